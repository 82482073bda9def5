package api

import (
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"

	"locuri/geo"
)

// linkedData writes JSON-LD in the words of schema.org; nil objects are left out. json.Marshal writes < > & so that
// nothing in it can end the script element.
func linkedData(objects ...map[string]any) template.JS {
	var graph []map[string]any
	for _, object := range objects {
		if object != nil {
			graph = append(graph, object)
		}
	}
	b, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@graph": graph})
	if err != nil {
		return "" // cannot happen: plain values only
	}
	return template.JS(b)
}

// wayHere tells how a page is reached (https://schema.org/BreadcrumbList).
func (a *API) wayHere(r *http.Request, page *htmlPage) map[string]any {
	var items []map[string]any
	for i, crumb := range page.Crumbs {
		items = append(items, map[string]any{"@type": "ListItem", "position": i + 1, "name": crumb.Text, "item": a.base(r) + crumb.Href})
	}
	items = append(items, map[string]any{"@type": "ListItem", "position": len(items) + 1, "name": page.HereOrTitle(), "item": a.address(r, asHTML.name)})
	return map[string]any{"@type": "BreadcrumbList", "itemListElement": items}
}

// catalogData describes all collections together (https://schema.org/DataCatalog).
func (a *API) catalogData(r *http.Request, collections []*geo.Collection) map[string]any {
	lang, home := language(r), a.base(r)+"/api"
	var sets []map[string]any
	for _, c := range collections {
		sets = append(sets, map[string]any{"@type": "Dataset", "@id": home + "/collections/" + c.ID, "name": c.Title[lang], "description": c.Description[lang],
			"url": home + "/collections/" + c.ID + "?f=html"})
	}
	return map[string]any{"@type": "DataCatalog", "@id": home, "url": home + "?f=html", "name": "Locuri", "description": pageWord(lang, "apiLead"),
		"inLanguage": geo.Languages, "dataset": sets}
}

// datasetData describes a collection (https://schema.org/Dataset), its extent as west, south, east and north in the order
// that schema.org has: latitude before longitude.
func (a *API) datasetData(r *http.Request, body *collectionBody) map[string]any {
	home := a.base(r) + "/api/collections/" + body.ID
	var files []map[string]any
	for _, f := range downloadFormats {
		files = append(files, map[string]any{"@type": "DataDownload", "encodingFormat": f.media, "contentUrl": home + "/download?f=" + f.name})
	}
	object := map[string]any{"@type": "Dataset", "@id": home, "url": home + "?f=html", "name": body.Title, "description": body.Description,
		"isAccessibleForFree": true, "distribution": files, "includedInDataCatalog": map[string]any{"@type": "DataCatalog", "@id": a.base(r) + "/api", "name": "Locuri"}}
	if body.Attribution != "" {
		object["creditText"] = body.Attribution
	}
	if body.Extent != nil && body.Extent.Spatial != nil {
		b := body.Extent.Spatial.BBox[0]
		object["spatialCoverage"] = map[string]any{"@type": "Place", "geo": map[string]any{"@type": "GeoShape", "box": fmt.Sprintf("%v %v %v %v", b[1], b[0], b[3], b[2])}}
	}
	if body.Extent != nil && body.Extent.Temporal != nil {
		object["temporalCoverage"] = isoInterval(body.Extent.Temporal.Interval[0])
	}
	return object
}

// isoInterval writes an interval as ISO 8601-2 does: ".." for an open end.
func isoInterval(interval [2]*string) string {
	ends := [2]string{"..", ".."}
	for i, end := range interval {
		if end != nil {
			ends[i], _, _ = strings.Cut(*end, "T")
		}
	}
	return ends[0] + "/" + ends[1]
}

// featureTypes are what features are to schema.org, by collection or kind. A project is none of its words.
var featureTypes = map[geo.Source]string{geo.PlaceSource: "Place", geo.AreaSource: "Place", geo.RiverSource: "RiverBodyOfWater"}

