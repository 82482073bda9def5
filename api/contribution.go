package api

import (
	"context"
	"net/http"

	"locuri/geo"
)

func (a *API) getContributions(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 200), After: p.text("after")}
	subjects := enum(p, "subject", geo.Subjects)
	if err := p.err(); err != nil {
		return err
	}
	contributions, next, err := a.store.FindContributions(r.Context(), actor(r), subjects, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"contributions": contributions}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer)
}

// reasonBody is why somebody asks for something.
type reasonBody struct {
	Reason string `json:"reason"`
}

// appeal has something refused of the asker's own looked at once more; name is that of its number in the address.
func appeal[T any](w http.ResponseWriter, r *http.Request, name string, action geo.Action, do func(ctx context.Context, actor geo.Actor, id int64, words string) (*T, error)) error {
	id, err := remarkNumber(r, name, action)
	if err != nil {
		return err
	}
	body, err := readJSON[reasonBody](w, r, jsonType)
	if err != nil {
		return err
	}
	after, err := do(r.Context(), actor(r), id, body.Reason)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, after)
}
