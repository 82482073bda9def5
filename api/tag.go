package api

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"

	"locuri/geo"
)

func (a *API) getProjectTags(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	id, err := pathID(r, "projectId")
	if err != nil {
		return err
	}
	if _, err := a.store.FindProject(r.Context(), id); err != nil {
		return err
	}
	return a.writeTags(w, r, id, 0)
}

func (a *API) getPlaceTags(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if _, err := a.store.FindPlace(r.Context(), actor(r), id); err != nil {
		return err
	}
	return a.writeTags(w, r, 0, id)
}

func (a *API) writeTags(w http.ResponseWriter, r *http.Request, project, place int64) error {
	tags, err := a.store.FindTags(r.Context(), actor(r), project, place)
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, map[string]any{"tags": tags})
}

// tagsBody are tags that differ only in their place, or each as it is.
type tagsBody struct {
	Places []int64     `json:"places"`
	Role   geo.TagRole `json:"role"`
	geo.Period
	Note   string `json:"note"`
	Tags   []tie  `json:"tags"`
	DryRun bool   `json:"dry_run"`
}

// tie is one tag of a list in which each differs.
type tie struct {
	PlaceID int64       `json:"place_id"`
	Role    geo.TagRole `json:"role"`
	geo.Period
	Note string `json:"note"`
}

func (b tagsBody) tags() []geo.Tag {
	tags := make([]geo.Tag, len(b.Places), len(b.Places)+len(b.Tags))
	for i, id := range b.Places {
		tags[i] = geo.Tag{PlaceID: id, Role: b.Role, Period: b.Period, Note: b.Note}
	}
	for _, t := range b.Tags {
		tags = append(tags, geo.Tag{PlaceID: t.PlaceID, Role: t.Role, Period: t.Period, Note: t.Note})
	}
	return tags
}

// tagsResult is what came or would come of writing tags.
type tagsResult struct {
	Tags    []geo.Tag   `json:"tags"`
	Clashes []geo.Clash `json:"clashes"`
}

func (a *API) createTags(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.EditProject, "projectId")
	if err != nil {
		return err
	}
	body, err := readJSON[tagsBody](w, r, jsonType)
	if err != nil {
		return err
	}
	result := tagsResult{Tags: []geo.Tag{}}
	if body.DryRun {
		result.Clashes, err = a.store.FindClashes(r.Context(), actor(r), id, body.tags())
	} else {
		result.Tags, result.Clashes, err = a.store.CreateTags(r.Context(), actor(r), id, body.tags())
	}
	if err != nil && len(body.Tags) == 0 {
		err = inBody(err)
	}
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, result)
}

var tagField = regexp.MustCompile(`^tags\[(\d+)\]\.(\w+)$`)

// inBody names faults of single tags as the body has them: a place by its number in the list, the rest once.
func inBody(err error) error {
	var e *geo.Error
	if !errors.As(err, &e) || len(e.Fields) == 0 {
		return err
	}
	var p geo.Problems
	for _, f := range e.Fields {
		if m := tagField.FindStringSubmatch(f.Field); m != nil && m[2] == "place_id" {
			f.Field = fmt.Sprintf("places[%s]", m[1])
		} else if m != nil {
			f.Field = m[2]
		}
		if !slices.Contains(p, f) {
			p = append(p, f)
		}
	}
	return p.Err()
}

// tagState is what may be changed of a tag.
type tagState struct {
	Role geo.TagRole `json:"role"`
	geo.Period
	Note    string `json:"note"`
	Cleared bool   `json:"cleared"`
}

func (a *API) updateTag(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.EditProject, "tagId")
	if err != nil {
		return err
	}
	patch, err := readBody(w, r, mergeType, jsonType)
	if err != nil {
		return err
	}
	tag, clashes, err := a.store.UpdateTag(r.Context(), actor(r), id, func(t *geo.Tag) error {
		after, err := patched(tagState{t.Role, t.Period, t.Note, t.Cleared}, patch)
		t.Role, t.Period, t.Note, t.Cleared = after.Role, after.Period, after.Note, after.Cleared
		return err
	})
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, tagsResult{Tags: []geo.Tag{*tag}, Clashes: clashes})
}

func (a *API) deleteTag(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.EditProject, "tagId")
	if err != nil {
		return err
	}
	return writeDone(w, a.store.DeleteTag(r.Context(), actor(r), id))
}