// featureData describes a feature that is somewhere (https://schema.org/Place), nil for others.
func (a *API) featureData(r *http.Request, c *geo.Collection, id int64, values map[string]json.RawMessage) map[string]any {
	if c.Source == geo.EventSource {
		return a.eventData(r, id)
	}
	if featureTypes[c.Source] == "" {
		return nil
	}
	lang, number := language(r), strconv.FormatInt(id, 10)
	address := a.base(r) + "/api/collections/" + c.ID + "/items/" + number
	object := map[string]any{"@type": featureTypes[c.Source], "@id": address, "url": address + "?f=html", "name": titleIn(values, lang)}
	if c.OfPlaces() {
		object["@id"], object["url"] = a.base(r)+"/places/"+number, a.base(r)+"/places/"+number
	}
	if values["lat"] != nil {
		object["geo"] = map[string]any{"@type": "GeoCoordinates", "latitude": values["lat"], "longitude": values["lon"]}
	}
	for property, name := range map[string]string{"description": "description_" + lang, "sameAs": "website", "license": "licence", "identifier": "uuid"} {
		if text := plainText(values[name]); text != "" {
			object[property] = text
		}
	}
	if title := plainText(values["neighbourhood_title"]); title != "" {
		object["containedInPlace"] = map[string]any{"@type": "Place", "name": title}
	}
	if answer := plainText(values["step_free"]); answer != "" {
		object["amenityFeature"] = map[string]any{"@type": "LocationFeatureSpecification", "name": "step-free", "value": answer}
	}
	return object
}

// attendanceModes are the ways to take part in an event, to schema.org.
var attendanceModes = map[geo.Attendance]string{
	geo.InPerson: "OfflineEventAttendanceMode", geo.Online: "OnlineEventAttendanceMode", geo.Both: "MixedEventAttendanceMode",
}

// eventData describes an event (https://schema.org/Event) by the next time that it happens, or the first when it is over;
// nil when there is none.
func (a *API) eventData(r *http.Request, id int64) map[string]any {
	e, err := a.store.FindEvent(r.Context(), actor(r), id)
	if err != nil {
		return nil
	}
	zone, err := a.store.TimeZone(r.Context())
	if err != nil {
		return nil
	}
	lang, address := language(r), fmt.Sprintf("%s/events/%d", a.base(r), id)
	next := e.Next(a.config.Now(), zone)
	starts, ends := next.Starts.Format(time.RFC3339), next.Ends.Format(time.RFC3339)
	if e.Starts.WholeDay() {
		starts, ends = string(next.Day), next.Ends.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	status := "EventScheduled"
	if next.Cancelled {
		status = "EventCancelled"
	}
	object := map[string]any{"@type": "Event", "@id": address, "url": address, "identifier": e.UUID, "name": e.Title.In(lang), "startDate": starts, "endDate": ends,
		"eventStatus": "https://schema.org/" + status, "eventAttendanceMode": "https://schema.org/" + attendanceModes[e.Attendance],
		"isAccessibleForFree": e.Free, "location": a.eventLocations(r, e)}
	if text := e.Description.In(lang); text != "" {
		object["description"] = text
	}
	if len(e.Languages) > 0 {
		object["inLanguage"] = e.Languages
	}
	if e.Capacity > 0 {
		object["maximumAttendeeCapacity"] = e.Capacity
	}
	if o := e.Organisation; o != nil {
		object["organizer"] = map[string]any{"@type": "Organization", "name": o.Title.In(lang), "url": a.base(r) + "/organisations/" + o.Slug}
	}
	if e.Registration != "" {
		object["offers"] = map[string]any{"@type": "Offer", "url": e.Registration, "description": e.Price.In(lang)}
	}
	if e.Repeat != nil {
		object["eventSchedule"] = map[string]any{"@type": "Schedule", "startDate": e.Starts.Day(), "endDate": e.Repeat.Until, "scheduleTimezone": zone.String(),
			"repeatFrequency": fmt.Sprintf("P%d%c", e.Repeat.Step, strings.ToUpper(string(e.Repeat.Every))[0])}
	}
	return object
}

// eventLocations are where an event is: its place, the address where it is online, or both.
func (a *API) eventLocations(r *http.Request, e *geo.Event) []map[string]any {
	var all []map[string]any
	if p := e.Place; p != nil {
		address := fmt.Sprintf("%s/places/%d", a.base(r), p.ID)
		all = append(all, map[string]any{"@type": "Place", "@id": address, "url": address, "name": p.Title.In(language(r)),
			"geo": map[string]any{"@type": "GeoCoordinates", "latitude": p.Point.Lat(), "longitude": p.Point.Lon()}})
	}
	if e.Attendance != geo.InPerson {
		online := map[string]any{"@type": "VirtualLocation"}
		if e.OnlineURL != "" {
			online["url"] = e.OnlineURL
		}
		all = append(all, online)
	}
	return all
}
