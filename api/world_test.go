package api_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/auth"
)

// world is a site with a small city and one person of every sort.
type world struct {
	*site
	actors  map[string]geo.Actor // account by name
	clients map[string]*client   // session by name
	serial  atomic.Int64
	clashes func() (project, tag int64) // the same each time
}

// people are all sorts of people; editor and admin belong to the organisation "ours", outsider is admin of "theirs", and
// elsewhere is a planner of a neighbourhood in which nothing is.
var people = []string{"nobody", "resident", "editor", "admin", "outsider", "planner", "elsewhere", "moderator", "administrator"}

func newWorld(t *testing.T) *world {
	t.Helper()
	return newWorldOn(t, newSite(t))
}

func newWorldOn(t *testing.T, s *site) *world {
	t.Helper()
	w := &world{site: s, actors: map[string]geo.Actor{}, clients: map[string]*client{}}
	w.clashes = sync.OnceValues(w.clash)
	w.clients["nobody"] = w.nobody()
	w.makeCity()
	roles := map[string]geo.Role{"planner": geo.Planner, "elsewhere": geo.Planner, "moderator": geo.Moderator, "administrator": geo.Administrator}
	for _, name := range people[1:] {
		role := roles[name]
		if role == "" {
			role = geo.Resident
		}
		w.enter(name, role)
	}
	w.by("administrator").do("PATCH", fmt.Sprintf("/api/accounts/%d", w.actors["elsewhere"].AccountID), `{"areas":["fabric"]}`).want(200)
	for _, slug := range []string{"ours", "theirs"} {
		must(t, w.db.CreateOrganisation(t.Context(), system, &geo.Organisation{Slug: slug, Title: slug}))
	}
	w.join("ours", "admin", geo.Admin)
	w.join("ours", "editor", geo.Editor)
	w.join("theirs", "outsider", geo.Admin)
	must(t, w.db.SaveProgramme(t.Context(), system, &geo.Programme{Slug: "bega", Title: geo.Text{"ro": "Bega!"}}))
	w.by("administrator").do("PUT", "/api/indicators/visitors", visitors).want(200)
	return w
}

// enter makes an account and signs it in.
func (w *world) enter(name string, role geo.Role) {
	w.actors[name] = w.account(name, role)
	w.clients[name] = w.as(w.actors[name])
}

// by gives the client of a person.
func (w *world) by(name string) *client { return w.clients[name] }

func square(west, south, east, north float64) orb.Polygon {
	return orb.Polygon{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}
}

func (w *world) makeCity() {
	ctx, city := w.t.Context(), square(21.2, 45.7, 21.3, 45.8)
	must(w.t, w.db.SaveCity(ctx, system, &geo.City{Slug: "test", Title: geo.Text{"ro": "Oraș"}, ReachM: 1000, TimeZone: "Europe/Bucharest"}))
	centru := geo.Area{Slug: "centru", Title: geo.Text{"ro": "Centru"}, Label: orb.Point{21.25, 45.75}, Geometry: city}
	fabric := geo.Area{Slug: "fabric", Title: geo.Text{"ro": "Fabric"}, Label: orb.Point{21.305, 45.75}, Geometry: square(21.3, 45.7, 21.31, 45.8)}
	must(w.t, w.db.SaveAreaSet(ctx, system, &geo.AreaSet{Slug: "outline", Title: geo.Text{"ro": "outline"}}, []geo.Area{centru}))
	must(w.t, w.db.SaveAreaSet(ctx, system, &geo.AreaSet{Slug: "neighbourhoods", Title: geo.Text{"ro": "neighbourhoods"}}, []geo.Area{centru, fabric}))
	must(w.t, w.db.SaveRiver(ctx, system, &geo.River{Slug: "bega", Title: geo.Text{"ro": "Bega"}, OriginTitle: geo.Text{"ro": "Uzina"}, Axis: orb.LineString{{21.31, 45.75}, {21.19, 45.75}}}))
}

