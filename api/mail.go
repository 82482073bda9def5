package api

import (
	"context"
	"net/http"
	"time"

	"locuri/geo"
)

// Post writes and sends letters.
type Post interface {
	// SignInLink sends a letter with a link that carries the token, in ro or en.
	SignInLink(ctx context.Context, to, language, token string, valid time.Duration) error
	// ConfirmLink sends whoever suggests something without an account a letter with a link that carries the token.
	ConfirmLink(ctx context.Context, s *geo.Suggestion, kind geo.SuggestionKind, token string) error
	// PartnerMessage sends what one partner writes to another.
	PartnerMessage(ctx context.Context, m *geo.PartnerMessage) error
}

func (a *API) getMail(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	limit := p.limit(100, 1000)
	if err := p.err(); err != nil {
		return err
	}
	mail, err := a.store.FindMail(r.Context(), actor(r), limit)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, map[string]any{"mail": mail})
}

func (a *API) sendMailAgain(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "mailId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := a.store.SendAgain(r.Context(), actor(r), id); err != nil {
		return err
	}
	w.WriteHeader(http.StatusAccepted)
	return nil
}
