package api_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"

	"locuri/geo"
)

const (
	visitors = `{"title":{"ro":"Vizitatori"},"unit":{"ro":"vizitatori"},"counts":{"ro":"Cine intră"},"excludes":{"ro":"Cine trece"},` +
		`"source":{"ro":"Rapoarte"},"method":{"ro":"Numărare"},"adding":"projects","adding_how":{"ro":"Pe proiecte"}}`
	ourObservation = `{"uuid":"{uuid}","indicator":"visitors","organisation":"ours","value":120,"starts":"2023","source":"raport.example"}`
)

// observation makes a fresh observation of ours.
func (w *world) observation() int64 {
	o := &geo.Observation{
		UUID: uuid.NewString(), Indicator: geo.Named{Slug: "visitors"}, Organisation: geo.Named{Slug: "ours"},
		ObservationReport: geo.ObservationReport{Value: 120, Qualifier: geo.Exactly, Period: geo.Period{Starts: "2023"}, Source: "raport.example"},
	}
	must(w.t, w.db.AddObservation(w.t.Context(), system, o))
	return o.ID
}

// reportNumber sends an observation of ours with other or more fields.
func (w *world) reportNumber(more string) *answer {
	w.t.Helper()
	var fields, changes map[string]any
	must(w.t, json.Unmarshal([]byte(w.fill(ourObservation, "editor")), &fields))
	must(w.t, json.Unmarshal([]byte(w.fill(more, "editor")), &changes))
	for k, v := range changes {
		fields[k] = v
	}
	body, err := json.Marshal(fields)
	must(w.t, err)
	return w.by("editor").do("POST", "/api/observations", string(body))
}

func TestObservationIsRefusedByField(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	hidden := w.proposal().PlaceID
	for more, want := range map[string]string{
		`{"value":-1}`:                                  "value not_a_value",
		`{"value":1.23456}`:                             "value not_a_value",
		`{"value":1e13}`:                                "value not_a_value",
		`{"qualifier":"maybe"}`:                         "qualifier not_allowed",
		`{"starts":""}`:                                 "starts required",
		`{"starts":"2023-13"}`:                          "starts not_a_date",
		`{"starts":"2023","ends":"2022"}`:               "ends before_start",
		`{"source":" "}`:                                "source required",
		`{"evidence":"javascript:alert(1)"}`:            "evidence not_a_url",
		`{"indicator":"none"}`:                          "indicator not_found",
		`{"organisation":"none"}`:                       "organisation not_found",
		`{"organisation":""}`:                           "organisation required",
		`{"project":99999}`:                             "project not_found",
		`{"programme":"none"}`:                          "programme not_found",
		`{"neighbourhood":"none"}`:                      "neighbourhood not_found",
		fmt.Sprintf(`{"place":%d}`, hidden):             "place not_found",
		`{"photo":99999}`:                               "photo not_found",
		`{"programme":"bega","neighbourhood":"centru"}`: "project one_scope",
		`{"uuid":"x"}`:                                  "uuid not_a_uuid",
		`{"note":"` + strings.Repeat("a", 2001) + `"}`:  "note too_long",
		`{"method":"bell \u0007"}`:                      "method control_character",
	} {
		a := w.reportNumber(more)
		e := bodyOf[struct{ Errors []geo.FieldError }](a).Errors
		if a.StatusCode != http.StatusBadRequest || len(e) != 1 || e[0].Field+" "+e[0].Code != want {
			t.Errorf("%s: got %d %s, want %s", more, a.StatusCode, a.body, want)
		}
	}
	if n := w.count(`select count(*) from observation`); n != 0 {
		t.Errorf("%d were kept", n)
	}
}

func TestObservationLives(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first := w.reportNumber(`{"uuid":"0a7d6c9e-3b1f-4a57-9d5e-8f0f3f8f1a11","qualifier":"over","value":200,"neighbourhood":"centru"}`).want(http.StatusCreated)
	o := bodyOf[geo.Observation](first)
	if o.Ends != "2023" || o.State != geo.ReportedState || o.Qualifier != geo.Over || o.Neighbourhood.Slug != "centru" {
		t.Errorf("got %s", first.body)
	}
	again := bodyOf[geo.Observation](w.reportNumber(`{"uuid":"0a7d6c9e-3b1f-4a57-9d5e-8f0f3f8f1a11"}`).want(http.StatusCreated))
	if again.ID != o.ID || again.Value != 200 {
		t.Errorf("sent twice it became %+v", again)
	}
	path := fmt.Sprintf("/api/observations/%d", o.ID)
	confirmed := bodyOf[geo.Observation](w.by("planner").with("If-Match", first.Header.Get("ETag")).do("PUT", path+"/confirmation", "").want(http.StatusOK))
	if confirmed.State != geo.ConfirmedState || confirmed.ConfirmedBy != "Planner" || confirmed.ConfirmedAt == nil {
		t.Errorf("got %+v", confirmed)
	}
	w.by("editor").with("If-Match", first.Header.Get("ETag")).do("PATCH", path, `{"value":1}`).want(http.StatusPreconditionFailed)
	changed := bodyOf[geo.Observation](w.by("editor").do("PATCH", path, `{"value":210,"neighbourhood":null,"programme":"bega"}`).want(http.StatusOK))
	if changed.State != geo.ReportedState || changed.ConfirmedBy != "" || changed.Programme.Slug != "bega" || changed.Neighbourhood != nil {
		t.Errorf("a change leaves it confirmed: %+v", changed)
	}
	w.by("administrator").do("PUT", "/api/indicators/visitors", strings.Replace(visitors, `"adding":`, `"retired":true,"adding":`, 1)).want(http.StatusOK)
	w.reportNumber(`{}`).want(http.StatusConflict)
	w.by("editor").do("DELETE", path, "").want(http.StatusNoContent)
	w.nobody().do("GET", path, "").want(http.StatusNotFound)
}