func (w *world) join(slug, name string, role geo.MemberRole) {
	_, err := w.db.SetMember(w.t.Context(), system, slug, name+"@example.org", role)
	must(w.t, err)
}

// place makes a fresh published place.
func (w *world) place() int64 {
	n := w.serial.Add(1)
	pl := &geo.Place{
		Kind: geo.Space, Category: "square", Title: geo.Text{"ro": fmt.Sprintf("Piața %d", n)}, Life: geo.Live,
		Publication: geo.Published, Geometry: geo.Rounded(orb.Point{21.22 + float64(n%50)*0.001, 45.76}),
	}
	must(w.t, w.db.CreatePlace(w.t.Context(), system, pl, "made for a test"))
	return pl.ID
}

// sensitive makes a fresh published place that is not everybody's to find.
func (w *world) sensitive() int64 {
	id := w.place()
	must(w.t, w.db.SetSensitivity(w.t.Context(), system, id, geo.Sensitivity{Sensitive: true, Reason: "Cuib"}))
	return id
}

// edited makes a fresh published place and changes it once.
func (w *world) edited() int64 {
	id := w.place()
	_, err := w.db.UpdatePlace(w.t.Context(), system, id, 1, "", func(pl *geo.Place) error {
		pl.Note, pl.Geometry = "x", orb.LineString{{21.22, 45.76}, {21.23, 45.76}}
		return nil
	})
	must(w.t, err)
	return id
}

// proposal makes a fresh proposal of the resident's, which waits for a moderator.
func (w *world) proposal() *geo.Proposal {
	p := &geo.Proposal{Reason: "Because"}
	pl := &geo.Place{Kind: geo.Riverside, Category: "quay", Title: geo.Text{"ro": "Un chei"}, Life: geo.Idea, Geometry: orb.Point{21.25, 45.7505}}
	must(w.t, w.db.Propose(w.t.Context(), w.actors["resident"], pl, p))
	return p
}

// sentBack makes a fresh proposal of the resident's that a moderator wants changed.
func (w *world) sentBack() int64 {
	id := w.proposal().PlaceID
	_, err := w.db.MovePlace(w.t.Context(), system, id, geo.Move{Line: geo.PublicationLine, To: string(geo.NeedsChanges), Reason: "Where?"})
	must(w.t, err)
	return id
}

// openProposal makes a fresh public proposal of the resident's that waits for an answer.
func (w *world) openProposal() int64 {
	id := w.proposal().PlaceID
	_, err := w.db.MovePlace(w.t.Context(), system, id, geo.Move{Line: geo.PublicationLine, To: string(geo.Published)})
	must(w.t, err)
	return id
}

// reviewed makes a fresh public proposal of the resident's about a place, which is under review.
func (w *world) reviewed(aim geo.Aim) int64 {
	target, err := w.db.FindPlace(w.t.Context(), system, w.place())
	must(w.t, err)
	pl, p := target.Amendment(aim), &geo.Proposal{Aim: aim, BaseVersion: target.Version, Reason: "Because"}
	if aim == geo.ChangeOfPlace {
		pl.Note = "Better"
	}
	must(w.t, w.db.Propose(w.t.Context(), w.actors["resident"], pl, p))
	for line, to := range map[geo.Line]string{geo.PublicationLine: string(geo.Published), geo.DecisionLine: string(geo.UnderReview)} {
		_, err := w.db.MovePlace(w.t.Context(), system, pl.ID, geo.Move{Line: line, To: to})
		must(w.t, err)
	}
	return pl.ID
}

// comment makes a fresh comment of a person's in a state; of nobody's it gives a number that there is not.
func (w *world) comment(name string, state geo.CommentState) int64 {
	if name == "nobody" {
		return 999999
	}
	c := &geo.Comment{PlaceID: w.place(), UUID: uuid.NewString(), Text: "Bine ar fi"}
	must(w.t, w.db.AddComment(w.t.Context(), w.actors[name], c))
	_, err := w.db.Pool().Exec(w.t.Context(), "UPDATE comment SET state = $2, reason = 'x' WHERE id = $1", c.ID, state)
	must(w.t, err)
	return c.ID
}

