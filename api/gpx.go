package api

import (
	"encoding/xml"
	"fmt"
	"math"
	"net/http"

	"github.com/paulmach/orb"

	"locuri/geo"
)

const gpxType = "application/gpx+xml"

// gpx is a document of GPX 1.1 (https://www.topografix.com/GPX/1/1/); the order of the elements is the schema's.
type gpx struct {
	XMLName  xml.Name    `xml:"http://www.topografix.com/GPX/1/1 gpx"`
	Version  string      `xml:"version,attr"`
	Creator  string      `xml:"creator,attr"`
	Metadata gpxMetadata `xml:"metadata"`
	Points   []gpxPoint  `xml:"wpt"`
	Route    gpxRoute    `xml:"rte"`
	Track    gpxTrack    `xml:"trk"`
}

type gpxMetadata struct {
	Name string  `xml:"name"`
	Desc string  `xml:"desc,omitempty"`
	Link gpxLink `xml:"link"`
}

type gpxLink struct {
	Href string `xml:"href,attr"`
	Text string `xml:"text,omitempty"`
}

type gpxPoint struct {
	Lat  float64  `xml:"lat,attr"`
	Lon  float64  `xml:"lon,attr"`
	Name string   `xml:"name,omitempty"`
	Desc string   `xml:"desc,omitempty"`
	Link *gpxLink `xml:"link"`
}

type gpxRoute struct {
	Name   string     `xml:"name"`
	Points []gpxPoint `xml:"rtept"`
}

type gpxTrack struct {
	Name   string     `xml:"name"`
	Points []gpxPoint `xml:"trkseg>trkpt"`
}

// getTrailGPX gives a trail to devices and maps: its stops as waypoints and as a route, its line as a track. What is closed
// on the day is no stop.
func (a *API) getTrailGPX(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	lang := p.readerLanguage(r)
	trail, _, err := a.trailOn(r, p)
	if err != nil {
		return err
	}
	body, err := xml.MarshalIndent(a.gpxOf(r, trail, lang), "", " ")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", gpxType)
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="locuri-%d.gpx"`, trail.ID))
	w.Header().Add("Vary", "Accept-Language")
	if fresh(w, r, contentTag(trail.Version, body)) {
		return nil
	}
	_, err = w.Write(append([]byte(xml.Header), body...))
	return ignoreGone(err)
}

// readerLanguage reads the language of a document for people: as asked for, else as the client prefers.
func (p *params) readerLanguage(r *http.Request) string {
	if asked := enum(p, "lang", []string{"ro", "en"}); len(asked) == 1 {
		return asked[0]
	}
	return language(r)
}

func (a *API) gpxOf(r *http.Request, trail *geo.Trail, lang string) gpx {
	title := trail.Title.In(lang)
	doc := gpx{Version: "1.1", Creator: "Locuri", Route: gpxRoute{Name: title}, Track: gpxTrack{Name: title}}
	doc.Metadata = gpxMetadata{Name: title, Desc: trail.Description.In(lang), Link: gpxLink{Href: fmt.Sprintf("%s/trails/%d", a.base(r), trail.ID), Text: title}}
	for _, s := range trail.Stops {
		if s.Place == nil || s.Visit.State == geo.VisitClosed {
			continue
		}
		point := gpxAt(s.Place.Point)
		point.Name, point.Desc = s.Place.Title.In(lang), s.Note.In(lang)
		doc.Route.Points = append(doc.Route.Points, point)
		point.Link = &gpxLink{Href: a.placeAddress(r, s.PlaceID)}
		doc.Points = append(doc.Points, point)
	}
	for _, at := range trail.Line {
		doc.Track.Points = append(doc.Track.Points, gpxAt(at))
	}
	return doc
}

// gpxAt keeps seven decimals, a hundredth of a metre.
func gpxAt(at orb.Point) gpxPoint {
	return gpxPoint{Lat: math.Round(at[1]*1e7) / 1e7, Lon: math.Round(at[0]*1e7) / 1e7}
}

// placeAddress is the permanent address of a place, for people.
func (a *API) placeAddress(r *http.Request, id int64) string {
	return fmt.Sprintf("%s/places/%d", a.base(r), id)
}