func TestNobodyConfirmsTheirOwn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.join("ours", "planner", geo.Editor)
	path := fmt.Sprintf("/api/observations/%d/confirmation", bodyOf[geo.Observation](w.reportNumber(`{}`)).ID)
	w.by("planner").do("PUT", path, "").want(http.StatusForbidden)
	w.by("moderator").do("PUT", path, "").want(http.StatusOK)
	own := bodyOf[geo.Observation](w.by("administrator").do("POST", "/api/observations", w.fill(ourObservation, "administrator")).want(http.StatusCreated)).ID
	w.by("administrator").do("PUT", fmt.Sprintf("/api/observations/%d/confirmation", own), "").want(http.StatusForbidden)
	fabric := bodyOf[geo.Observation](w.reportNumber(`{"neighbourhood":"fabric"}`)).ID
	w.by("elsewhere").do("PUT", fmt.Sprintf("/api/observations/%d/confirmation", fabric), "").want(http.StatusOK)
}

func TestIndicatorNeedsItsRule(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	put := func(body string) *answer { return w.by("administrator").do("PUT", "/api/indicators/new", body) }
	e := bodyOf[struct{ Errors []geo.FieldError }](put(`{"title":{},"unit":{},"counts":{},"excludes":{},"source":{},"method":{},"adding":"projects"}`)).Errors
	if len(e) != 7 {
		t.Errorf("got %v", e)
	}
	put(strings.Replace(visitors, `"projects"`, `"always"`, 1)).want(http.StatusBadRequest)
	put(visitors).want(http.StatusOK)
	w.by("administrator").with("If-None-Match", "*").do("PUT", "/api/indicators/new", visitors).want(http.StatusConflict)
	w.by("administrator").with("If-Match", `"7-x"`).do("PUT", "/api/indicators/new", visitors).want(http.StatusPreconditionFailed)
}

func TestImpactRefusesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for query, want := range map[string]string{
		"year=20":                      "year",
		"year=x":                       "year",
		"by=moon":                      "by",
		"by=stretch":                   "river",
		"from_km=1":                    "river",
		"river=bega&from_km=x":         "from_km",
		"river=bega&from_km=3&to_km=2": "to_km",
		"f=xls":                        "f",
		"lang=tlh":                     "lang",
		"nonsense=1":                   "nonsense",
	} {
		e := bodyOf[struct{ Errors []geo.FieldError }](w.nobody().ask("GET", "/api/impact?"+query, "").want(http.StatusBadRequest)).Errors
		if len(e) == 0 || e[0].Field != want {
			t.Errorf("%s: got %v", query, e)
		}
	}
	w.nobody().do("GET", "/api/impact/records?measure=none", "").want(http.StatusNotFound)
	w.nobody().do("GET", "/api/impact/records?measure=spaces&after=x", "").want(http.StatusBadRequest)
}

func TestTablesHoldNoFormula(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.reportNumber(`{"source":"=HYPERLINK(\"https://evil.example\")","note":"+1","method":"@x"}`).want(http.StatusCreated)
	a := w.nobody().do("GET", "/api/observations?f=csv", "").want(http.StatusOK)
	rows, err := csv.NewReader(strings.NewReader(string(a.body))).ReadAll()
	must(t, err)
	if len(rows) != 2 || !strings.HasPrefix(rows[1][16], "'=") || rows[1][20] != "'+1" || rows[1][17] != "'@x" || rows[1][0] != "reported" {
		t.Errorf("got %q", rows)
	}
	a = w.nobody().do("GET", "/api/impact?f=csv&by=neighbourhood&lang=en", "").want(http.StatusOK)
	rows, err = csv.NewReader(strings.NewReader(string(a.body))).ReadAll()
	must(t, err)
	if len(rows) != 1+3*len(geo.Measures) || rows[1][0] != "derived" || rows[1][2] != "Public spaces" || rows[1][7] == "" {
		t.Errorf("got %d rows: %q", len(rows), rows[1])
	}
	if a.Header.Get("Content-Disposition") != `attachment; filename="impact-derived.csv"` {
		t.Errorf("got %q", a.Header.Get("Content-Disposition"))
	}
}