// check makes a fresh check of a person's in a state, which says of steps what its place does not; of nobody's it gives a
// number that there is not.
func (w *world) check(name string, state geo.CommentState) int64 {
	if name == "nobody" {
		return 999999
	}
	c := &geo.FieldCheck{Remark: geo.Remark{PlaceID: w.place(), UUID: uuid.NewString()}, Presence: geo.Here, StepFree: geo.StepFreeNo}
	must(w.t, w.db.AddCheck(w.t.Context(), w.actors[name], c))
	_, err := w.db.Pool().Exec(w.t.Context(), "UPDATE field_check SET state = $2 WHERE id = $1", c.ID, state)
	must(w.t, err)
	return c.ID
}

// report makes a fresh report as check does.
func (w *world) report(name string, state geo.CommentState) int64 {
	if name == "nobody" {
		return 999999
	}
	r := &geo.Report{Remark: geo.Remark{PlaceID: w.place(), UUID: uuid.NewString()}, Topic: geo.Broken, Text: "Banca e ruptă"}
	must(w.t, w.db.AddReport(w.t.Context(), w.actors[name], r))
	_, err := w.db.Pool().Exec(w.t.Context(), "UPDATE report SET state = $2 WHERE id = $1", r.ID, state)
	must(w.t, err)
	return r.ID
}

// edit makes a fresh edit of a person's in a state, as check does.
func (w *world) edit(name string, state geo.EditState) (id int64) {
	if name == "nobody" {
		return 999999
	}
	const sql = `INSERT INTO edit (uuid, place_id, place_version, account_id, properties, reason, state) VALUES ($1, $2, 1, $3, '{"note":"x"}', 'x', $4) RETURNING id`
	must(w.t, w.db.Pool().QueryRow(w.t.Context(), sql, uuid.NewString(), w.place(), w.actors[name].AccountID, state).Scan(&id))
	return id
}

// follow has a person follow a place; of nobody's it gives a number that there is not.
func (w *world) follow(name string) int64 {
	if name == "nobody" {
		return 999999
	}
	f := &geo.Follow{Title: "Piața", Watch: geo.Watch{Places: []int64{w.place()}}, Rhythm: geo.Weekly}
	must(w.t, w.db.AddFollow(w.t.Context(), w.actors[name], f))
	return f.ID
}

// trail makes a fresh trail of ours with two stops.
func (w *world) trail(publication geo.Publication) *geo.Trail {
	ours := &geo.Named{Slug: "ours"}
	tr := &geo.Trail{Title: geo.Text{"ro": "La pas", "en": "At walking pace"}, Mode: geo.OnFoot, Publication: publication, Organisation: ours}
	tr.Stops = []geo.TrailStop{{PlaceID: w.place(), Stay: 5, Via: []orb.Point{{21.25, 45.77}}}, {PlaceID: w.place(), Note: geo.Text{"ro": "Cu <ocol> & pauză"}}}
	must(w.t, w.db.CreateTrail(w.t.Context(), system, tr))
	return tr
}

// project makes a fresh project of ours.
func (w *world) project() int64 {
	p := &geo.Project{Organisation: geo.Named{Slug: "ours"}, Title: geo.Text{"ro": "Proiect"}, Life: geo.Planned, Period: geo.Period{Starts: "2026", Ends: "2027"}}
	must(w.t, w.db.CreateProject(w.t.Context(), system, p))
	return p.ID
}

