package api

import (
	"context"
	"net/http"
	"runtime"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
)

type signInBody struct {
	Email    string `json:"email"`
	Password string `json:"password"`
	Token    string `json:"token"`
}

func (a *API) signIn(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	body, err := readJSON[signInBody](w, r, jsonType)
	if err != nil {
		return err
	}
	account, err := a.accountOf(w, r, body)
	if err != nil {
		return err
	}
	who, err := a.begin(w, r, account, time.Now())
	if err != nil {
		return err
	}
	answer, err := a.whoami(r.Context(), who)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, answer)
}

// accountOf gives the account that the body proves to be the sender's.
func (a *API) accountOf(w http.ResponseWriter, r *http.Request, body signInBody) (int64, error) {
	var p geo.Problems
	switch {
	case body.Token != "" && body.Email+body.Password != "":
		p.Add("token", "alone", "goes with neither email nor password")
		return 0, p.Err()
	case body.Token != "":
		if err := a.limits.signIn.ip.take(w, r, clientIP(r)); err != nil {
			return 0, err
		}
		account, err := a.store.UseSignInLink(r.Context(), auth.HashToken(body.Token))
		if err == nil {
			a.limits.signIn.ip.giveBack(clientIP(r))
		}
		return account, err
	case body.Email == "":
		p.Add("email", "required", "email and password, or the token of a sign-in link are needed")
	case body.Password == "":
		p.Add("password", "required", "is needed with an email; without a password ask for a link at /api/session/link")
	}
	if err := p.Err(); err != nil {
		return 0, err
	}
	return a.accountByPassword(w, r, body)
}

// accountByPassword takes as long for an unknown address as for a wrong password, and says the same. Attempts that
// succeed do not count.
func (a *API) accountByPassword(w http.ResponseWriter, r *http.Request, body signInBody) (int64, error) {
	if err := a.limits.signIn.take(w, r, body.Email); err != nil {
		return 0, err
	}
	account, phc, err := a.store.PasswordOf(r.Context(), body.Email)
	if err != nil {
		return 0, err
	}
	fits, err := a.checkPassword(r.Context(), phc, body.Password)
	if err != nil {
		return 0, err
	}
	if !fits || account == 0 {
		return 0, geo.Errorf(geo.Unauthenticated, "Address or password is wrong.")
	}
	a.limits.signIn.giveBack(r, body.Email)
	return account, nil
}

// hashing bounds how many passwords are hashed at one time: each takes 19 MiB and a processor.
type hashing chan struct{}

func newHashing() hashing { return make(hashing, 2*runtime.NumCPU()) }

func (h hashing) enter(ctx context.Context) error {
	select {
	case h <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (h hashing) leave() { <-h }

func (a *API) checkPassword(ctx context.Context, phc, password string) (bool, error) {
	if err := a.hashing.enter(ctx); err != nil {
		return false, err
	}
	defer a.hashing.leave()
	return auth.CheckPassword(phc, password), nil
}

// begin starts a session under a secret that nobody has seen before, ends the one the browser came with, and sets the
// cookie (OWASP Session Management: renew the identifier at sign-in). proved is when the person proved who they are, zero
// when that is not known.
func (a *API) begin(w http.ResponseWriter, r *http.Request, account int64, proved time.Time) (geo.Actor, error) {
	secret, hash := auth.NewToken("")
	s := &geo.Session{AccountID: account, UserAgent: r.UserAgent()}
	if !proved.IsZero() {
		s.ProvedAt = &proved
	}
	if err := a.store.CreateSession(r.Context(), s, hash); err != nil {
		return geo.Actor{}, err
	}
	if old := session(r); old != nil {
		if err := a.store.EndSession(r.Context(), actor(r), old.ID); err != nil && geo.FaultOf(err) != geo.NotFound {
			return geo.Actor{}, err
		}
	}
	who, _, err := a.store.ActorBySession(r.Context(), hash)
	if err != nil {
		return geo.Actor{}, err
	}
	setCookie(w, r, secret, int(time.Until(s.ExpiresAt).Seconds()))
	return who, nil
}
