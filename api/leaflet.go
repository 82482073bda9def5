package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"time"

	"rsc.io/qr"

	"locuri/geo"
)

var (
	leafletStyle = func() string {
		css, err := htmlFiles.ReadFile("html/leaflet.css")
		if err != nil {
			panic(err) // cannot happen: it is embedded
		}
		return string(css)
	}()
	leafletPage   = template.Must(template.New("").ParseFS(htmlFiles, "html/leaflet.html"))
	leafletPolicy = func() string {
		sum := sha256.Sum256([]byte(leafletStyle))
		return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; frame-ancestors 'none'"
	}()
)

// leaflet is what the printed page of a trail says.
type leaflet struct {
	Language    string
	Style       template.CSS
	Title       string
	Description string
	Facts       []string // mode, length, time, step-free, season
	Rule        string   // by which the time is reckoned
	Day         string
	Picture     template.HTML
	Stops       []leafletStop
	Skipped     []leafletStop
	Address     string
	Code        template.HTML // of the trail itself
	Credit      string
	Back        string
}

// T gives a word of the leaflet's language.
func (l *leaflet) T(key string) string { return leafletWord(l.Language, key) }

type leafletStop struct {
	Number         int
	Title, Note    string
	Where, When    string
	Address, Shown string
	Code           template.HTML
}

// getTrailLeaflet gives a page to be printed: the trail on a map, its stops with codes that lead to the places.
func (a *API) getTrailLeaflet(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	lang := p.readerLanguage(r)
	trail, day, err := a.trailOn(r, p)
	if err != nil {
		return err
	}
	page, err := a.leafletOf(r, trail, day, lang)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := leafletPage.ExecuteTemplate(&body, "leaflet.html", page); err != nil {
		return err
	}
	header := w.Header()
	header.Add("Vary", "Accept-Language")
	header.Set("Content-Language", lang)
	header.Set("Content-Type", asHTML.contentType())
	header.Set("Content-Security-Policy", leafletPolicy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin")
	if fresh(w, r, "W/"+contentTag(trail.Version, body.Bytes())) {
		return nil
	}
	_, err = body.WriteTo(w)
	return ignoreGone(err)
}

func (a *API) leafletOf(r *http.Request, trail *geo.Trail, day time.Time, lang string) (*leaflet, error) {
	address := fmt.Sprintf("%s/trails/%d", a.base(r), trail.ID)
	l := &leaflet{Language: lang, Style: template.CSS(leafletStyle), Title: trail.Title.In(lang), Description: trail.Description.In(lang),
		Facts: trailFacts(trail, lang), Rule: leafletWord(lang, "rule "+string(trail.Mode)), Day: day.Format("02.01.2006"), Address: address, Back: address}
	if !trail.InSeason(day) {
		l.Facts = append(l.Facts, leafletWord(lang, "offSeason"))
	}
	city, err := a.store.FindCity(r.Context())
	if err == nil {
		l.Credit = city.Attribution
	} else if geo.FaultOf(err) != geo.NotFound {
		return nil, err
	}
	var marks []mapMark
	for i := range trail.Stops {
		s := &trail.Stops[i]
		shown := a.leafletStopOf(r, s, i+1, lang)
		if s.Visit.State == geo.VisitClosed {
			l.Skipped = append(l.Skipped, shown)
			continue
		}
		l.Stops = append(l.Stops, shown)
		marks = append(marks, mapMark{s.Place.Point, i + 1})
	}
	l.Code = qrSVG(address)
	l.Picture, err = a.mapPicture(r.Context(), trail.Line, marks, l.Title)
	return l, err
}

func (a *API) leafletStopOf(r *http.Request, s *geo.TrailStop, number int, lang string) leafletStop {
	shown := leafletStop{Number: number, Title: leafletWord(lang, "hiddenStop"), Note: s.Note.In(lang), When: visitText(s.Visit, lang)}
	if s.Place != nil {
		shown.Title, shown.Address = s.Place.Title.In(lang), a.placeAddress(r, s.PlaceID)
		_, shown.Shown, _ = strings.Cut(shown.Address, "://")
		shown.Code = qrSVG(shown.Address)
	}
	shown.Where = lengthText(s.AtM, lang)
	if s.Stay > 0 {
		shown.Where += fmt.Sprintf(" · "+leafletWord(lang, "stay"), s.Stay)
	}
	return shown
}

// trailFacts say in a few words what a trail asks of people.
func trailFacts(trail *geo.Trail, lang string) []string {
	facts := []string{leafletWord(lang, "mode "+string(trail.Mode)), lengthText(trail.LengthM, lang), minutesText(trail.Minutes)}
	if trail.StepFree != "" {
		facts = append(facts, leafletWord(lang, "stepFree "+string(trail.StepFree)))
	}
	if trail.FromMonth != 0 {
		facts = append(facts, fmt.Sprintf(leafletWord(lang, "season"), monthName(lang, trail.FromMonth), monthName(lang, trail.ToMonth)))
	}
	return facts
}

func lengthText(metres float64, lang string) string {
	if metres < 1000 {
		return fmt.Sprintf("%.0f m", metres)
	}
	text := fmt.Sprintf("%.1f km", metres/1000)
	if lang == "ro" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

func minutesText(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d min", minutes)
	}
	return fmt.Sprintf("%d h %02d min", minutes/60, minutes%60)
}

// visitText says when a stop is open on the day, or why not.
func visitText(v *geo.Visit, lang string) string {
	var spans []string
	for _, s := range v.Spans {
		if s.From == 0 && s.To == 1440 {
			return leafletWord(lang, "visit open")
		}
		spans = append(spans, fmt.Sprintf("%02d:%02d–%02d:%02d", s.From/60, s.From%60, s.To/60%24, s.To%60))
	}
	switch {
	case len(spans) > 0:
		return strings.Join(spans, ", ")
	case v.Reason != "":
		return leafletWord(lang, "visit "+string(v.Reason))
	}
	return leafletWord(lang, "visit open")
}

// qrSVG draws an address as a QR code: one path of the dark modules, with the quiet zone of four that the standard asks for.
func qrSVG(address string) template.HTML {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return "" // only what is too long for any code
	}
	var path strings.Builder
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				fmt.Fprintf(&path, "M%d %dh1v1h-1z", x, y)
			}
		}
	}
	return template.HTML(fmt.Sprintf(`<svg class="code" viewBox="-4 -4 %d %d" role="img" aria-label="QR: %s" shape-rendering="crispEdges"><path d="%s"/></svg>`,
		code.Size+8, code.Size+8, template.HTMLEscapeString(address), path.String()))
}
