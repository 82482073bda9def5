package api

import (
	"fmt"
	"net/http"

	"locuri/geo"
)

func (a *API) getProjects(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(100, 1000), After: p.text("after"), Sort: geo.SortTitle}
	filter := geo.ProjectFilter{Organisation: p.text("organisation"), Programme: p.text("programme"), Text: p.search()}
	if err := p.err(); err != nil {
		return err
	}
	projects, next, err := a.store.FindProjects(r.Context(), filter, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"projects": projects}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer)
}

func (a *API) getProject(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	id, err := pathID(r, "projectId")
	if err != nil {
		return err
	}
	project, err := a.store.FindProject(r.Context(), id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, project.Version, project)
}

// projectState is what may be changed of a project.
type projectState struct {
	Programme *string        `json:"programme"` // slug; nil for none
	Title     geo.Text       `json:"title"`
	Partners  []string       `json:"partners"` // slugs
	Summary   geo.Text       `json:"summary"`
	Goals     geo.Text       `json:"goals"`
	Budget    string         `json:"budget"`
	People    []geo.Involved `json:"people"`
	geo.Period
	Life    geo.Life `json:"life"`
	Website string   `json:"website"`
	Source  string   `json:"source"`
}

func stateOf(p *geo.Project) projectState {
	s := projectState{Title: p.Title, Summary: p.Summary, Goals: p.Goals, Budget: p.Budget, People: p.People, Period: p.Period, Life: p.Life,
		Website: p.Website, Source: p.Source}
	for _, partner := range p.Partners {
		s.Partners = append(s.Partners, partner.Slug)
	}
	if p.Programme != nil {
		s.Programme = &p.Programme.Slug
	}
	return s
}

func (s projectState) apply(p *geo.Project) {
	p.Title, p.Summary, p.Period, p.Life, p.Website, p.Source = s.Title, emptied(s.Summary), s.Period, s.Life, s.Website, s.Source
	p.Goals, p.Budget, p.People = emptied(s.Goals), s.Budget, s.People
	p.Programme, p.Partners = nil, nil
	for _, slug := range s.Partners {
		p.Partners = append(p.Partners, geo.Named{Slug: slug})
	}
	if s.Programme != nil && *s.Programme != "" {
		p.Programme = &geo.Named{Slug: *s.Programme}
	}
}

func (a *API) createProject(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.EditProject); err != nil {
		return err
	}
	body, err := readJSON[struct {
		Organisation string `json:"organisation"`
		projectState
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	if body.Life == "" {
		body.Life = geo.Planned
	}
	project := &geo.Project{Organisation: geo.Named{Slug: body.Organisation}}
	body.apply(project)
	if err := a.store.CreateProject(r.Context(), actor(r), project); err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("%s/api/projects/%d", a.base(r), project.ID))
	return writeChanged(w, http.StatusCreated, project.Version, project)
}

func (a *API) updateProject(w http.ResponseWriter, r *http.Request) error {
	p, err := readPatch(w, r, geo.EditProject, "projectId")
	if err != nil {
		return err
	}
	project, err := a.store.UpdateProject(r.Context(), actor(r), p.id, p.version, changes(p, stateOf, projectState.apply))
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, project.Version, project)
}

func (a *API) deleteProject(w http.ResponseWriter, r *http.Request) error {
	id, version, err := seenTarget(r, geo.EditProject, "projectId")
	if err != nil {
		return err
	}
	return writeDone(w, a.store.DeleteProject(r.Context(), actor(r), id, version))
}
