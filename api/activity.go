package api

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"locuri/geo"
)

// watch reads what is to be watched, by the names that the filters of lists have.
func (p *params) watch() geo.Watch {
	return geo.Watch{
		Places: p.ids("place"), Kinds: enum(p, "kind", geo.Kinds), Neighbourhoods: p.list("neighbourhood"), Programmes: p.list("programme"),
		Organisations: p.list("organisation"), Projects: p.ids("project"), StepFree: enum(p, "step_free", geo.StepFrees), Text: p.text("q"),
		Stretch: p.stretch(),
	}
}

const atomType = "application/atom+xml"

func (a *API) getActivity(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	watch := p.watch()
	page := geo.Page{Limit: p.limit(50, 200), After: p.text("after")}
	formats := enum(p, "f", []string{"json", "atom"})
	if err := p.err(); err != nil {
		return err
	}
	activity, next, err := a.store.FindActivity(r.Context(), watch, page)
	if err != nil {
		return err
	}
	if len(formats) > 0 && formats[0] == "atom" {
		return a.writeFeed(w, r, activity, next)
	}
	answer := map[string]any{"activity": activity}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writePrivate(w, http.StatusOK, answer)
}

// feed is an Atom document (RFC 4287).
type feed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []feedLink  `xml:"link"`
	Entries []feedEntry `xml:"entry"`
}

type feedLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
	Type string `xml:"type,attr,omitempty"`
}

type feedEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"` // RFC 4287 §4.1.2: each entry has one, or the feed
	Link    feedLink `xml:"link"`
	Content string   `xml:"content,omitempty"` // plain text, the default type
}

func (a *API) writeFeed(w http.ResponseWriter, r *http.Request, activity []geo.Activity, next string) error {
	base := a.base(r)
	query, _ := url.ParseQuery(r.URL.RawQuery) // read before without a fault
	query.Del("after")
	f := feed{ID: base + "/api/activity?" + query.Encode(), Title: "Locuri", Updated: time.Unix(0, 0).UTC().Format(time.RFC3339)}
	f.Links = []feedLink{{Rel: "self", Href: base + r.URL.RequestURI(), Type: atomType}, {Rel: "alternate", Href: base + "/", Type: "text/html"}}
	if next != "" {
		f.Links = append(f.Links, feedLink{Rel: "next", Href: a.link(r, next), Type: atomType}) // RFC 5005 §3
	}
	for _, e := range activity {
		f.Entries = append(f.Entries, entryOf(base, language(r), &e))
	}
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	body, err := xml.Marshal(f)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", atomType)
	w.Header().Add("Vary", "Accept-Language")
	// Readers of feeds ask again and again; most have all of it already.
	if fresh(w, r, "W/"+contentTag(0, body)) {
		return nil
	}
	_, err = w.Write(append([]byte(xml.Header), body...))
	return ignoreGone(err)
}

// entryOf tells what has happened; the identifier stays the same for ever (RFC 4287 §4.2.6).
func entryOf(base, language string, e *geo.Activity) feedEntry {
	who := cmp.Or(geo.Speaker(language, e.Author, e.Organisation), "Locuri")
	place := fmt.Sprintf("%s/places/%d", base, e.Place.ID)
	return feedEntry{
		ID: fmt.Sprintf("%s#%s-%d", place, e.Kind, e.ID), Title: e.Aim.Titled(e.Place.Title, language) + ": " + happened(e, language), Updated: e.At.UTC().Format(time.RFC3339),
		Author: who, Link: feedLink{Rel: "alternate", Href: place, Type: "text/html"}, Content: e.Text,
	}
}

// happened says in a few words what has happened.
func happened(e *geo.Activity, language string) string {
	if e.Kind == geo.PlaceMoved {
		return valueWord(language, string(e.Line), e.To)
	}
	return pageWord(language, "new "+e.What())
}
