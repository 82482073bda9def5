package api

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.yaml.in/yaml/v3"

	"locuri/geo"
)

//go:embed openapi/*.yaml
var openapiFiles embed.FS

const openapiType = "application/vnd.oai.openapi+json;version=3.0"

// asOpenAPI is the document as JSON.
var asOpenAPI = mediaFormat{"json", openapiType, jsonType, "OpenAPI 3.0"}

// definition is the OpenAPI document as it is kept: a file for each noun, put together.
var definition = sync.OnceValues(func() (map[string]any, error) {
	names, err := fs.Glob(openapiFiles, "openapi/*.yaml")
	if err != nil {
		return nil, err
	}
	document := map[string]any{}
	for _, name := range names {
		text, err := openapiFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var part map[string]any
		if err := yaml.Unmarshal(text, &part); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if err := join(document, part, ""); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return document, nil
})

// join puts a part of a document into the whole. Only objects may be in several parts; what is in two is an error.
func join(whole, part map[string]any, at string) error {
	for key, value := range part {
		there, taken := whole[key]
		if !taken {
			whole[key] = value
			continue
		}
		object, isObject := there.(map[string]any)
		more, isToo := value.(map[string]any)
		if !isObject || !isToo || len(at) > 0 && strings.HasPrefix(at, "paths") {
			return fmt.Errorf("%s%s is in another part already", at, key)
		}
		if err := join(object, more, at+key+"/"); err != nil {
			return err
		}
	}
	return nil
}

func (a *API) getDefinition(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	f, err := negotiate(w, r, p, asOpenAPI, mediaFormat{"json", "application/vnd.oai.openapi+json", "", "OpenAPI"}, asHTML)
	if err != nil {
		return err
	}
	if err := p.err(); err != nil {
		return err
	}
	if f == asHTML {
		addLinks(w, a.selfLinks(r, f, asOpenAPI, asHTML))
		return a.writeDefinitionPage(w, r)
	}
	addLinks(w, a.selfLinks(r, asOpenAPI, asOpenAPI, asHTML))
	collections, err := a.store.AllCollections(r.Context())
	if err != nil {
		return err
	}
	text, err := a.described.of(a.base(r), collections)
	if err != nil {
		return fmt.Errorf("read openapi: %w", err)
	}
	return a.writeFixed(w, r, openapiType, text)
}

// memo keeps the last document that was made: nearly all clients name the server by one address, and partners seldom change.
type memo struct{ last atomic.Pointer[described] }

type described struct {
	base        string
	collections []*geo.Collection
	text        json.RawMessage
}

// of gives the document for a server with these collections.
func (m *memo) of(base string, collections []*geo.Collection) (json.RawMessage, error) {
	same := func(a, b *geo.Collection) bool { return a.ID == b.ID }
	if d := m.last.Load(); d != nil && d.base == base && slices.EqualFunc(d.collections, collections, same) {
		return d.text, nil
	}
	document, err := served(base+"/api", collections)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(document)
	if err == nil {
		m.last.Store(&described{base, collections, text})
	}
	return text, err
}

// served makes the document that clients get of the one that is kept. GDAL and QGIS look for the path of each collection
// in full, "/collections/places/items", relative to the server: templates they do not know. So the server is /api, and
// the templated paths of features stand there once more for every collection, with its own parameters.
func served(server string, collections []*geo.Collection) (map[string]any, error) {
	kept, err := definition()
	if err != nil {
		return nil, err
	}
	document := maps.Clone(kept)
	document["servers"] = []any{map[string]any{"url": server}}
	paths := map[string]any{}
	keptPaths, _ := kept["paths"].(map[string]any)
	for path, item := range keptPaths {
		if below, ok := strings.CutPrefix(path, "/api"); ok {
			if below == "" {
				below = "/"
			}
			paths[below] = item
		}
	}
	const template = "/collections/{collectionId}"
	for _, c := range collections {
		for _, suffix := range []string{"/items", "/items/{featureId}"} {
			item, _ := paths[template+suffix].(map[string]any)
			paths["/collections/"+c.ID+suffix] = ofCollection(item, c, suffix == "/items")
		}
	}
	document["paths"] = paths
	return document, nil
}

// ofCollection is a templated path item for one collection: without the parameter that names it, with its queryables as
// parameters of the list, and without writing where there is none.
func ofCollection(item map[string]any, c *geo.Collection, list bool) map[string]any {
	own := maps.Clone(item)
	own["parameters"] = slices.DeleteFunc(asList(item["parameters"]), func(p any) bool { return refOf(p) == "#/components/parameters/collectionId" })
	if len(asList(own["parameters"])) == 0 {
		delete(own, "parameters")
	}
	for _, method := range []string{"get", "post", "put", "patch", "delete"} {
		operation, there := item[method].(map[string]any)
		if !there {
			continue
		}
		if method != "get" && !c.Writable() {
			delete(own, method)
			continue
		}
		operation = maps.Clone(operation)
		operation["operationId"] = fmt.Sprint(operation["operationId"]) + "." + c.ID
		if method == "get" && list {
			operation["parameters"] = listParameters(asList(operation["parameters"]), c)
		}
		own[method] = operation
	}
	return own
}

// listParameters are the parameters of a list: those of the document, without those of places elsewhere, and one for each
// plain queryable. QGIS reads those only that say style and explode.
func listParameters(kept []any, c *geo.Collection) []any {
	var out []any
	for _, p := range kept {
		if refOf(p) == "#/components/parameters/sortby" && !c.OfPlaces() {
			out = append(out, map[string]any{"name": "sortby", "in": "query", "description": "The order, a sortable", "style": "form", "explode": false,
				"schema": map[string]any{"type": "string", "enum": sortsOf(c), "default": geo.SortID}})
			continue
		}
		if c.OfPlaces() || slices.Contains(generalParameters, refOf(p)[strings.LastIndexByte(refOf(p), '/')+1:]) {
			out = append(out, p)
		}
	}
	for _, f := range c.Fields() {
		if f.Queryable && f.Plain() && !slices.ContainsFunc(out, func(p any) bool { return strings.HasSuffix(refOf(p), "/"+f.Name) }) {
			out = append(out, map[string]any{"name": f.Name, "in": "query", "description": f.Title["en"], "style": "form", "explode": false, "schema": fieldSchema(&f, "en")})
		}
	}
	return out
}

// generalParameters are those of every list of features.
var generalParameters = []string{"limit", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "after", "ids", "f", "resultType"}

func asList(v any) []any {
	list, _ := v.([]any)
	return slices.Clone(list)
}

// refOf gives what a reference leads to, "" for what is none.
func refOf(v any) string {
	object, _ := v.(map[string]any)
	ref, _ := object["$ref"].(string)
	return ref
}

// writeFixed writes what changes with its content alone: the ETag is a hash of it.
func (a *API) writeFixed(w http.ResponseWriter, r *http.Request, mediaType string, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if fresh(w, r, "W/"+contentTag(0, body)) {
		return nil
	}
	return writeAs(w, http.StatusOK, mediaType, json.RawMessage(body))
}
