package main

import (
	"os/exec"
	"strings"
	"testing"
)

// allowed says what each part may import of ours: imports go one way, from the command down to the domain. A trailing
// slash takes in everything below.
var allowed = map[string][]string{
	"locuri/cmd/":         {"locuri/api", "locuri/api/early", "locuri/web", "locuri/geo", "locuri/geo/", "locuri/migrations"},
	"locuri/api":          {"locuri/api/early", "locuri/geo", "locuri/geo/cql2", "locuri/geo/format", "locuri/geo/auth"},
	"locuri/api/early":    {},
	"locuri/bench":        {"locuri/geo/cluster"},
	"locuri/web":          {},
	"locuri/web/e2e/":     {"locuri/geo/auth/optest"},
	"locuri/migrations":   {},
	"locuri/geo":          {},
	"locuri/geo/auth":     {},
	"locuri/geo/auth/":    {},
	"locuri/geo/cql2":     {"locuri/geo"},
	"locuri/geo/format":   {"locuri/geo"},
	"locuri/geo/mail":     {"locuri/geo", "locuri/geo/auth"},
	"locuri/geo/photo":    {"locuri/geo"},
	"locuri/geo/blob":     {"locuri/geo"},
	"locuri/geo/photo/":   {"locuri/geo", "locuri/geo/photo"},
	"locuri/geo/jobs":     {"locuri/geo"},
	"locuri/geo/cluster":  {},
	"locuri/geo/demo":     {"locuri/geo", "locuri/geo/format"},
	"locuri/geo/postgis":  {"locuri/geo"},
	"locuri/geo/postgis/": {"locuri/geo", "locuri/geo/postgis", "locuri/geo/cluster", "locuri/migrations"},
}

func TestImportsGoOneWay(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}:{{range .Imports}} {{.}}{{end}}`, "locuri/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		importer, imports, _ := strings.Cut(strings.TrimSpace(line), ":")
		rule, known := ruleFor(importer)
		if !known {
			t.Errorf("%s has no place in the layout; give it one here and in ARCHITECTURE.md", importer)
		}
		for _, imported := range strings.Fields(imports) {
			if strings.HasPrefix(imported, "locuri/") && !matches(imported, rule) {
				t.Errorf("%s imports %s, which it may not", importer, imported)
			}
		}
	}
}

// ruleFor gives the rule of the package itself, or of the folder it lies in.
func ruleFor(importer string) ([]string, bool) {
	if rule, ok := allowed[importer]; ok {
		return rule, true
	}
	for name, rule := range allowed {
		if strings.HasSuffix(name, "/") && strings.HasPrefix(importer, name) {
			return rule, true
		}
	}
	return nil, false
}

func matches(imported string, rule []string) bool {
	for _, name := range rule {
		if imported == name || strings.HasSuffix(name, "/") && strings.HasPrefix(imported, name) {
			return true
		}
	}
	return false
}
