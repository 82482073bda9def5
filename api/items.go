package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"locuri/geo"
)

// itemFormats are the formats of a page of features, the usual one first.
var itemFormats = []mediaFormat{asGeoJSON, asHTML, asFlatGeobuf, asGeoJSONSeq, asCSV}

// query reads what is asked of a list of features.
func (p *params) query(c *geo.Collection) geo.Query {
	var q geo.Query
	boxes := p.bbox()
	if c.OfPlaces() {
		q.Filter = p.filter()
	} else {
		q.Filter = geo.Filter{IDs: p.ids("ids")}
		q.Filter.From, q.Filter.To = p.datetime()
	}
	q.Page.Sort = readSort(p, c, q.Filter.Text)
	q.Filter.Boxes, q.Filter.Condition = boxes, p.condition(c)
	q.CRS = p.crs("crs")
	return q
}

// readSort gives the order: as asked, else by match when a text is looked for, else by number.
func readSort(p *params, c *geo.Collection, text string) geo.Sort {
	orders := enum(p, "sortby", sortsOf(c))
	switch {
	case len(orders) > 1:
		p.problems.Add("sortby", "too_many", "may name one order")
	case len(orders) == 1 && orders[0] == geo.SortMatch && text == "":
		p.problems.Add("sortby", "needs_q", "match needs a text to look for in q")
	case len(orders) == 1:
		return orders[0]
	case text != "":
		return geo.SortMatch
	}
	return geo.SortID
}

// sortsOf are the orders of a collection: by each sortable, from the first to the last and the other way.
func sortsOf(c *geo.Collection) []geo.Sort {
	var sorts []geo.Sort
	for _, f := range c.Fields() {
		if f.Sortable {
			sorts = append(sorts, geo.Sort(f.Name), geo.Sort("-"+f.Name))
		}
	}
	if c.OfPlaces() {
		sorts = append(sorts, geo.SortMatch)
	}
	return sorts
}

func (a *API) getItems(w http.ResponseWriter, r *http.Request) error {
	c, err := a.collectionOf(r)
	if err != nil {
		return err
	}
	p := newParams(r)
	f, err := negotiate(w, r, p, itemFormats...)
	if err != nil {
		return err
	}
	q := p.query(c)
	standard := 100
	if f == asHTML {
		standard = countedPage // people want to know how many there are
	}
	q.Page.Limit = p.limit(standard, 10000)
	q.Page.After = p.text("after")
	hits := enum(p, "resultType", []string{"results", "hits"}) // GDAL counts by hits
	q.Filter.Equals = p.equals(c)
	c = p.asOf(r, c, a.config.Now())
	if err := p.err(); err != nil {
		return err
	}
	if f == asHTML {
		w.Header().Add("Vary", "Accept-Language") // also when it is told with 304
	}
	setContentCRS(w, q.CRS)
	w.Header().Set("Link", schemaLinks(a.base(r)+"/api/collections/"+c.ID))
	generation, err := a.store.Generation(r.Context(), c)
	if err != nil || fresh(w, r, a.itemsTag(r, c, generation, f)) {
		return err
	}
	if err := a.usable(r, c, q.CRS); err != nil {
		return err
	}
	switch {
	case slices.Contains(hits, "hits"):
		return a.writeHits(w, r, c, q)
	case f == asGeoJSON:
		return a.writeItems(w, r, c, q)
	case f == asHTML:
		return a.writeItemsPage(w, r, c, q)
	}
	return a.writePage(w, r, c, q, f)
}

// usable refuses a reference system in which the features of the collection cannot be told: they lie outside of its area
// of use.
func (a *API) usable(r *http.Request, c *geo.Collection, crs *geo.CRS) error {
	if crs == nil || crs.Area == geo.World {
		return nil
	}
	state, err := a.store.State(r.Context(), actor(r), c)
	if err != nil || state.Count == 0 || crs.Area.Intersects(state.Bounds) {
		return err
	}
	return geo.InvalidField("crs", "out_of_use", "%s is for longitudes %v to %v and latitudes %v to %v; nothing of %s lies there",
		crs.Name, crs.Area.Min[0], crs.Area.Max[0], crs.Area.Min[1], crs.Area.Max[1], c.ID)
}

