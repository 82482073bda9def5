package api

import (
	"encoding/json"
	"net/http"

	"locuri/geo"
	"locuri/geo/auth"
)

// suggestionBody is a proposal with who makes it.
type suggestionBody struct {
	Email    string          `json:"email"`
	Name     string          `json:"name"`
	Language string          `json:"language"`
	Homepage string          `json:"homepage"` // a trap: the form hides it from people, and programs fill it in
	Proposal json.RawMessage `json:"proposal"`
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
	place, proposal, err := readProposal(body.Proposal)
	if err != nil {
		return err
	}
	if err := a.limits.link.take(w, r, body.Email); err != nil {
		return err
	}
	if body.Homepage == "" {
		if err := a.keepSuggestion(r, body, place, proposal); err != nil {
			return err
		}
	}
	return writePrivate(w, http.StatusAccepted, map[string]any{"valid_days": int(geo.SuggestionValid.Hours() / 24)})
}

func (a *API) keepSuggestion(r *http.Request, body suggestionBody, place *geo.Place, proposal *geo.Proposal) error {
	if body.Language == "" {
		body.Language = "ro"
	}
	token, hash := auth.NewToken("")
	s := &geo.Suggestion{Email: body.Email, Name: body.Name, Language: body.Language, Content: body.Proposal}
	if err := a.store.AddSuggestion(r.Context(), s, place, proposal, hash); err != nil {
		return err
	}
	if a.config.Post == nil {
		return geo.Errorf(geo.Unavailable, "There is nobody to send letters.")
	}
	return a.config.Post.ConfirmLink(r.Context(), s, token)
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
	hash := auth.HashToken(body.Token)
	s, err := a.store.FindSuggestion(r.Context(), hash)
	if err != nil {
		return err
	}
	a.limits.signIn.ip.giveBack(clientIP(r))
	place, proposal := &geo.Place{}, &geo.Proposal{}
	if string(s.Content) != "{}" { // else it was confirmed before
		if place, proposal, err = readProposal(s.Content); err != nil {
			return err
		}
	}
	if err := a.store.ConfirmSuggestion(r.Context(), hash, place, proposal); err != nil {
		return err
	}
	// Whoever holds the link need not be signed in, and still learns only what is theirs.
	return writePrivate(w, http.StatusOK, map[string]any{"place_id": proposal.PlaceID, "title": proposal.Place.Title, "publication": proposal.Publication})
}
