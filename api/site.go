package api

import (
	"encoding/json"
	"net/http"

	"locuri/geo"
)

// siteBody is what a client needs to know before it can draw anything.
type siteBody struct {
	Title        geo.Text                    `json:"title"`
	Attribution  string                      `json:"attribution"`
	Bounds       []float64                   `json:"bounds"`  // west, south, east, north; null without an outline
	Outline      json.RawMessage             `json:"outline"` // of the city, GeoJSON; null without one
	Languages    []string                    `json:"languages"`
	Vocabularies map[geo.Kind]geo.Vocabulary `json:"vocabularies"`
	Lives        []geo.Life                  `json:"lives"`
	TagRoles     []geo.TagRole               `json:"tag_roles"`
	MaxVertices  int                         `json:"max_vertices"`
	TimeZone     string                      `json:"time_zone"` // of the IANA database: what the clocks of the city show
	Version      string                      `json:"version"`
	SignInAt     string                      `json:"sign_in_at"` // name of the provider where people may sign in; "" for none
}

func (a *API) getSite(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	generation, err := a.store.AtlasGeneration(r.Context())
	if err != nil || fresh(w, r, a.listTag(r, generation, a.signInAt())) {
		return err
	}
	body := siteBody{
		Title: geo.Text{"ro": "Locuri", "en": "Locuri"}, Languages: geo.Languages, Vocabularies: geo.Vocabularies, Lives: geo.Lives,
		TagRoles: geo.TagRoles, MaxVertices: geo.MaxVertices, TimeZone: "UTC", Version: a.config.Version, SignInAt: a.signInAt(),
	}
	city, err := a.store.FindCity(r.Context())
	switch {
	case geo.FaultOf(err) == geo.NotFound: // a site that is not set up yet can be looked at all the same
	case err != nil:
		return err
	default:
		body.Title, body.Attribution, body.TimeZone = city.Title, city.Attribution, city.TimeZone
		if city.Outline != nil {
			b := city.Bounds
			body.Bounds = []float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
			body.Outline = geo.GeoJSON(city.Outline)
		}
	}
	return writeJSON(w, http.StatusOK, body)
}

func (a *API) signInAt() string {
	if a.config.Provider == nil {
		return ""
	}
	return a.config.Provider.Title()
}
