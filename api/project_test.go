package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
)

func TestOrganisationRoutes(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	zoe := s.as(s.account("zoe", geo.Administrator))
	s.nobody().do("POST", "/api/organisations", `{"slug":"foto","title":"Foto"}`).want(http.StatusUnauthorized)
	s.as(s.account("mod", geo.Moderator)).do("POST", "/api/organisations", `{"slug":"foto","title":"Foto"}`).want(http.StatusForbidden)
	zoe.do("POST", "/api/organisations", `{"slug":"Foto","title":""}`).wantFields("slug", "title")
	made := zoe.do("POST", "/api/organisations", `{"slug":"foto","title":"Foto"}`).want(http.StatusCreated)
	if made.Header.Get("Location") != "http://locuri.example/api/organisations/foto" {
		t.Errorf("got Location %q", made.Header.Get("Location"))
	}
	zoe.do("POST", "/api/organisations", `{"slug":"foto","title":"Foto"}`).want(http.StatusConflict)

	one := s.nobody().do("GET", "/api/organisations/foto", "").want(http.StatusOK)
	if one.Header.Get("ETag") != made.Header.Get("ETag") {
		t.Errorf("the ETag of the answer to a write is %s, of a GET %s", made.Header.Get("ETag"), one.Header.Get("ETag"))
	}
	s.nobody().with("If-None-Match", one.Header.Get("ETag")).do("GET", "/api/organisations/foto", "").want(http.StatusNotModified)
	list := s.nobody().do("GET", "/api/organisations", "").want(http.StatusOK)
	s.nobody().with("If-None-Match", list.Header.Get("ETag")).do("GET", "/api/organisations", "").want(http.StatusNotModified)
	s.nobody().do("GET", "/api/organisations/none", "").want(http.StatusNotFound)
	s.nobody().do("GET", "/api/organisations/%00", "").want(http.StatusNotFound)
	s.nobody().do("GET", "/api/organisations/%ff", "").want(http.StatusNotFound)

	admin, editor := s.as(s.partner("ana", "foto", geo.Admin)), s.as(s.partner("ion", "foto", geo.Editor))
	editor.do("PATCH", "/api/organisations/foto", `{"title":"x"}`).want(http.StatusForbidden)
	s.nobody().do("PATCH", "/api/organisations/foto", `{"title":"x"}`).want(http.StatusUnauthorized)
	seen := admin.with("If-Match", one.Header.Get("ETag"))
	after := bodyOf[geo.Organisation](seen.do("PATCH", "/api/organisations/foto", `{"title":"Foto nou","summary":{"ro":"Poze","en":"Photos"}}`).want(http.StatusOK))
	if after.Title != "Foto nou" || after.Version != 2 {
		t.Errorf("got %+v", after)
	}
	seen.do("PATCH", "/api/organisations/foto", `{"title":"x"}`).want(http.StatusPreconditionFailed)
	after = bodyOf[geo.Organisation](admin.do("PATCH", "/api/organisations/foto", `{"summary":{"en":null}}`).want(http.StatusOK))
	if len(after.Summary) != 1 || after.Summary["ro"] != "Poze" || after.Title != "Foto nou" {
		t.Errorf("null did not take one language away: %+v", after)
	}
	admin.do("PATCH", "/api/organisations/foto", `{"slug":"x"}`).wantFields("slug")
	admin.do("PATCH", "/api/organisations/foto", `{"website":"ftp://x"}`).wantFields("website")
}

func TestMemberRoutes(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.partner("ana", "foto", geo.Admin)
	admin, editor := s.as(ana), s.as(s.partner("ion", "foto", geo.Editor))
	eva := s.account("eva", geo.Resident)
	const members = "/api/organisations/foto/members"
	evaPath := fmt.Sprintf("%s/%d", members, eva.AccountID)
	for _, test := range []struct {
		client *client
		status int
	}{
		{s.nobody(), http.StatusUnauthorized},
		{editor, http.StatusForbidden},
		{s.as(s.account("mod", geo.Moderator)), http.StatusForbidden},
		{s.as(s.partner("ola", "teatru", geo.Admin)), http.StatusForbidden},
		{s.withToken(ana, geo.Scopes...), http.StatusForbidden},
		{admin, http.StatusOK},
	} {
		test.client.do("GET", members, "").want(test.status)
		test.client.do("POST", members, `{"email":"eva@example.org","role":"editor"}`).want(test.status)
		if test.status != http.StatusOK {
			test.client.do("DELETE", evaPath, "").want(test.status)
		}
	}
	admin.do("DELETE", evaPath, "").want(http.StatusNoContent)
	admin.do("DELETE", evaPath, "").want(http.StatusNotFound)
	admin.do("DELETE", fmt.Sprintf("%s/%d", members, ana.AccountID), "").want(http.StatusConflict)
	admin.do("POST", members, `{"email":"unknown@example.org","role":"editor"}`).want(http.StatusNotFound)
	admin.do("POST", members, `{"email":"eva@example.org","role":"owner"}`).wantFields("role")
}

