package api

import (
	"encoding/json"
	"net/http"
	"time"

	"locuri/geo"
)

// getOwnData sends all that is kept of a person as one file, row by row (GDPR Articles 15 and 20).
func (a *API) getOwnData(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	if err := actor(r).May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	account, err := a.store.FindAccount(r.Context(), actor(r), actor(r).AccountID)
	if err != nil {
		return err
	}
	head, err := json.Marshal(map[string]any{"made_at": a.config.Now().UTC(), "account": account})
	if err != nil {
		return err
	}
	header := w.Header()
	header.Set("Content-Type", jsonType)
	header.Set("Content-Disposition", `attachment; filename="locuri-my-data.json"`)
	header.Set("Cache-Control", "no-store")
	file := &dataFile{w: w}
	file.text(string(head[:len(head)-1]))
	if err := a.store.FindOwnData(r.Context(), actor(r), file.write); err != nil {
		panic(http.ErrAbortHandler) // in the middle of the file: broken off, so that nobody takes it for the whole
	}
	file.end()
	return nil
}

// dataFile writes sections of JSON as members of an object whose beginning is written.
type dataFile struct {
	w       http.ResponseWriter
	open    bool // a section is
	items   int  // in it
	trouble error
}

func (f *dataFile) text(s string) {
	if f.trouble == nil {
		_, f.trouble = f.w.Write([]byte(s))
	}
}

func (f *dataFile) write(section string, item []byte) error {
	if item == nil {
		f.close()
		f.text(`,"` + section + `":[`)
		f.open, f.items = true, 0
		return f.trouble
	}
	if f.items++; f.items > 1 {
		f.text(",\n")
	}
	f.text(string(item))
	return f.trouble
}

func (f *dataFile) close() {
	if f.open {
		f.text("]")
	}
}

func (f *dataFile) end() {
	f.close()
	f.text("}\n")
}

// deleteOwnAccount asks for a proof of who is there that is only some minutes old, by any way of signing in: a browser that
// somebody left open is not enough.
func (a *API) deleteOwnAccount(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	if err := actor(r).May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	if !session(r).Proved(time.Now()) {
		return &geo.Error{
			Fault: geo.Forbidden, Message: "Sign in again first: this cannot be undone, and the last time is too long ago.",
			Fields: []geo.FieldError{{Field: "session", Code: "not_proved", Message: "began too long ago"}},
		}
	}
	if err := a.store.DeleteAccount(r.Context(), actor(r)); err != nil {
		return err
	}
	clearCookie(w, r)
	w.WriteHeader(http.StatusNoContent)
	return nil
}
