package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"locuri/geo"
)

// writeItemPage shows one feature to a person, given as a GeoJSON feature without its closing brace.
func (a *API) writeItemPage(w http.ResponseWriter, r *http.Request, c *geo.Collection, id int64, feature []byte) error {
	var body struct {
		Properties map[string]json.RawMessage
	}
	if err := json.Unmarshal(append(feature, '}'), &body); err != nil {
		return err
	}
	lang := language(r)
	home := "/api/collections/" + c.ID
	item := fmt.Sprintf("%s/items/%d", home, id)
	page := &htmlPage{Title: titleOr(body.Properties, id, lang), Lead: plainText(body.Properties["description_"+lang]), About: a.featureData(r, c, id, body.Properties),
		Crumbs: append(crumbs(lang, c), anchor{Href: home + "/items?f=html", Text: pageWord(lang, "list")}), Others: others(a, r, asGeoJSON)}
	if address := featureOnMap(c, id, body.Properties); address != "" {
		page.Buttons = []anchor{{Href: address, Text: pageWord(lang, "onMap")}}
	}
	page.Others = append(page.Others, anchor{Href: item + "?f=geojson&crs=" + url.QueryEscape("[EPSG:3844]"), Text: pageWord(lang, "stereo70"), Type: geoJSONType})
	if c.OfPlaces() {
		page.Others = append(page.Others, anchor{Href: item + "/revisions", Text: pageWord(lang, "history"), Type: jsonType})
	}
	page.Sections = factSections(c, body.Properties, lang)
	return a.writeHTML(w, r, page)
}

// featureOnMap gives the address of the map that shows the feature, "" where it shows no such thing.
func featureOnMap(c *geo.Collection, id int64, values map[string]json.RawMessage) string {
	number := strconv.FormatInt(id, 10)
	switch c.Source {
	case geo.PlaceSource:
		return "/places/" + number
	case geo.ProjectSource:
		return "/projects/" + number
	case geo.EventSource:
		return "/events/" + number
	case geo.TrailSource:
		return "/trails/" + number
	case geo.AreaSource:
		return "/?neighbourhood=" + url.QueryEscape(plainText(values["slug"]))
	}
	return ""
}

// factGroups are under which heading facts stand, in the order of the page; the others come first.
var factGroups = []struct {
	heading string
	fields  string // names, a space around each
}{
	{"visit", " step_free amenities opening_hours website attendance free registration "},
	{"location", " sensitive neighbourhood_title neighbourhood_border area_m2 length_m river_title river_distance_m river_km river_bank river_offset_m river_beyond lon lat origin_ro origin_en origin_m "},
	{"record", " source licence certainty note credits as_of osm wikidata city_register uuid slug version publication created_at updated_at "},
}

// untold are the fields that say again what others say for people.
const untold = " title starts_on ends_on neighbourhood neighbourhoods river organisation programme place "

// factSections tells what is known of a feature, in words.
func factSections(c *geo.Collection, values map[string]json.RawMessage, language string) []section {
	sections := []section{{Title: pageWord(language, "facts")}}
	for _, group := range factGroups {
		sections = append(sections, section{Title: pageWord(language, group.heading)})
	}
	for _, f := range c.Fields() {
		known := valueAnchors(&f, values, language)
		if known == nil || strings.Contains(untold, " "+f.Name+" ") || f.Name == "description_"+language {
			continue
		}
		at := 0
		for i, group := range factGroups {
			if strings.Contains(group.fields, " "+f.Name+" ") {
				at = i + 1
			}
		}
		sections[at].Facts = append(sections[at].Facts, fact{Name: headOf(&f, language), Values: known})
	}
	var told []section
	for _, s := range sections {
		if s.Facts != nil {
			told = append(told, s)
		}
	}
	return told
}

// valueAnchors gives the value of a field in words, with where it leads; nil for none.
func valueAnchors(f *geo.Field, values map[string]json.RawMessage, language string) []anchor {
	text := valueText(f, values[f.Name], language)
	if text == "" {
		return nil
	}
	plain := plainText(values[f.Name])
	switch f.Name {
	case "osm":
		return []anchor{{Href: "https://www.openstreetmap.org/" + plain, Text: plain}}
	case "wikidata":
		return []anchor{{Href: "https://www.wikidata.org/wiki/" + plain, Text: plain}}
	case "neighbourhood_title":
		return []anchor{{Href: "/?neighbourhood=" + url.QueryEscape(plainText(values["neighbourhood"])), Text: text}}
	case "organisation_title":
		return []anchor{{Href: "/organisations/" + url.PathEscape(plainText(values["organisation"])), Text: text}}
	case "place_title":
		return []anchor{{Href: "/places/" + plainText(values["place"]), Text: text}}
	case "project":
		return []anchor{{Href: "/projects/" + plain, Text: plain}}
	case "projects":
		var out []anchor
		for number := range strings.SplitSeq(plain, ", ") {
			out = append(out, anchor{Href: "/projects/" + number, Text: number})
		}
		return out
	}
	if strings.HasPrefix(plain, "https://") || strings.HasPrefix(plain, "http://") {
		return []anchor{{Href: plain, Text: plain}}
	}
	return []anchor{{Text: text}}
}

// headOf is the title of a field with its unit.
func headOf(f *geo.Field, language string) string {
	if f.Unit == "" || f.Unit == "deg" {
		return f.Title[language]
	}
	return f.Title[language] + " (" + strings.ReplaceAll(f.Unit, "m2", "m²") + ")"
}

// titleIn gives the title in a language, or the main one.
func titleIn(values map[string]json.RawMessage, language string) string {
	if text := plainText(values["title_"+language]); text != "" {
		return text
	}
	return plainText(values["title"])
}

// titleOr gives the title, or the number of what has none.
func titleOr(values map[string]json.RawMessage, id int64, language string) string {
	if title := titleIn(values, language); title != "" {
		return title
	}
	return fmt.Sprintf(pageWord(language, "without"), id)
}

// valueText writes a value of a field for people, "" for none and for what is not so.
func valueText(f *geo.Field, raw json.RawMessage, language string) string {
	text := plainText(raw)
	switch f.Type {
	case geo.StringField:
		return valueWord(language, f.Name, text)
	case geo.StringsField:
		parts := strings.Split(text, ", ")
		for i := range parts {
			parts[i] = valueWord(language, f.Name, parts[i])
		}
		return strings.Join(parts, ", ")
	case geo.BooleanField:
		if text != "true" {
			return ""
		}
		return pageWord(language, "yes")
	case geo.NumberField:
		if language == "ro" && f.Unit != "deg" { // coordinates are copied, and go on with a point
			return strings.Replace(text, ".", ",", 1)
		}
	case geo.TimeField:
		if t, err := time.Parse(time.RFC3339, text); err == nil {
			return t.UTC().Format("2006-01-02 15:04 UTC")
		}
	}
	return text
}

// plainText writes a JSON value as text: strings without quotes, lists with commas.
func plainText(raw json.RawMessage) string {
	var v any
	if len(raw) == 0 || json.Unmarshal(raw, &v) != nil || v == nil {
		return ""
	}
	switch v := v.(type) {
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = fmt.Sprint(item)
		}
		return strings.Join(parts, ", ")
	}
	return string(raw)
}
