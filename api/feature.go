package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

// link is a web link as the OGC API writes it.
type link struct {
	Href  string `json:"href"`
	Rel   string `json:"rel"`
	Type  string `json:"type,omitempty"`
	Title string `json:"title,omitempty"`
}

func (a *API) collectionOf(r *http.Request) (*geo.Collection, error) {
	return a.store.FindCollection(r.Context(), chi.URLParam(r, "collectionId"))
}

// writeFeature writes a GeoJSON feature without its closing brace.
func writeFeature(w *bytes.Buffer, id int64, geometry, properties []byte) {
	if geometry == nil {
		geometry = []byte("null") // RFC 7946 §3.2: an unlocated feature
	}
	w.WriteString(`{"type":"Feature","id":`)
	w.Write(strconv.AppendInt(w.AvailableBuffer(), id, 10))
	w.WriteString(`,"geometry":`)
	w.Write(geometry)
	w.WriteString(`,"properties":`)
	w.Write(properties)
}

// featureFormats are the formats of one feature, the usual one first.
var featureFormats = []mediaFormat{asGeoJSON, asHTML}

func (a *API) getItem(w http.ResponseWriter, r *http.Request) error {
	c, err := a.collectionOf(r)
	if err != nil {
		return err
	}
	id, err := pathID(r, "featureId")
	if err != nil {
		return err
	}
	p := newParams(r)
	f, err := negotiate(w, r, p, featureFormats...)
	if err != nil {
		return err
	}
	crs := p.crs("crs")
	c = p.asOf(r, c, a.config.Now())
	if err := p.err(); err != nil {
		return err
	}
	var body bytes.Buffer
	stamp, err := a.store.FindFeature(r.Context(), actor(r), c, id, crs, func(id int64, geometry, properties []byte) error {
		writeFeature(&body, id, geometry, properties)
		return nil
	})
	if err != nil {
		return err
	}
	setContentCRS(w, crs)
	if f == asHTML {
		addLinks(w, append(a.selfLinks(r, f, featureFormats...), link{a.base(r) + "/api/collections/" + c.ID, "collection", jsonType, c.Title["en"]}))
		return a.writeItemPage(w, r, c, id, body.Bytes())
	}
	if freshSince(w, r, contentTag(stamp.Version, body.Bytes()), stamp.UpdatedAt) {
		return nil
	}
	return a.endItem(w, r, http.StatusOK, c, id, &body)
}

// endItem ends the one feature in body with its links and sends it.
func (a *API) endItem(w http.ResponseWriter, r *http.Request, status int, c *geo.Collection, id int64, body *bytes.Buffer) error {
	home := a.base(r) + "/api/collections/" + c.ID
	item := home + "/items/" + strconv.FormatInt(id, 10)
	all := []link{
		{item, "self", geoJSONType, "This feature"},
		{item + "?f=html", "alternate", asHTML.media, "This feature as a page"},
		{home, "collection", jsonType, c.Title["en"]},
	}
	links, err := json.Marshal(all)
	if err != nil {
		return err
	}
	addLinks(w, all)
	body.WriteString(`,"links":`)
	body.Write(links)
	body.WriteByte('}')
	w.Header().Set("Content-Type", geoJSONType)
	w.WriteHeader(status)
	_, err = body.WriteTo(w)
	return ignoreGone(err)
}
