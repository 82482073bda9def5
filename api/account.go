package api

import (
	"fmt"
	"net/http"

	"locuri/geo"
	"locuri/geo/auth"
)

// signedIn refuses nobody, before the body is judged. What else the action asks for is the store's to check.
func signedIn(r *http.Request, action geo.Action) error {
	if err := somebody(r, action); err != nil {
		return err
	}
	return newParams(r).err()
}

// somebody is signedIn for an address with parameters, which its handler reads.
func somebody(r *http.Request, action geo.Action) error {
	if who := actor(r); who.AccountID == 0 {
		return who.May(action, 0)
	}
	return nil
}

func (a *API) getOwnAccount(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	account, err := a.store.FindAccount(r.Context(), actor(r), actor(r).AccountID)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, account)
}

// profile is what a person may change of their own account.
type profile struct {
	Name     string `json:"name"`
	Language string `json:"language"`
}

func (a *API) updateOwnAccount(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	patch, err := readBody(w, r, mergeType, jsonType)
	if err != nil {
		return err
	}
	account, err := a.store.UpdateAccount(r.Context(), actor(r), actor(r).AccountID, func(account *geo.Account) error {
		after, err := patched(profile{account.Name, account.Language}, patch)
		account.Name, account.Language = after.Name, after.Language
		return err
	})
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, account)
}

type passwordBody struct {
	Password *string `json:"password"`
	Current  string  `json:"current"`
}

func (a *API) setPassword(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := actor(r).May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	body, err := readJSON[passwordBody](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := a.checkCurrent(w, r, body.Current); err != nil {
		return err
	}
	phc, err := a.newPassword(r, body.Password)
	if err != nil {
		return err
	}
	if err := a.store.SetPassword(r.Context(), actor(r), phc, session(r)); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// checkCurrent asks who has a password for it, so that an unwatched screen is not enough to lock its owner out.
func (a *API) checkCurrent(w http.ResponseWriter, r *http.Request, current string) error {
	account, err := a.store.FindAccount(r.Context(), actor(r), actor(r).AccountID)
	if err != nil || !account.HasPassword {
		return err
	}
	if err := a.limits.signIn.take(w, r, account.Email); err != nil {
		return err
	}
	_, phc, err := a.store.PasswordOf(r.Context(), account.Email)
	if err != nil {
		return err
	}
	fits, err := a.checkPassword(r.Context(), phc, current)
	if err != nil {
		return err
	}
	if !fits {
		return geo.InvalidField("current", "wrong", "is not the password that the account has now")
	}
	a.limits.signIn.giveBack(r, account.Email)
	return nil
}

// newPassword gives the PHC string to store; "" for a password that is taken away.
func (a *API) newPassword(r *http.Request, password *string) (string, error) {
	if password == nil {
		return "", geo.InvalidField("password", "required", "is needed; the empty text takes the password away")
	}
	if *password == "" {
		return "", nil
	}
	if err := geo.CheckPassword(*password); err != nil {
		return "", err
	}
	if err := a.hashing.enter(r.Context()); err != nil {
		return "", err
	}
	defer a.hashing.leave()
	return auth.HashPassword(*password), nil
}

func (a *API) getAccounts(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	accounts, err := a.store.FindAccounts(r.Context(), actor(r))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, map[string]any{"accounts": accounts})
}

type accountBody struct {
	Email    string   `json:"email"`
	Name     string   `json:"name"`
	Role     geo.Role `json:"role"`
	Language string   `json:"language"`
	duties
}

// duties are what a planner or moderator is responsible for.
type duties struct {
	Areas      []string `json:"areas"`
	Programmes []string `json:"programmes"`
}

func (a *API) createAccount(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := actor(r).May(geo.ManageAccounts, 0); err != nil {
		return err
	}
	body, err := readJSON[accountBody](w, r, jsonType)
	if err != nil {
		return err
	}
	if body.Language == "" {
		body.Language = "ro"
	}
	account := &geo.Account{Email: body.Email, Name: body.Name, Role: body.Role, Language: body.Language, Areas: body.Areas, Programmes: body.Programmes}
	if err := a.store.CreateAccount(r.Context(), actor(r), account); err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("%s/api/accounts/%d", a.base(r), account.ID))
	return writePrivate(w, http.StatusCreated, account)
}

func (a *API) getAccount(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageAccounts); err != nil {
		return err
	}
	id, err := pathID(r, "accountId")
	if err != nil {
		return err
	}
	account, err := a.store.FindAccount(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, account)
}

// accountState is what an administrator may change of an account.
type accountState struct {
	Name     string   `json:"name"`
	Language string   `json:"language"`
	Role     geo.Role `json:"role"`
	Disabled bool     `json:"disabled"`
	duties
}

func (a *API) updateAccount(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := actor(r).May(geo.ManageAccounts, 0); err != nil {
		return err
	}
	id, err := pathID(r, "accountId")
	if err != nil {
		return err
	}
	patch, err := readBody(w, r, mergeType, jsonType)
	if err != nil {
		return err
	}
	account, err := a.store.UpdateAccount(r.Context(), actor(r), id, func(account *geo.Account) error {
		before := accountState{account.Name, account.Language, account.Role, account.Disabled, duties{account.Areas, account.Programmes}}
		after, err := patched(before, patch)
		account.Name, account.Language, account.Role, account.Disabled = after.Name, after.Language, after.Role, after.Disabled
		account.Areas, account.Programmes = after.Areas, after.Programmes
		return err
	})
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, account)
}