// writeItems writes a page as a GeoJSON FeatureCollection, row by row.
func (a *API) writeItems(w http.ResponseWriter, r *http.Request, c *geo.Collection, q geo.Query) error {
	w.Header().Set("Content-Type", geoJSONType)
	out := newFeatureStream(w)
	defer out.close()
	feature := out.feature
	if learns(r) {
		feature = out.whole(c)
	}
	next, err := a.store.StreamFeatures(r.Context(), actor(r), c, q, feature)
	if err != nil {
		return out.breakOff(err)
	}
	match, err := a.matched(r, c, q, out.count, next)
	if err != nil {
		return out.breakOff(err)
	}
	links := a.itemsLinks(r, c, asGeoJSON, next)
	if !out.sent {
		addLinks(w, links) // in the header as in the body (OGC 17-069r4 /rec/core/link-header)
	}
	return out.end(links, match)
}

// writeHits tells how many match and gives none of them, as GDAL asks when it counts.
func (a *API) writeHits(w http.ResponseWriter, r *http.Request, c *geo.Collection, q geo.Query) error {
	match, err := a.store.CountFeatures(r.Context(), actor(r), c, q.Filter)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", geoJSONType)
	out := newFeatureStream(w)
	defer out.close()
	return out.end(a.itemsLinks(r, c, asGeoJSON, ""), match)
}

// writePage writes a page in a format that has no room for links and numbers: they are in the header. The page is made
// whole before it is sent, since the link to the next one is known at its end only.
func (a *API) writePage(w http.ResponseWriter, r *http.Request, c *geo.Collection, q geo.Query, f mediaFormat) error {
	var body bytes.Buffer
	next, n, err := a.page(r, c, q, f, &body)
	if err != nil {
		return err
	}
	match, err := a.matched(r, c, q, n, next)
	if err != nil {
		return err
	}
	addLinks(w, a.itemsLinks(r, c, f, next))
	w.Header().Set("OGC-NumberReturned", strconv.Itoa(n))
	if match.Exact {
		w.Header().Set("OGC-NumberMatched", strconv.Itoa(match.Count))
	}
	w.Header().Set("Content-Type", f.contentType())
	_, err = body.WriteTo(w)
	return ignoreGone(err)
}

// page writes the features of a page.
func (a *API) page(r *http.Request, c *geo.Collection, q geo.Query, f mediaFormat, body *bytes.Buffer) (next string, n int, err error) {
	out := f.writer(body, c, &q)
	next, err = a.store.StreamFeatures(r.Context(), actor(r), c, q, func(id int64, geometry, properties []byte) error {
		n++
		return out.Feature(id, geometry, properties)
	})
	if err != nil {
		return next, n, err
	}
	return next, n, out.Close()
}

// countedPage is up to what limit a page says how many match in all. A count can cost many times what the page costs:
// it is made for those who look before they read, as GDAL (10 or 20) and QGIS (1 or 10) do, and for the pages of a list.
const countedPage = 50

// matched counts what matches where that is cheap: the whole is on this page, or nothing narrows the list and the count
// is kept, or the page is a small one. OGC 17-069r4 /rec/core/fc-numberMatched leaves it out else.
func (a *API) matched(r *http.Request, c *geo.Collection, q geo.Query, returned int, next string) (geo.Match, error) {
	switch {
	case q.Page.After == "" && next == "":
		return geo.Match{Count: returned, Exact: true}, nil
	case onlyPaging(r):
		state, err := a.store.State(r.Context(), actor(r), c)
		return geo.Match{Count: state.Count, Exact: true}, err
	case q.Page.Limit <= countedPage:
		return a.store.CountFeatures(r.Context(), actor(r), c, q.Filter)
	}
	return geo.Match{}, nil
}

// onlyPaging tells whether the question names no filter.
func onlyPaging(r *http.Request) bool {
	for name := range r.URL.Query() {
		if !slices.Contains(notFilters, name) && r.URL.Query().Get(name) != "" {
			return false
		}
	}
	return true
}

