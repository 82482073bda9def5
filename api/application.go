package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) writeApplications(w http.ResponseWriter, r *http.Request, applications []geo.Application, next string, err error) error {
	if err != nil {
		return err
	}
	answer := map[string]any{"applications": applications}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writePrivate(w, http.StatusOK, answer)
}

func (a *API) getOwnApplications(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 200), After: p.text("after")}
	if err := p.err(); err != nil {
		return err
	}
	applications, next, err := a.store.FindOwnApplications(r.Context(), actor(r), a.clock, page)
	return a.writeApplications(w, r, applications, next, err)
}

func (a *API) getCallApplications(w http.ResponseWriter, r *http.Request) error {
	if err := somebody(r, geo.ReviewCall); err != nil {
		return err
	}
	id, err := pathID(r, "callId")
	if err != nil {
		return err
	}
	p := newParams(r)
	page := geo.Page{Limit: p.limit(200, 500), After: p.text("after")}
	if err := p.err(); err != nil {
		return err
	}
	applications, next, err := a.store.FindApplications(r.Context(), actor(r), a.clock, id, page)
	return a.writeApplications(w, r, applications, next, err)
}

func (a *API) beginApplication(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.ApplyToCall, "callId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		UUID         string `json:"uuid"`
		Organisation string `json:"organisation"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	application := &geo.Application{CallID: id, UUID: body.UUID}
	if body.Organisation != "" {
		application.Organisation = &geo.Named{Slug: body.Organisation}
	}
	if err := a.store.BeginApplication(r.Context(), actor(r), a.clock, application); err != nil {
		return err
	}
	return writeChanged(w, http.StatusCreated, application.Version, application)
}

func (a *API) getApplication(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.ApplyToCall, "applicationId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	application, err := a.store.FindApplication(r.Context(), actor(r), a.clock, id)
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, application.Version, application)
}

// applicationState is what an applicant says.
type applicationState struct {
	Title   string      `json:"title"`
	Answers geo.Answers `json:"answers"`
	Site    geo.Spot    `json:"site"`
	Share   bool        `json:"share"`
}

func (a *API) updateApplication(w http.ResponseWriter, r *http.Request) error {
	patch, err := readPatch(w, r, geo.ApplyToCall, "applicationId")
	if err != nil {
		return err
	}
	application, err := a.store.UpdateApplication(r.Context(), actor(r), a.clock, patch.id, patch.version, func(p *geo.Application) error {
		after, err := patched(applicationState{p.Title, p.Answers, p.Site, p.Share}, patch.body)
		p.Title, p.Answers, p.Site, p.Share = after.Title, after.Answers, after.Site, after.Share
		if p.Answers == nil {
			p.Answers = geo.Answers{}
		}
		return err
	})
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, application.Version, application)
}

func (a *API) submitApplication(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.ApplyToCall, "applicationId")
	if err != nil {
		return err
	}
	application, err := a.store.SubmitApplication(r.Context(), actor(r), a.clock, id)
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, application.Version, application)
}

func (a *API) withdrawApplication(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.ApplyToCall, "applicationId")
	if err != nil {
		return err
	}
	return writeDone(w, a.store.WithdrawApplication(r.Context(), actor(r), a.clock, id))
}

func (a *API) saveReview(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.ReviewCall, "applicationId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		Conflict bool               `json:"conflict"`
		Note     string             `json:"note"`
		Scores   map[string]float64 `json:"scores"`
		Comment  string             `json:"comment"`
		Done     bool               `json:"done"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	review := &geo.Review{Conflict: body.Conflict, Note: body.Note, Scores: body.Scores, Comment: body.Comment}
	application, err := a.store.SaveReview(r.Context(), actor(r), a.clock, id, review, body.Done)
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, application.Version, application)
}

func (a *API) decideApplication(w http.ResponseWriter, r *http.Request) error {
	id, version, err := seenTarget(r, geo.KeepCall, "applicationId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		Award  geo.Award `json:"award"`
		Answer string    `json:"answer"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	application, err := a.store.DecideApplication(r.Context(), actor(r), a.clock, id, version, geo.AwardDecision(body))
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, application.Version, application)
}

func (a *API) makeProject(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.KeepCall, "applicationId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		Kind     geo.Kind `json:"kind"`
		Category string   `json:"category"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	application, err := a.store.MakeProject(r.Context(), actor(r), a.clock, id, body.Kind, body.Category)
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusCreated, application.Version, application)
}

func (a *API) askChange(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.ApplyToCall, "applicationId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		UUID  string          `json:"uuid"`
		About geo.ChangeAbout `json:"about"`
		Text  string          `json:"text"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	change := &geo.ChangeRequest{ApplicationID: id, UUID: body.UUID, About: body.About, Text: body.Text}
	if err := a.store.AskChange(r.Context(), actor(r), a.clock, change); err != nil {
		return err
	}
	return writePrivate(w, http.StatusCreated, change)
}

func (a *API) answerChange(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.KeepCall, "changeId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		To     geo.ChangeState `json:"to"`
		Answer string          `json:"answer"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	change, err := a.store.AnswerChange(r.Context(), actor(r), a.clock, id, geo.ChangeAnswer(body))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, change)
}