func TestProgrammeRoutes(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	zoe := s.as(s.account("zoe", geo.Administrator))
	const path, body = "/api/programmes/bega", `{"title":{"ro":"Bega!"}}`
	s.nobody().do("PUT", path, body).want(http.StatusUnauthorized)
	s.as(s.partner("ana", "foto", geo.Admin)).do("PUT", path, body).want(http.StatusForbidden)
	zoe.do("PUT", path, `{"title":{}}`).wantFields("title_ro")
	zoe.do("PUT", "/api/programmes/Not_a_slug", body).wantFields("slug")
	first := zoe.do("PUT", path, body).want(http.StatusOK)
	zoe.do("PUT", path, body).want(http.StatusOK) // without If-Match the last writer wins
	zoe.with("If-Match", first.Header.Get("ETag")).do("PUT", path, body).want(http.StatusPreconditionFailed)
	zoe.with("If-Match", `"nonsense"`).do("PUT", path, body).want(http.StatusPreconditionFailed)
	got := s.nobody().do("GET", path, "").want(http.StatusOK)
	s.nobody().with("If-None-Match", got.Header.Get("ETag")).do("GET", path, "").want(http.StatusNotModified)
	if g := bodyOf[geo.Programme](got); g.Version != 2 || g.Title["ro"] != "Bega!" {
		t.Errorf("got %+v", g)
	}
	s.nobody().do("GET", "/api/programmes/none", "").want(http.StatusNotFound)
	if a := s.nobody().do("GET", "/api/programmes", "").want(http.StatusOK); !strings.Contains(string(a.body), `"bega"`) {
		t.Errorf("got %s", a.body)
	}
}

func TestProjectRoutes(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.partner("ana", "foto", geo.Editor)
	eva := s.as(s.partner("eva", "teatru", geo.Admin))
	in := s.as(ana)
	must(t, s.db.SaveProgramme(t.Context(), system, &geo.Programme{Slug: "bega", Title: geo.Text{"ro": "Bega!"}}))
	const body = `{"organisation":"foto","programme":"bega","title":{"ro":"Lumini","en":"Lights"},"starts":"2023-05"}`
	s.nobody().do("POST", "/api/projects", body).want(http.StatusUnauthorized)
	eva.do("POST", "/api/projects", body).want(http.StatusForbidden)
	s.withToken(ana, geo.ScopeRead, geo.ScopePlaces).do("POST", "/api/projects", body).want(http.StatusForbidden)
	in.do("POST", "/api/projects", `{"organisation":"foto","title":{}}`).wantFields("title_ro")
	in.do("POST", "/api/projects", `{"organisation":"foto","title":{"ro":1}}`).want(http.StatusBadRequest)
	in.do("POST", "/api/projects", `{"organisation":"foto","title":{"ro":"x"},"example":true}`).wantFields("example")
	made := s.withToken(ana, geo.ScopeProjects).do("POST", "/api/projects", body).want(http.StatusCreated)
	p := bodyOf[geo.Project](made)
	path := fmt.Sprintf("/api/projects/%d", p.ID)
	if p.Life != geo.Planned || p.Programme.Slug != "bega" || p.Starts != "2023-05" || !strings.HasSuffix(made.Header.Get("Location"), path) {
		t.Errorf("got %s", made.body)
	}
	tag := s.nobody().do("GET", path, "").want(http.StatusOK).Header.Get("ETag")
	s.nobody().with("If-None-Match", tag).do("GET", path, "").want(http.StatusNotModified)

	s.nobody().do("PATCH", path, `{"starts":null}`).want(http.StatusUnauthorized)
	eva.do("PATCH", path, `{"starts":null}`).want(http.StatusForbidden)
	p = bodyOf[geo.Project](in.with("If-Match", tag).do("PATCH", path, `{"starts":null,"programme":null,"title":{"en":null},"life":"live"}`).want(http.StatusOK))
	if p.Starts != "" || p.Programme != nil || len(p.Title) != 1 || p.Life != geo.Live || p.Version != 2 {
		t.Errorf("got %+v", p)
	}
	in.with("If-Match", tag).do("PATCH", path, `{"starts":"2024"}`).want(http.StatusPreconditionFailed)
	in.do("PATCH", path, `{"organisation":"teatru"}`).wantFields("organisation")
	in.do("PATCH", path, `{"programme":"none"}`).wantFields("programme")
	in.do("PATCH", path, `{"life":"dead","ends":"soon"}`).want(http.StatusBadRequest)
	s.nobody().do("DELETE", path, "").want(http.StatusUnauthorized)
	eva.do("DELETE", path, "").want(http.StatusForbidden)
	in.with("If-Match", tag).do("DELETE", path, "").want(http.StatusPreconditionFailed)
	in.do("DELETE", path, "").want(http.StatusNoContent)
	in.do("DELETE", path, "").want(http.StatusNotFound)
	s.nobody().do("GET", path, "").want(http.StatusNotFound)
	s.nobody().do("GET", "/api/projects/x", "").want(http.StatusNotFound)
}