// event makes a fresh event of ours at a place.
func (w *world) event(place int64, publication geo.Publication) int64 {
	e := &geo.Event{UUID: uuid.NewString(), Organisation: &geo.Named{Slug: "ours"}, Place: &geo.PlaceRef{ID: place}, Attendance: geo.InPerson,
		Title: geo.Text{"ro": "Concert"}, Starts: "2026-12-05T19:00", Ends: "2026-12-05T21:00", Publication: publication}
	must(w.t, w.db.CreateEvent(w.t.Context(), system, e))
	return e.ID
}

// clash gives a project of ours and a tie of theirs that is at the place of one of its own at the same time.
func (w *world) clash() (project, tag int64) {
	theirs := &geo.Project{Organisation: geo.Named{Slug: "theirs"}, Title: geo.Text{"ro": "Al lor"}, Life: geo.Planned}
	must(w.t, w.db.CreateProject(w.t.Context(), system, theirs))
	place, project := w.place(), w.project()
	tags, _, err := w.db.CreateTags(w.t.Context(), system, theirs.ID, []geo.Tag{{PlaceID: place, Role: geo.Venue}})
	must(w.t, err)
	_, _, err = w.db.CreateTags(w.t.Context(), system, project, []geo.Tag{{PlaceID: place, Role: geo.Site}})
	must(w.t, err)
	return project, tags[0].ID
}

func (w *world) tag() int64 {
	tags, _, err := w.db.CreateTags(w.t.Context(), system, w.project(), []geo.Tag{{PlaceID: w.place(), Role: geo.Site}})
	must(w.t, err)
	return tags[0].ID
}

// token makes a fresh API token of a person's; of nobody's it gives a number that there is not.
func (w *world) token(name string) int64 {
	if name == "nobody" {
		return 999999
	}
	token := &geo.Token{Name: "test", Scopes: []geo.Scope{geo.ScopeRead}}
	_, hash := auth.NewToken("")
	must(w.t, w.db.CreateToken(w.t.Context(), w.actors[name], token, hash))
	return token.ID
}

// session begins a fresh session of a person; of nobody it gives a number that there is not.
func (w *world) session(name string) int64 {
	if name == "nobody" {
		return 999999
	}
	s := &geo.Session{AccountID: w.actors[name].AccountID}
	_, hash := auth.NewToken("")
	must(w.t, w.db.CreateSession(w.t.Context(), s, hash))
	return s.ID
}

// letter puts a fresh letter into the outbox.
func (w *world) letter() int64 {
	letter := &geo.Mail{To: "ana@example.org", Subject: "Bună", Body: "Bună"}
	must(w.t, w.db.PutMail(w.t.Context(), letter))
	return letter.ID
}

// stranger makes a fresh account.
func (w *world) stranger() string {
	name := fmt.Sprintf("stranger%d", w.serial.Add(1))
	w.enter(name, geo.Resident)
	return name
}

