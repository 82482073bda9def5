package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/paulmach/orb"

	"locuri/geo"
)

func (a *API) getTrails(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(100, 1000), After: p.text("after"), Sort: geo.SortTitle}
	filter := geo.TrailFilter{
		Organisation: p.text("organisation"), Programme: p.text("programme"), Project: p.id("project"), Place: p.id("place"),
		Modes: enum(p, "mode", geo.TravelModes), StepFree: p.boolean("step_free"),
	}
	if err := p.err(); err != nil {
		return err
	}
	trails, next, err := a.store.FindTrails(r.Context(), actor(r), filter, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"trails": trails}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer) // by what it shows: what one may edit follows from who one works for
}

// id reads one number, 0 when there is none.
func (p *params) id(name string) int64 {
	ids := p.ids(name)
	switch len(ids) {
	case 0:
		return 0
	case 1:
		return ids[0]
	}
	p.problems.Add(name, "too_many", "may name one")
	return 0
}

// day reads a day; without one it is today, as the server's clock has it in UTC.
func (a *API) day(p *params) time.Time {
	s := p.text("day")
	if s == "" {
		return a.config.Now().UTC().Truncate(24 * time.Hour)
	}
	day, err := time.Parse(time.DateOnly, s)
	if err != nil || day.Year() < 1000 {
		p.problems.Add("day", "not_a_day", "must be a day such as 2026-07-12")
	}
	return day
}

// trailBody is a trail as it is sent: with its line, and how it stands on the day.
type trailBody struct {
	*geo.Trail
	Geometry json.RawMessage `json:"geometry"` // a LineString; null with less than two stops
	Day      string          `json:"day"`
	InSeason bool            `json:"in_season"`
}

func bodyOfTrail(trail *geo.Trail, day time.Time) trailBody {
	body := trailBody{Trail: trail, Geometry: json.RawMessage("null"), Day: day.Format(time.DateOnly), InSeason: trail.InSeason(day)}
	if len(trail.Line) > 1 {
		body.Geometry = geo.GeoJSON(trail.Line)
	}
	return body
}

// trailOn reads which trail is asked for, and on which day.
func (a *API) trailOn(r *http.Request, p *params) (*geo.Trail, time.Time, error) {
	day := a.day(p)
	if err := p.err(); err != nil {
		return nil, day, err
	}
	id, err := pathID(r, "trailId")
	if err != nil {
		return nil, day, err
	}
	trail, err := a.store.FindTrail(r.Context(), actor(r), id, day)
	return trail, day, err
}

func (a *API) getTrail(w http.ResponseWriter, r *http.Request) error {
	trail, day, err := a.trailOn(r, newParams(r))
	if err != nil {
		return err
	}
	return writeTagged(w, r, trail.Version, bodyOfTrail(trail, day))
}

// trailState is what may be changed of a trail.
type trailState struct {
	Programme   *string         `json:"programme"` // slug; nil for none
	Project     *int64          `json:"project"`
	Title       geo.Text        `json:"title"`
	Description geo.Text        `json:"description"`
	Mode        geo.TravelMode  `json:"mode"`
	StepFree    geo.StepFree    `json:"step_free"`
	FromMonth   int             `json:"from_month"`
	ToMonth     int             `json:"to_month"`
	Publication geo.Publication `json:"publication"`
	Source      string          `json:"source"`
	Stops       []stopState     `json:"stops"`
}

// stopState is what may be said of a stop.
type stopState struct {
	PlaceID int64       `json:"place_id"`
	Note    geo.Text    `json:"note"`
	Stay    int         `json:"stay"`
	Via     []orb.Point `json:"via"`
}

func stateOfTrail(tr *geo.Trail) trailState {
	s := trailState{Title: tr.Title, Description: tr.Description, Mode: tr.Mode, StepFree: tr.StepFree, FromMonth: tr.FromMonth, ToMonth: tr.ToMonth,
		Publication: tr.Publication, Source: tr.Source}
	if tr.Programme != nil {
		s.Programme = &tr.Programme.Slug
	}
	if tr.Project != nil {
		s.Project = &tr.Project.ID
	}
	for _, stop := range tr.Stops {
		s.Stops = append(s.Stops, stopState{stop.PlaceID, stop.Note, stop.Stay, stop.Via})
	}
	return s
}

func (s trailState) apply(tr *geo.Trail) {
	tr.Title, tr.Description, tr.Mode, tr.StepFree, tr.Source = s.Title, emptied(s.Description), s.Mode, s.StepFree, s.Source
	tr.FromMonth, tr.ToMonth, tr.Publication = s.FromMonth, s.ToMonth, s.Publication
	tr.Programme, tr.Project, tr.Stops = nil, nil, []geo.TrailStop{}
	if s.Programme != nil && *s.Programme != "" {
		tr.Programme = &geo.Named{Slug: *s.Programme}
	}
	if s.Project != nil {
		tr.Project = &geo.ProjectName{ID: *s.Project}
	}
	for _, stop := range s.Stops {
		tr.Stops = append(tr.Stops, geo.TrailStop{PlaceID: stop.PlaceID, Note: emptied(stop.Note), Stay: stop.Stay, Via: stop.Via})
	}
}

func (a *API) createTrail(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.EditTrail); err != nil {
		return err
	}
	body, err := readJSON[struct {
		Organisation string `json:"organisation"`
		trailState
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	if body.Publication == "" {
		body.Publication = geo.Draft
	}
	trail := &geo.Trail{}
	body.apply(trail)
	if body.Organisation != "" {
		trail.Organisation = &geo.Named{Slug: body.Organisation}
	}
	if err := a.store.CreateTrail(r.Context(), actor(r), trail); err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("%s/api/trails/%d", a.base(r), trail.ID))
	return writeChanged(w, http.StatusCreated, trail.Version, bodyOfTrail(trail, a.config.Now()))
}

func (a *API) updateTrail(w http.ResponseWriter, r *http.Request) error {
	p, err := readPatch(w, r, geo.EditTrail, "trailId")
	if err != nil {
		return err
	}
	trail, err := a.store.UpdateTrail(r.Context(), actor(r), p.id, p.version, changes(p, stateOfTrail, trailState.apply))
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, trail.Version, bodyOfTrail(trail, a.config.Now()))
}

func (a *API) deleteTrail(w http.ResponseWriter, r *http.Request) error {
	id, version, err := seenTarget(r, geo.EditTrail, "trailId")
	if err != nil {
		return err
	}
	return writeDone(w, a.store.DeleteTrail(r.Context(), actor(r), id, version))
}