// itemsLinks are the links of a page in a format: itself, in other formats, the next one, and its collection.
func (a *API) itemsLinks(r *http.Request, c *geo.Collection, f mediaFormat, next string) []link {
	links := append(a.selfLinks(r, f, itemFormats...), link{a.base(r) + "/api/collections/" + c.ID, "collection", jsonType, c.Title["en"]})
	if next != "" {
		links = append(links, link{a.link(r, next), "next", f.media, "Next page"})
	}
	return links
}

// address is the address of this request, in another format if one is named.
func (a *API) address(r *http.Request, format string) string {
	query := r.URL.RawQuery
	switch {
	case format == "":
	case query == "":
		query = "f=" + format
	case !strings.Contains(query, "f=") && !strings.Contains(query, "%"): // an f may be written %66
		query += "&f=" + format
	default:
		values := r.URL.Query()
		values.Set("f", format)
		query = values.Encode()
	}
	if query == "" {
		return a.base(r) + r.URL.Path
	}
	return a.base(r) + r.URL.Path + "?" + query
}

// addLinks writes links into the header (RFC 8288).
func addLinks(w http.ResponseWriter, links []link) {
	for _, l := range links {
		value := "<" + l.Href + `>; rel="` + l.Rel + `"`
		if l.Type != "" {
			value += `; type="` + strings.ReplaceAll(l.Type, `"`, "") + `"`
		}
		w.Header().Add("Link", value)
	}
}

// schemaLinks is the header that leads from a list to what may be asked of it (OGC 19-079r2 /req/queryables/queryables-link).
func schemaLinks(home string) string {
	return "<" + home + `/queryables>; rel="` + relQueryables + `"; type="` + schemaType + `"`
}

// flushAt is after how many bytes an answer begins to be sent. Errors before are still told as problems, and all but
// the largest pages give their database connection back before a slow client has to take a byte.
const flushAt = 1 << 20

// featureStream writes a FeatureCollection row by row.
type featureStream struct {
	w     http.ResponseWriter
	buf   *bytes.Buffer
	count int
	sent  bool
}

// pageBuffers keeps the buffers of pages for the next ones: growing one anew costs more than all the rest of a page.
var pageBuffers = sync.Pool{New: func() any { return bytes.NewBuffer(make([]byte, 0, 64<<10)) }}

func newFeatureStream(w http.ResponseWriter) *featureStream {
	return &featureStream{w: w, buf: pageBuffers.Get().(*bytes.Buffer)}
}

// close gives the buffer back; the stream is of no use after it.
func (s *featureStream) close() {
	s.buf.Reset()
	pageBuffers.Put(s.buf)
}

func (s *featureStream) feature(id int64, geometry, properties []byte) error {
	if s.count == 0 {
		s.buf.WriteString(`{"type":"FeatureCollection","features":[` + "\n")
	} else {
		s.buf.WriteString(",\n")
	}
	s.count++
	writeFeature(s.buf, id, geometry, properties)
	s.buf.WriteByte('}')
	if s.buf.Len() < flushAt {
		return nil
	}
	return s.flush()
}

func (s *featureStream) flush() error {
	s.sent = true
	_, err := s.buf.WriteTo(s.w)
	return err
}

// breakOff gives the error while nothing is sent; after that it cuts the connection, so that nobody takes half an
// answer for a whole one.
func (s *featureStream) breakOff(err error) error {
	if s.sent {
		panic(http.ErrAbortHandler)
	}
	return err
}

func (s *featureStream) end(links []link, match geo.Match) error {
	if s.count == 0 {
		s.buf.WriteString(`{"type":"FeatureCollection","features":[`)
	}
	encoded, err := json.Marshal(links)
	if err != nil {
		return s.breakOff(err)
	}
	fmt.Fprintf(s.buf, "\n],\"numberReturned\":%d,", s.count)
	if match.Exact {
		// A number that is not exact is left out rather than wrong: clients size their paging by it.
		fmt.Fprintf(s.buf, `"numberMatched":%d,`, match.Count)
	}
	fmt.Fprintf(s.buf, `"timeStamp":%q,"links":%s}`, time.Now().UTC().Format(time.RFC3339), encoded)
	if !s.sent {
		s.w.Header().Set("Content-Length", strconv.Itoa(s.buf.Len())) // spares the pieces that an answer of unknown length is sent in
	}
	return ignoreGone(s.flush())
}
