package api

import (
	"net/http"
	"strconv"

	"locuri/geo"
)

func (a *API) getComments(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	p := newParams(r)
	page := geo.Page{Limit: p.limit(20, 100), After: p.text("after")}
	if err := p.err(); err != nil {
		return err
	}
	comments, next, err := a.store.FindComments(r.Context(), actor(r), id, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"comments": comments}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writePrivate(w, http.StatusOK, answer)
}

type commentBody struct {
	UUID         string `json:"uuid"`
	Text         string `json:"text"`
	Parent       int64  `json:"parent"`
	Organisation string `json:"organisation"`
}

func (a *API) addComment(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := signedIn(r, geo.WriteComment); err != nil {
		return err
	}
	body, err := readJSON[commentBody](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := a.limits.words.take(w, r, strconv.FormatInt(actor(r).AccountID, 10)); err != nil {
		return err
	}
	if err := a.demandProof(r); err != nil {
		return err
	}
	comment := &geo.Comment{PlaceID: id, UUID: body.UUID, Text: body.Text, Parent: body.Parent}
	if body.Organisation != "" {
		comment.Organisation = &geo.Named{Slug: body.Organisation}
	}
	if err := a.store.AddComment(r.Context(), actor(r), comment); err != nil {
		return err
	}
	return writePrivate(w, http.StatusCreated, comment)
}

// commentNumber reads which comment is meant, from somebody who is signed in.
func commentNumber(r *http.Request, action geo.Action) (int64, error) {
	id, err := pathID(r, "commentId")
	if err != nil {
		return 0, err
	}
	return id, signedIn(r, action)
}

type commentDecisionBody struct {
	From   geo.CommentState `json:"from"`
	To     geo.CommentState `json:"to"`
	Reason string           `json:"reason"`
}

func (a *API) decideComment(w http.ResponseWriter, r *http.Request) error {
	id, err := commentNumber(r, geo.Publish)
	if err != nil {
		return err
	}
	body, err := readJSON[commentDecisionBody](w, r, jsonType)
	if err != nil {
		return err
	}
	comment, err := a.store.DecideComment(r.Context(), actor(r), id, geo.CommentDecision(body))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, comment)
}

func (a *API) withdrawComment(w http.ResponseWriter, r *http.Request) error {
	id, err := commentNumber(r, geo.WriteComment)
	if err != nil {
		return err
	}
	if err := a.store.WithdrawComment(r.Context(), actor(r), id); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (a *API) appealComment(w http.ResponseWriter, r *http.Request) error {
	return appeal(w, r, "commentId", geo.WriteComment, a.store.AppealComment)
}

func (a *API) flagComment(w http.ResponseWriter, r *http.Request) error {
	id, err := commentNumber(r, geo.WriteComment)
	if err != nil {
		return err
	}
	body, err := readJSON[reasonBody](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := a.limits.words.take(w, r, strconv.FormatInt(actor(r).AccountID, 10)); err != nil {
		return err
	}
	if err := a.store.FlagComment(r.Context(), actor(r), id, body.Reason); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
