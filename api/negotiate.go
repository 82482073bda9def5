package api

import (
	"mime"
	"net/http"
	"strconv"
	"strings"

	"locuri/geo"
)

// mediaFormat is one way in which an answer can be written.
type mediaFormat struct {
	name  string // as the parameter f names it
	media string
	also  string // another media type by which a client may ask for it
	title string // for people
}

var (
	asJSON       = mediaFormat{"json", jsonType, "", "JSON"}
	asHTML       = mediaFormat{"html", "text/html", "application/xhtml+xml", "HTML"}
	asSchema     = mediaFormat{"json", schemaType, jsonType, "JSON Schema"}
	asGeoJSON    = mediaFormat{"geojson", geoJSONType, jsonType, "GeoJSON"}
	asGeoJSONSeq = mediaFormat{"geojsonseq", "application/geo+json-seq", "", "GeoJSON sequence"}
	asCSV        = mediaFormat{"csv", "text/csv", "", "CSV"}
	asFlatGeobuf = mediaFormat{"fgb", "application/flatgeobuf", "", "FlatGeobuf"}
	asGeoPackage = mediaFormat{"gpkg", "application/geopackage+sqlite3", "", "GeoPackage"}
)

const schemaType = "application/schema+json"

// named tells whether f names the format. "json" stands for GeoJSON too: clients that know one word for both use it.
func (f mediaFormat) named(name string) bool {
	return f.name == name || name == "json" && f.also == jsonType
}

// contentType is the media type with the character set where there is a question of one.
func (f mediaFormat) contentType() string {
	if strings.HasPrefix(f.media, "text/") {
		return f.media + "; charset=utf-8"
	}
	return f.media
}

// negotiate gives the format that the client wants of those offered, the first of which is the usual one: by the
// parameter f, else by Accept (RFC 9110 §12.5.1). HTML is given only to who prefers it to all else, as browsers do.
// Errors: Invalid for a wrong f, which goes to the other parameters' faults; NotAcceptable.
func negotiate(w http.ResponseWriter, r *http.Request, p *params, offered ...mediaFormat) (mediaFormat, error) {
	w.Header().Add("Vary", "Accept")
	if name := p.text("f"); name != "" {
		for _, f := range offered {
			if f.named(name) {
				return f, nil
			}
		}
		p.problems.Add("f", "not_allowed", "%q is not one of %s", name, strings.Join(formatNames(offered), ", "))
		return offered[0], nil
	}
	best, taken := preferred(r, offered...)
	if !taken {
		return best, geo.Errorf(notAcceptable, "There is nothing here in the media types that Accept names. There is %s.", strings.Join(mediaTypes(offered), ", "))
	}
	return best, nil
}

// preferred gives the format that Accept gives the most weight, the first of equals, and whether it takes any at all.
func preferred(r *http.Request, offered ...mediaFormat) (best mediaFormat, taken bool) {
	headers := r.Header["Accept"]
	best = offered[0]
	if len(headers) == 0 || len(headers) == 1 && (headers[0] == "*/*" || headers[0] == best.media) {
		return best, true // most requests
	}
	accepted, weight := parseAccept(strings.Join(headers, ",")), 0.0
	for _, f := range offered {
		if q := accepted.weigh(f); q > weight {
			best, weight = f, q
		}
	}
	return best, weight > 0
}

// selfLinks are the links of an answer to itself, and to itself in the other formats in which it is offered
// (OGC 17-069r4 /req/core/fc-links and its like: each with its type).
func (a *API) selfLinks(r *http.Request, f mediaFormat, offered ...mediaFormat) []link {
	links := []link{{a.address(r, ""), "self", f.media, "This document"}}
	for _, other := range offered {
		if other != f {
			links = append(links, link{a.address(r, other.name), "alternate", other.media, "This document as " + other.title})
		}
	}
	return links
}

func formatNames(formats []mediaFormat) []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

func mediaTypes(formats []mediaFormat) []string {
	var types []string
	for _, f := range formats {
		types = append(types, f.media)
	}
	return types
}

// accept is what an Accept header says: the weight of each media range.
type accept []struct {
	media string
	q     float64
}

// parseAccept reads the header; what cannot be read is passed over, and an empty one takes everything.
func parseAccept(header string) accept {
	var out accept
	for part := range strings.SplitSeq(header, ",") {
		media, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q := 1.0
		if s, there := parameters["q"]; there {
			if q, err = strconv.ParseFloat(s, 64); err != nil || q < 0 || q > 1 {
				q = 1
			}
		}
		out = append(out, struct {
			media string
			q     float64
		}{media, q})
	}
	if out == nil {
		out = append(out, struct {
			media string
			q     float64
		}{"*/*", 1})
	}
	return out
}

// weigh gives how much a format is wanted: by the most specific range that holds it (RFC 9110 §12.5.1).
func (a accept) weigh(f mediaFormat) float64 {
	weight, specific := 0.0, -1
	for _, r := range a {
		depth := rangeDepth(r.media, f)
		if depth > specific || depth == specific && r.q > weight {
			weight, specific = r.q, depth
		}
	}
	if specific < 0 {
		return 0
	}
	return weight
}

// rangeDepth tells how specifically a media range names the format, -1 for not at all.
func rangeDepth(media string, f mediaFormat) int {
	group, _, _ := strings.Cut(f.media, "/")
	switch media {
	case f.media:
		return 3
	case f.also:
		return 2
	case group + "/*":
		return 1
	case "*/*":
		return 0
	}
	return -1
}

// language gives the language that an answer is wanted in, by Accept-Language (RFC 9110 §12.5.4): that of Romanian and
// English which is liked better or named first, English when neither is named.
func language(r *http.Request) string {
	best, weight := "en", 0.0
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, parameter, _ := strings.Cut(part, ";")
		primary, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(parameter), "q="), 64)
		if err != nil {
			q = 1
		}
		if (primary == "ro" || primary == "en") && q > weight {
			best, weight = primary, q
		}
	}
	return best
}
