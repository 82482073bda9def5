package api

import (
	"fmt"
	"net/http"
	"strconv"

	"locuri/geo"
)

// impact reads which part of the city, the programme and the time is meant.
func (p *params) impact() geo.ImpactFilter {
	f := geo.ImpactFilter{
		Programme: p.text("programme"), Neighbourhood: p.text("neighbourhood"), River: p.text("river"),
		FromKm: p.km("from_km"), ToKm: p.km("to_km"), Project: int64(p.whole("project")), Year: p.whole("year"),
	}
	return f
}

// whole reads a whole number above 0; 0 when there is none.
func (p *params) whole(name string) int {
	s := p.text(name)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		p.problems.Add(name, "not_a_number", "must be a whole number above 0")
		return 0
	}
	return n
}

// asTable tells whether a list is wanted as CSV.
func (p *params) asTable() bool {
	f := p.text("f")
	if f != "" && f != "json" && f != "csv" {
		p.problems.Add("f", "not_allowed", "must be json or csv")
	}
	return f == "csv"
}

func (a *API) getObservations(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 1000), After: p.text("after")}
	filter := geo.ObservationFilter{ImpactFilter: p.impact(), Indicator: p.text("indicator"), Organisation: p.text("organisation")}
	if states := enum(p, "state", geo.ObservationStates); len(states) == 1 {
		filter.State = states[0]
	}
	table, language := p.asTable(), p.language()
	if err := p.err(); err != nil {
		return err
	}
	if table {
		return a.writeObservationTable(w, r, filter, language)
	}
	observations, next, err := a.store.FindObservations(r.Context(), filter, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"observations": observations}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer)
}

func (a *API) getObservation(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	id, err := pathID(r, "observationId")
	if err != nil {
		return err
	}
	o, err := a.store.FindObservation(r.Context(), id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, o.Version, o)
}

// reportState is what may be changed of an observation; what it is about by slug or number.
type reportState struct {
	Value     *float64      `json:"value"`
	Qualifier geo.Qualifier `json:"qualifier"`
	geo.Period
	Programme     *string `json:"programme"`
	Project       *int64  `json:"project"`
	Place         *int64  `json:"place"`
	Neighbourhood *string `json:"neighbourhood"`
	Source        string  `json:"source"`
	Method        string  `json:"method"`
	Evidence      string  `json:"evidence"`
	Photo         *int64  `json:"photo"`
	Note          string  `json:"note"`
}

func reportStateOf(o *geo.ObservationReport) reportState {
	s := reportState{
		Value: &o.Value, Qualifier: o.Qualifier, Period: o.Period, Source: o.Source, Method: o.Method, Evidence: o.Evidence, Note: o.Note,
		Programme: slugOrNil(o.Programme), Neighbourhood: slugOrNil(o.Neighbourhood), Project: numberOrNil(o.Project), Place: numberOrNil(o.Place),
	}
	if o.Photo != 0 {
		s.Photo = &o.Photo
	}
	return s
}

func slugOrNil(n *geo.Named) *string {
	if n == nil {
		return nil
	}
	return &n.Slug
}

func numberOrNil(t *geo.Titled) *int64 {
	if t == nil {
		return nil
	}
	return &t.ID
}

func (s reportState) report() (geo.ObservationReport, error) {
	o := geo.ObservationReport{
		Qualifier: s.Qualifier, Period: s.Period, Source: s.Source, Method: s.Method, Evidence: s.Evidence, Note: s.Note,
		Programme: named(s.Programme), Neighbourhood: named(s.Neighbourhood), Project: titled(s.Project), Place: titled(s.Place),
	}
	if o.Qualifier == "" {
		o.Qualifier = geo.Exactly
	}
	if s.Photo != nil {
		o.Photo = *s.Photo
	}
	if s.Value == nil {
		return o, geo.InvalidField("value", "required", "the number that is reported is needed")
	}
	o.Value = *s.Value
	return o, nil
}

// named gives what a slug names, nil for none.
func named(slug *string) *geo.Named {
	if slug == nil || *slug == "" {
		return nil
	}
	return &geo.Named{Slug: *slug}
}

// titled gives what a number names, nil for none.
func titled(id *int64) *geo.Titled {
	if id == nil || *id == 0 {
		return nil
	}
	return &geo.Titled{ID: *id}
}

func (a *API) addObservation(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ReportObservation); err != nil {
		return err
	}
	body, err := readJSON[struct {
		UUID         string `json:"uuid"`
		Indicator    string `json:"indicator"`
		Organisation string `json:"organisation"`
		reportState
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	report, err := body.report()
	if err != nil {
		return err
	}
	o := &geo.Observation{
		UUID: body.UUID, Indicator: geo.Named{Slug: body.Indicator}, Organisation: geo.Named{Slug: body.Organisation}, ObservationReport: report,
	}
	if err := a.store.AddObservation(r.Context(), actor(r), o); err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("%s/api/observations/%d", a.base(r), o.ID))
	return writeChanged(w, http.StatusCreated, o.Version, o)
}

func (a *API) updateObservation(w http.ResponseWriter, r *http.Request) error {
	p, err := readPatch(w, r, geo.ReportObservation, "observationId")
	if err != nil {
		return err
	}
	o, err := a.store.UpdateObservation(r.Context(), actor(r), p.id, p.version, func(o *geo.ObservationReport) error {
		after, err := patched(reportStateOf(o), p.body)
		if err != nil {
			return err
		}
		*o, err = after.report()
		return err
	})
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, o.Version, o)
}

func (a *API) deleteObservation(w http.ResponseWriter, r *http.Request) error {
	id, version, err := seenTarget(r, geo.ReportObservation, "observationId")
	if err != nil {
		return err
	}
	return writeDone(w, a.store.DeleteObservation(r.Context(), actor(r), id, version))
}

// stateObservation gives the handler that confirms an observation, or takes that back.
func (a *API) stateObservation(state geo.ObservationState) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		id, version, err := seenTarget(r, geo.ConfirmObservation, "observationId")
		if err != nil {
			return err
		}
		o, err := a.store.ConfirmObservation(r.Context(), actor(r), id, version, state)
		if err != nil {
			return err
		}
		return writeChanged(w, http.StatusOK, o.Version, o)
	}
}