func TestProjectListHasPages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.partner("ana", "foto", geo.Editor)
	for _, title := range []string{"Trei", "Unu", "Doi"} {
		must(t, s.db.CreateProject(t.Context(), system, &geo.Project{Organisation: geo.Named{Slug: "foto"}, Title: geo.Text{"ro": title}, Life: geo.Planned}))
	}
	type list struct {
		Projects []geo.Project
		Next     string
	}
	first := s.nobody().do("GET", "/api/projects?limit=2&organisation=foto", "").want(http.StatusOK)
	page := bodyOf[list](first)
	if len(page.Projects) != 2 || page.Projects[0].Title["ro"] != "Doi" || page.Next == "" {
		t.Fatalf("got %s", first.body)
	}
	s.nobody().with("If-None-Match", first.Header.Get("ETag")).do("GET", "/api/projects?limit=2&organisation=foto", "").want(http.StatusNotModified)
	last := bodyOf[list](s.nobody().do("GET", strings.TrimPrefix(page.Next, "http://locuri.example"), "").want(http.StatusOK))
	if len(last.Projects) != 1 || last.Projects[0].Title["ro"] != "Unu" || last.Next != "" {
		t.Errorf("got %+v", last)
	}
	s.nobody().do("GET", "/api/projects?after=x", "").wantFields("after")
	s.nobody().do("GET", "/api/projects?q=%00", "").wantFields("q")
	s.nobody().do("GET", "/api/projects?colour=red", "").wantFields("colour")
}

// newPlace makes a place and gives its number.
func (s *site) newPlace(title string, publication geo.Publication) int64 {
	s.t.Helper()
	p := &geo.Place{
		Kind: geo.Space, Category: "square", Title: geo.Text{"ro": title}, Life: geo.Live, Publication: publication, Geometry: orb.Point{21.22, 45.75},
	}
	must(s.t, s.db.CreatePlace(s.t.Context(), system, p, ""))
	return p.ID
}

type tagsResult struct {
	Tags    []geo.Tag
	Clashes []geo.Clash
}

