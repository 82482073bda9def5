package api_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"locuri/geo"
)

func number(id int64) string { return strconv.FormatInt(id, 10) }

type organisationPage struct {
	Organisations []geo.Organisation
	Next          string
}

// The list is found by words of the name however they are written, and is read page by page.
func TestOrganisationsAreListed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i, title := range []string{"Știință pe mal", "Asociația Prin Banat", "Teatrul Ș", "Atelier", "Zidari"} {
		must(t, w.db.CreateOrganisation(t.Context(), system, &geo.Organisation{Slug: fmt.Sprintf("o%d", i), Title: title}))
	}
	_, err := w.db.GiveSeal(t.Context(), system, "o3", geo.Seal{Authority: "Primăria"})
	must(t, err)
	for query, want := range map[string]string{
		"":                     "Asociația Prin Banat, Atelier, ours, Știință pe mal, Teatrul Ș, theirs, Zidari",
		"?q=stiinta":           "Știință pe mal",
		"?q=banat+asociatia":   "Asociația Prin Banat",
		"?q=Şi+mal":            "Știință pe mal",
		"?q=nimic":             "",
		"?sealed=true":         "Atelier",
		"?sealed=true&q=zidar": "",
	} {
		page := bodyOf[organisationPage](w.nobody().do("GET", "/api/organisations"+query, "").want(http.StatusOK))
		if got := organisationNames(page); got != want || page.Next != "" {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
	var read []string
	for path := "/api/organisations?limit=2"; path != ""; {
		page := bodyOf[organisationPage](w.nobody().do("GET", path, "").want(http.StatusOK))
		read = append(read, organisationNames(page))
		path = strings.TrimPrefix(page.Next, "http://locuri.example")
	}
	if got := strings.Join(read, " | "); got != "Asociația Prin Banat, Atelier | ours, Știință pe mal | Teatrul Ș, theirs | Zidari" {
		t.Errorf("got %s", got)
	}
	w.nobody().ask("GET", "/api/organisations?limit=0&sealed=ja&x=1", "").want(http.StatusBadRequest)
	w.nobody().ask("GET", "/api/organisations?after=made-up", "").want(http.StatusBadRequest)
}

func organisationNames(page organisationPage) string {
	var all []string
	for _, o := range page.Organisations {
		all = append(all, o.Title)
	}
	return strings.Join(all, ", ")
}

func TestOrganisationLanguages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	const path = "/api/organisations/ours"
	o := bodyOf[geo.Organisation](w.by("admin").do("PATCH", path, `{"languages":["ro","hu","rom"]}`).want(http.StatusOK))
	if strings.Join(o.Languages, " ") != "ro hu rom" || o.Title != "ours" {
		t.Errorf("got %+v", o)
	}
	for _, bad := range []string{`["română"]`, `["RO"]`, `["ro-RO"]`, `[""]`, `["ro","en","hu","de","sr","fr","it","es","pt","uk","ru"]`} {
		w.by("admin").ask("PATCH", path, `{"languages":`+bad+`}`).wantFields("languages")
	}
	w.by("admin").ask("PATCH", path, `{"seal":{"authority":"Noi"}}`).wantFields("seal")
	w.by("admin").do("PATCH", path, `{"languages":null}`).want(http.StatusOK)
	made := bodyOf[geo.Organisation](w.by("administrator").do("POST", "/api/organisations", `{"slug":"noi","title":"Noi","languages":["en"]}`).want(http.StatusCreated))
	if strings.Join(made.Languages, " ") != "en" || made.Seal != nil || made.Logo != nil {
		t.Errorf("got %+v", made)
	}
}
