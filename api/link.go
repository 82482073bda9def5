package api

import (
	"context"
	"net/http"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
)

// linkLife is how long a sign-in link can be used; the letter says so.
const linkLife = time.Hour

type linkBody struct {
	Email    string `json:"email"`
	Language string `json:"language"`
	Homepage string `json:"homepage"` // a trap, as in suggestionBody
}

// requestSignInLink answers the same for every address.
func (a *API) requestSignInLink(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	body, err := readJSON[linkBody](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := body.check(); err != nil {
		return err
	}
	if a.config.Post == nil {
		return geo.Errorf(geo.Unavailable, "This site sends no mail. Sign in with a password, or ask who runs it for a link.")
	}
	if err := a.limits.link.take(w, r, body.Email); err != nil {
		return err
	}
	if err := a.demandProof(r); err != nil {
		return err
	}
	if body.Homepage == "" {
		if err := a.sendLink(r.Context(), body); err != nil {
			return err
		}
	}
	w.WriteHeader(http.StatusAccepted)
	return nil
}

func (b *linkBody) check() error {
	b.Email = geo.NormalEmail(b.Email)
	if err := geo.CheckEmail(b.Email); err != nil {
		return err
	}
	if b.Language == "" {
		b.Language = "ro"
	}
	if b.Language != "ro" && b.Language != "en" {
		return geo.InvalidField("language", "not_allowed", "%q is not one of [ro en]", b.Language)
	}
	return nil
}

func (a *API) sendLink(ctx context.Context, body linkBody) error {
	secret, hash := auth.NewToken("")
	err := a.store.CreateSignInLink(ctx, body.Email, hash, linkLife)
	if geo.FaultOf(err) == geo.Forbidden {
		return nil // a disabled account gets no letter, and nobody learns of it here
	}
	if err != nil {
		return err
	}
	return a.config.Post.SignInLink(ctx, body.Email, body.Language, secret, linkLife)
}
