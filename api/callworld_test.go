package api_test

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"locuri/geo"
)

// call makes a fresh call of ours that is in a phase now, with one question that takes a file.
func (w *world) call(phase geo.CallPhase) int64 {
	c := &geo.OpenCall{
		Organisation: geo.Named{Slug: "ours"}, Title: geo.Text{"ro": "Apel"}, Scale: 10,
		Criteria: []geo.Criterion{{ID: "idea", Label: geo.Text{"ro": "Ideea"}, Weight: 2}, {ID: "place", Label: geo.Text{"ro": "Locul"}, Weight: 1}},
		Form:     []geo.Question{{ID: "plan", Type: geo.FileType, Label: geo.Text{"ro": "Planul"}, Files: []geo.FileKind{geo.PDFFile}}},
	}
	must(w.t, w.db.CreateCall(w.t.Context(), system, time.Now, c))
	if phase != geo.PhaseDraft {
		w.setPhase(c.ID, phase)
	}
	return c.ID
}

// setPhase moves the times of a call to around now.
func (w *world) setPhase(call int64, phase geo.CallPhase) {
	hours := map[geo.CallPhase]int{geo.PhaseComing: 1, geo.PhaseOpen: 0, geo.PhaseReview: -1, geo.PhaseDeciding: -2, geo.PhaseOver: -3}[phase]
	_, err := w.db.Pool().Exec(w.t.Context(), `update call set state = case when $2 = -3 then 'closed' else 'published' end,
		opens = now() + make_interval(hours => $2, mins => -30), closes = now() + make_interval(hours => $2, mins => 30),
		review_until = now() + make_interval(hours => $2 + 1, mins => 30), decides = now() + make_interval(hours => $2 + 2, mins => 30),
		answered_at = case when $2 = -3 then now() - interval '30 minutes' end where id = $1`, call, hours)
	must(w.t, err)
}

// application makes a fresh application of a person's, with title and site, to a fresh call in a phase; of nobody's it gives a number that there is not.
func (w *world) application(name string, phase geo.CallPhase, state, award string) int64 {
	if name == "nobody" {
		return 999999
	}
	var id int64
	must(w.t, w.db.Pool().QueryRow(w.t.Context(), `insert into application (uuid, call_id, account_id, state, title, geom, saved_at, submitted_at, award)
		values ($1, $2, $3, $4, 'Umbră', 'SRID=4326;POINT(21.25 45.76)', now(), case $4 when 'submitted' then now() end, $5) returning id`,
		uuid.NewString(), w.call(phase), w.actors[name].AccountID, state, award).Scan(&id))
	return id
}

// file gives an application a file; of an application that there is not it gives a number that there is not.
func (w *world) file(application int64) int64 {
	if application == 999999 {
		return application
	}
	f := &geo.ApplicationFile{Key: uuid.NewString()}
	must(w.t, w.blobs.Put(w.t.Context(), f.Blob(), []byte("%PDF-1.7 plan")))
	var id int64
	must(w.t, w.db.Pool().QueryRow(w.t.Context(), `insert into application_file (uuid, application_id, question, name, media_type, size, key)
		values ($1, $2, 'plan', 'Plan "Ț".pdf', 'application/pdf', 13, $3) returning id`, uuid.NewString(), application, f.Key).Scan(&id))
	return id
}

// callOf gives the call of an application.
func (w *world) callOf(application int64) int64 {
	return int64(w.count(`select call_id from application where id = $1`, application))
}

// appoint makes a person a reviewer of a call.
func (w *world) appoint(call int64, name string) {
	_, err := w.db.Pool().Exec(w.t.Context(), `insert into call_reviewer (call_id, account_id) values ($1, $2)`, call, w.actors[name].AccountID)
	must(w.t, err)
}

// assigned makes a stranger's application that a person is to review.
func (w *world) assigned(name string) int64 {
	id := w.application(w.stranger(), geo.PhaseReview, "submitted", "")
	if name != "nobody" {
		w.appoint(w.callOf(id), name)
	}
	return id
}

// reviewing gives the end of the path of a fresh reviewer of a fresh call.
func (w *world) reviewing() string {
	name, call := w.stranger(), w.call(geo.PhaseOpen)
	w.appoint(call, name)
	return fmt.Sprintf("%d/reviewers/%d", call, w.actors[name].AccountID)
}

// change makes a request for a change of what the resident was awarded.
func (w *world) change() int64 {
	r := &geo.ChangeRequest{ApplicationID: w.application("resident", geo.PhaseOver, "submitted", "selected"), UUID: uuid.NewString(), About: "dates", Text: "Mai târziu"}
	must(w.t, w.db.AskChange(w.t.Context(), w.actors["resident"], time.Now, r))
	return r.ID
}