// fill puts fresh things in for {place}, {proposal} and the like.
func (w *world) fill(text, name string) string {
	for _, hole := range []struct {
		name  string
		thing func() any
	}{
		{"{place}", func() any { return w.place() }},
		{"{waiting}", func() any { return w.proposal().PlaceID }},
		{"{sensitive}", func() any { return w.sensitive() }},
		{"{edited}", func() any { return w.edited() }},
		{"{sentback}", func() any { return w.sentBack() }},
		{"{proposal}", func() any { return w.proposal().ID }},
		{"{amendment}", func() any { return w.reviewed(geo.ChangeOfPlace) }},
		{"{removal}", func() any { return w.reviewed(geo.RemovalOfPlace) }},
		{"{open}", func() any { return w.openProposal() }},
		{"{comment}", func() any { return w.comment(w.stranger(), geo.CommentWaiting) }},
		{"{said}", func() any { return w.comment(w.stranger(), geo.CommentPublished) }},
		{"{ownsaid}", func() any { return w.comment(name, geo.CommentPublished) }},
		{"{owncomment}", func() any { return w.comment(name, geo.CommentWaiting) }},
		{"{refused}", func() any { return w.comment(name, geo.CommentRefused) }},
		{"{check}", func() any { return w.check(w.stranger(), geo.CommentWaiting) }},
		{"{found}", func() any { return w.check(w.stranger(), geo.CommentPublished) }},
		{"{owncheck}", func() any { return w.check(name, geo.CommentPublished) }},
		{"{refusedcheck}", func() any { return w.check(name, geo.CommentRefused) }},
		{"{refusedreport}", func() any { return w.report(name, geo.CommentRefused) }},
		{"{edit}", func() any { return w.edit(w.stranger(), geo.EditWaiting) }},
		{"{ownedit}", func() any { return w.edit(name, geo.EditWaiting) }},
		{"{refusededit}", func() any { return w.edit(name, geo.EditRefused) }},
		{"{report}", func() any { return w.report(w.stranger(), geo.CommentWaiting) }},
		{"{reported}", func() any { return w.report(w.stranger(), geo.CommentPublished) }},
		{"{ownreport}", func() any { return w.report(name, geo.CommentPublished) }},
		{"{follow}", func() any { return w.follow(name) }},
		{"{call}", func() any { return w.call(geo.PhaseOpen) }},
		{"{calldraft}", func() any { return w.call(geo.PhaseDraft) }},
		{"{reviewing}", func() any { return w.reviewing() }},
		{"{begun}", func() any { return w.application(name, geo.PhaseOpen, "draft", "") }},
		{"{ownfile}", func() any { return w.file(w.application(name, geo.PhaseOpen, "draft", "")) }},
		{"{judged}", func() any { return w.application("resident", geo.PhaseReview, "submitted", "") }},
		{"{file}", func() any { return w.file(w.application("resident", geo.PhaseReview, "submitted", "")) }},
		{"{assigned}", func() any { return w.assigned(name) }},
		{"{decidable}", func() any { return w.application("resident", geo.PhaseDeciding, "submitted", "") }},
		{"{awarded}", func() any { return w.application("resident", geo.PhaseOver, "submitted", "selected") }},
		{"{request}", func() any { return w.change() }},
		{"{uuid}", func() any { return uuid.NewString() }},
		{"{photo}", func() any { return w.photo(w.place()).ID }},
		{"{shown}", func() any { return w.shown(w.place()).ID }},
		{"{event}", func() any { return w.event(w.place(), geo.Published) }},
		{"{draft}", func() any { return w.event(w.place(), geo.Draft) }},
		{"{unseen}", func() any { return w.event(w.proposal().PlaceID, geo.Published) }},
		{"{trail}", func() any { return w.trail(geo.Published).ID }},
		{"{drafttrail}", func() any { return w.trail(geo.Draft).ID }},
		{"{project}", func() any { return w.project() }},
		{"{tag}", func() any { return w.tag() }},
		{"{clashing}", func() any { project, _ := w.clashes(); return project }},
		{"{clashed}", func() any { _, tag := w.clashes(); return tag }},
		{"{observation}", func() any { return w.observation() }},
		{"{token}", func() any { return w.token(name) }},
		{"{session}", func() any { return w.session(name) }},
		{"{self}", func() any { return w.actors[name].AccountID }},
		{"{account}", func() any { return w.actors[w.stranger()].AccountID }},
		{"{email}", func() any { return w.stranger() + "@example.org" }},
		{"{letter}", func() any { return w.letter() }},
		{"{sealed}", func() any { return w.sealed() }},
		{"{unsealed}", func() any { return w.unsealed() }},
		{"{logo}", func() any { return w.withLogo() }},
		{"{serial}", func() any { return w.serial.Add(1) }},
		{"{member}", func() any {
			name := w.stranger()
			w.join("ours", name, geo.Editor)
			return w.actors[name].AccountID
		}},
	} {
		if strings.Contains(text, hole.name) {
			text = strings.ReplaceAll(text, hole.name, fmt.Sprint(hole.thing()))
		}
	}
	return text
}
