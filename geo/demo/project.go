package demo

import (
	"context"

	"locuri/geo"
)

func (l *loader) loadProgrammes(ctx context.Context) error {
	for i := range l.Programmes[:len(l.Programmes)-1] {
		if err := l.saveProgramme(ctx, &l.Programmes[i]); err != nil {
			return err
		}
	}
	return nil
}

// saveProgramme leaves alone what is there: somebody may have changed it since.
func (l *loader) saveProgramme(ctx context.Context, p *geo.Programme) error {
	_, err := l.store.FindProgramme(ctx, p.Slug)
	if geo.FaultOf(err) != geo.NotFound {
		return err
	}
	fresh := *p
	return l.store.SaveProgramme(ctx, system, &fresh)
}

func (l *loader) loadProjects(ctx context.Context) error {
	for i := range l.Projects {
		if err := l.saveProject(ctx, &l.Projects[i]); err != nil {
			return err
		}
		if err := l.saveTags(ctx, l.Projects[i].ID); err != nil {
			return err
		}
	}
	return nil
}

// saveProject writes a project unless its organisation has one of that title.
func (l *loader) saveProject(ctx context.Context, p *project) error {
	id, err := l.findProject(ctx, p)
	if err != nil || id != 0 {
		l.projectIDs[p.ID] = id
		return err
	}
	fresh := p.project()
	if err := l.store.CreateProject(ctx, system, fresh); err != nil {
		return err
	}
	l.projectIDs[p.ID] = fresh.ID
	return nil
}

func (p *project) project() *geo.Project {
	fresh := &geo.Project{
		Organisation: geo.Named{Slug: p.Organisation}, Title: p.Title, Summary: p.Summary, Period: p.Period,
		Life: p.Life, Website: p.Website, Source: p.Source,
	}
	if p.Programme != "" {
		fresh.Programme = &geo.Named{Slug: p.Programme}
	}
	return fresh
}

// findProject gives the number of an earlier run's project, 0 when there is none.
func (l *loader) findProject(ctx context.Context, p *project) (int64, error) {
	filter, page := geo.ProjectFilter{Organisation: p.Organisation}, geo.Page{Limit: 100}
	for {
		found, next, err := l.store.FindProjects(ctx, filter, page)
		if err != nil {
			return 0, err
		}
		for i := range found {
			if found[i].Title["ro"] == p.Title["ro"] {
				return found[i].ID, nil
			}
		}
		if next == "" {
			return 0, nil
		}
		page.After = next
	}
}

// saveTags writes a project's tags; the store replaces those that are there.
func (l *loader) saveTags(ctx context.Context, project string) error {
	var tags []geo.Tag
	for _, t := range l.Tags {
		if t.Project != project {
			continue
		}
		place, err := l.placeID(ctx, t.Place)
		if err != nil {
			return err
		}
		tags = append(tags, geo.Tag{PlaceID: place, Role: t.Role, Period: t.Period, Note: t.Note})
	}
	if len(tags) == 0 {
		return nil
	}
	_, _, err := l.store.CreateTags(ctx, system, l.projectIDs[project], tags)
	return err
}