func TestTagRoutes(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.partner("ana", "foto", geo.Editor)
	in, eva := s.as(ana), s.as(s.partner("eva", "teatru", geo.Admin))
	one, two, hidden := s.newPlace("Unu", geo.Published), s.newPlace("Doi", geo.Published), s.newPlace("Ascuns", geo.Draft)
	ours, theirs := &geo.Project{Organisation: geo.Named{Slug: "foto"}, Title: geo.Text{"ro": "Al nostru"}, Life: geo.Planned},
		&geo.Project{Organisation: geo.Named{Slug: "teatru"}, Title: geo.Text{"ro": "Al lor"}, Life: geo.Planned}
	must(t, s.db.CreateProject(t.Context(), system, ours))
	must(t, s.db.CreateProject(t.Context(), system, theirs))
	eva.do("POST", fmt.Sprintf("/api/projects/%d/tags", theirs.ID), fmt.Sprintf(`{"places":[%d],"role":"venue","starts":"2023-05"}`, one)).want(http.StatusOK)

	path := fmt.Sprintf("/api/projects/%d/tags", ours.ID)
	body := fmt.Sprintf(`{"places":[%d,%d],"role":"site","note":"seara"}`, two, one)
	s.nobody().do("POST", path, body).want(http.StatusUnauthorized)
	eva.do("POST", path, body).want(http.StatusForbidden)
	s.as(s.account("mod", geo.Moderator)).do("POST", path, body).want(http.StatusForbidden)
	in.do("POST", path, fmt.Sprintf(`{"places":[%d,%d,99999],"role":"site"}`, one, hidden)).wantFields("places[1]", "places[2]")
	in.do("POST", path, fmt.Sprintf(`{"places":[%d,%d],"role":"owner","starts":"2023","ends":"2022"}`, one, two)).wantFields("role", "ends")
	in.do("POST", path, `{"places":[],"role":"site"}`).wantFields("places")
	in.do("POST", "/api/projects/9999/tags", body).want(http.StatusNotFound)

	dry := bodyOf[tagsResult](in.do("POST", path, strings.Replace(body, "{", `{"dry_run":true,`, 1)).want(http.StatusOK))
	if len(dry.Tags) != 0 || len(dry.Clashes) != 1 || dry.Clashes[0].PlaceID != one || dry.Clashes[0].Project.ID != theirs.ID {
		t.Errorf("got %+v", dry)
	}
	if got := s.nobody().do("GET", path, "").want(http.StatusOK); !strings.Contains(string(got.body), `"tags":[]`) {
		t.Errorf("dry_run wrote %s", got.body)
	}
	done := bodyOf[tagsResult](in.do("POST", path, body).want(http.StatusOK))
	if len(done.Tags) != 2 || done.Tags[0].PlaceID != two || done.Tags[1].Note != "seara" || len(done.Clashes) != 1 {
		t.Errorf("got %+v", done)
	}
	s.checkTagLists(path, one, hidden)

	tag := fmt.Sprintf("/api/tags/%d", done.Tags[1].ID)
	s.nobody().do("PATCH", tag, `{"note":"x"}`).want(http.StatusUnauthorized)
	eva.do("PATCH", tag, `{"note":"x"}`).want(http.StatusForbidden)
	after := bodyOf[tagsResult](in.do("PATCH", tag, `{"ends":"2023-04","note":null}`).want(http.StatusOK))
	if len(after.Clashes) != 0 || after.Tags[0].Ends != "2023-04" || after.Tags[0].Note != "" || after.Tags[0].Role != geo.Site {
		t.Errorf("got %+v", after)
	}
	in.do("PATCH", tag, `{"place_id":1}`).wantFields("place_id")
	in.do("PATCH", tag, `{"starts":"2024"}`).wantFields("ends")
	eva.do("DELETE", tag, "").want(http.StatusForbidden)
	in.do("DELETE", tag, "").want(http.StatusNoContent)
	in.do("DELETE", tag, "").want(http.StatusNotFound)
}

// checkTagLists reads the tags by project and by place, as nobody.
func (s *site) checkTagLists(byProject string, place, hidden int64) {
	s.t.Helper()
	list := s.nobody().do("GET", byProject, "").want(http.StatusOK)
	if tags := bodyOf[tagsResult](list).Tags; len(tags) != 2 || tags[0].Place == nil || tags[0].Place.Title["ro"] != "Doi" {
		s.t.Errorf("by project: %s", list.body)
	}
	s.nobody().with("If-None-Match", list.Header.Get("ETag")).do("GET", byProject, "").want(http.StatusNotModified)
	list = s.nobody().do("GET", fmt.Sprintf("/api/places/%d/tags", place), "").want(http.StatusOK)
	if tags := bodyOf[tagsResult](list).Tags; len(tags) != 2 || tags[0].Project == nil || tags[0].Project.Title["ro"] != "Al lor" {
		s.t.Errorf("by place: %s", list.body)
	}
	s.nobody().do("GET", fmt.Sprintf("/api/places/%d/tags", hidden), "").want(http.StatusNotFound)
	s.nobody().do("GET", "/api/projects/9999/tags", "").want(http.StatusNotFound)
}
