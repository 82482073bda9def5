package api

import (
	"context"
	"encoding/json"
	"net/http"

	"locuri/geo"
	"locuri/geo/auth"
)

// suggestedBody is what can be said without an account: one of these.
type suggestedBody struct {
	Proposal json.RawMessage `json:"proposal,omitempty"`
	Check    *placedCheck    `json:"check,omitempty"`
	Report   *placedReport   `json:"report,omitempty"`
}

// placedCheck and placedReport say of which place.
type placedCheck struct {
	Place int64 `json:"place"`
	checkBody
}

type placedReport struct {
	Place int64 `json:"place"`
	reportBody
}

// readSuggested gives what is suggested. Nobody is known yet: what it is about must be public. Errors: Invalid.
func (a *API) readSuggested(ctx context.Context, b *suggestedBody) (what geo.Suggested, err error) {
	n := 0
	if b.Check != nil {
		n++
		what.Check = b.Check.check(b.Check.Place)
	}
	if b.Report != nil {
		n++
		what.Report = b.Report.report(b.Report.Place)
	}
	if len(b.Proposal) > 0 {
		n++
		if what.Place, what.Proposal, err = a.readProposal(ctx, geo.Actor{}, b.Proposal); err != nil {
			return what, err
		}
	}
	if n != 1 {
		return what, geo.InvalidField("proposal", "required", "one of proposal, check and report is needed, and no more than one")
	}
	return what, nil
}

// suggestionBody is what is suggested, with who does.
type suggestionBody struct {
	Email    string `json:"email"`
	Name     string `json:"name"`
	Language string `json:"language"`
	Homepage string `json:"homepage"` // a trap: the form hides it from people, and programs fill it in
	suggestedBody
}

// addSuggestion sends a letter; the answer is the same for every address, so that nobody learns who has an account.
func (a *API) addSuggestion(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	body, err := readJSON[suggestionBody](w, r, jsonType)
	if err != nil {
		return err
	}
	what, err := a.readSuggested(r.Context(), &body.suggestedBody)
	if err != nil {
		return err
	}
	if err := a.limits.link.take(w, r, body.Email); err != nil {
		return err
	}
	if err := a.demandProof(r); err != nil {
		return err
	}
	if body.Homepage == "" {
		if err := a.keepSuggestion(r, body, what); err != nil {
			return err
		}
	}
	return writePrivate(w, http.StatusAccepted, map[string]any{"valid_days": int(geo.SuggestionValid.Hours() / 24)})
}

func (a *API) keepSuggestion(r *http.Request, body suggestionBody, what geo.Suggested) error {
	if body.Language == "" {
		body.Language = "ro"
	}
	content, err := json.Marshal(body.suggestedBody)
	if err != nil {
		return err
	}
	if a.config.Post == nil {
		return geo.Errorf(geo.Unavailable, "There is nobody to send letters.")
	}
	token, hash := auth.NewToken("")
	s := &geo.Suggestion{Email: body.Email, Name: body.Name, Language: body.Language, Content: content}
	fresh, err := a.store.AddSuggestion(r.Context(), s, what, hash)
	if err != nil || !fresh {
		return err
	}
	return a.config.Post.ConfirmLink(r.Context(), s, what.Kind(), token)
}

type confirmationBody struct {
	Token string `json:"token"`
}

// confirmSuggestion is asked for by the button that the link leads to: programs that check letters open every link.
func (a *API) confirmSuggestion(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	body, err := readJSON[confirmationBody](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := a.limits.signIn.ip.take(w, r, clientIP(r)); err != nil {
		return err
	}
	what, _, err := a.findSuggested(r, body.Token)
	if err != nil {
		return err
	}
	confirmed, err := a.store.ConfirmSuggestion(r.Context(), auth.HashToken(body.Token), what)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, confirmed)
}

// findSuggested gives what the token of a letter stands for; it is empty when that was confirmed before.
func (a *API) findSuggested(r *http.Request, token string) (what geo.Suggested, confirmed bool, err error) {
	s, err := a.store.FindSuggestion(r.Context(), auth.HashToken(token))
	if err != nil {
		return what, false, err
	}
	a.limits.signIn.ip.giveBack(clientIP(r))
	if string(s.Content) == "{}" {
		return what, true, nil
	}
	var content suggestedBody
	if err := decodeJSON(s.Content, &content); err != nil {
		return what, false, err
	}
	what, err = a.readSuggested(r.Context(), &content)
	return what, false, err
}

// waitingSuggestion is what somebody is about to confirm.
type waitingSuggestion struct {
	Kind      geo.SuggestionKind `json:"kind"`
	Aim       geo.Aim            `json:"aim,omitempty"`
	Title     geo.Text           `json:"title"`     // of the place, or of the one that is proposed
	Confirmed bool               `json:"confirmed"` // before; nothing else is told then
}

// readSuggestion tells what would be confirmed, and confirms nothing.
func (a *API) readSuggestion(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	body, err := readJSON[confirmationBody](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := a.limits.signIn.ip.take(w, r, clientIP(r)); err != nil {
		return err
	}
	what, confirmed, err := a.findSuggested(r, body.Token)
	if err != nil {
		return err
	}
	answer := waitingSuggestion{Kind: what.Kind(), Title: geo.Text{}, Confirmed: confirmed}
	if !confirmed {
		err = a.nameSuggested(r.Context(), what, &answer)
	}
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, answer)
}

// nameSuggested fills in what a suggestion is about. Whoever holds the link is not known, and sees what the public does.
func (a *API) nameSuggested(ctx context.Context, what geo.Suggested, answer *waitingSuggestion) error {
	var place int64
	switch {
	case what.Check != nil:
		place = what.Check.PlaceID
	case what.Report != nil:
		place = what.Report.PlaceID
	default:
		answer.Aim, answer.Title = what.Proposal.Aim, what.Place.Title
		return nil
	}
	about, err := a.store.FindPlace(ctx, geo.Actor{}, place)
	if err == nil {
		answer.Title = about.Title
	}
	return err
}
