package api

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// writeDefinitionPage shows the document to a person: a table for each of its tags, in the order of the document. The
// paths of the single collections are left out: they are those of {collectionId}.
func (a *API) writeDefinitionPage(w http.ResponseWriter, r *http.Request) error {
	document, err := definition()
	if err != nil {
		return fmt.Errorf("read openapi: %w", err)
	}
	lang := language(r)
	page := &htmlPage{Title: pageWord(lang, "definition"), Lead: pageWord(lang, "defLead"), Crumbs: crumbs(lang, nil)[:1], Others: others(a, r, asOpenAPI)}
	for _, tag := range asList(document["tags"]) {
		tag, _ := tag.(map[string]any)
		page.Sections = append(page.Sections, section{
			Title: fmt.Sprint(tag["description"]),
			Head:  []cell{{Text: pageWord(lang, "method")}, {Text: pageWord(lang, "address")}, {Text: pageWord(lang, "parameters")}},
			Rows:  operationRows(document, fmt.Sprint(tag["name"])),
		})
	}
	return a.writeHTML(w, r, page)
}

// operationRows tell the operations of a tag.
func operationRows(document map[string]any, tag string) [][]cell {
	var rows [][]cell
	paths, _ := document["paths"].(map[string]any)
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		item, _ := paths[path].(map[string]any)
		for _, method := range []string{"get", "post", "put", "patch", "delete", "options"} {
			operation, there := item[method].(map[string]any)
			if !there || !slices.Contains(asList(operation["tags"]), any(tag)) {
				continue
			}
			rows = append(rows, []cell{{Text: strings.ToUpper(method)}, {Text: path, Code: true, Note: fmt.Sprint(operation["summary"])},
				{Text: strings.Join(parameterNames(operation), ", ")}})
		}
	}
	return rows
}

// parameterNames gives the names of an operation's parameters. Those that are referred to are called as in the reference.
func parameterNames(operation map[string]any) []string {
	var names []string
	for _, p := range asList(operation["parameters"]) {
		if ref := refOf(p); ref != "" {
			names = append(names, ref[strings.LastIndexByte(ref, '/')+1:])
			continue
		}
		own, _ := p.(map[string]any)
		names = append(names, fmt.Sprint(own["name"]))
	}
	return names
}
