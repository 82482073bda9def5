package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

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

func readItemsQuery(r *http.Request, c *geo.Collection) (geo.Query, error) {
	p := newParams(r)
	var q geo.Query
	boxes := p.bbox()
	if c.OfPlaces() {
		q.Filter = p.filter()
		q.Page.Sort = readSort(p, q.Filter.Text)
	} else {
		q.Filter = geo.Filter{IDs: p.ids("ids")}
		q.Filter.From, q.Filter.To = p.datetime()
		q.Page.Sort = geo.SortID
	}
	q.Filter.Boxes, q.Filter.Condition = boxes, p.condition(c)
	q.Page.Limit = p.limit(100, 10000)
	q.Page.After = p.text("after")
	return q, p.err()
}

// readSort gives the order: as asked, else by match when a text is looked for, else by number.
func readSort(p *params, text string) geo.Sort {
	orders := enum(p, "sortby", []geo.Sort{geo.SortID, geo.SortTitle, geo.SortTitleEn, geo.SortUpdated, geo.SortMatch})
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

func (a *API) getItems(w http.ResponseWriter, r *http.Request) error {
	c, err := a.collectionOf(r)
	if err != nil {
		return err
	}
	q, err := readItemsQuery(r, c)
	if err != nil {
		return err
	}
	generation, err := a.store.Generation(r.Context(), c)
	if err != nil || fresh(w, r, a.listTag(r, generation)) {
		return err
	}
	w.Header().Set("Content-Type", geoJSONType)
	out := &featureStream{w: w}
	next, err := a.store.StreamFeatures(r.Context(), actor(r), c, q, out.feature)
	if err != nil {
		return out.breakOff(err)
	}
	match, err := a.matched(r, c, q, out.count, next)
	if err != nil {
		return out.breakOff(err)
	}
	return out.end(a.itemsLinks(r, c, next), match)
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
		if name != "limit" && name != "after" && name != "sortby" {
			return false
		}
	}
	return true
}

func (a *API) itemsLinks(r *http.Request, c *geo.Collection, next string) []link {
	self := a.base(r) + r.URL.Path
	if r.URL.RawQuery != "" {
		self += "?" + r.URL.RawQuery
	}
	links := []link{
		{self, "self", geoJSONType, "This page"},
		{a.base(r) + "/api/collections/" + c.ID, "collection", jsonType, c.Title["en"]},
	}
	if next != "" {
		links = append(links, link{a.link(r, next), "next", geoJSONType, "Next page"})
	}
	return links
}

// flushAt is after how many bytes an answer begins to be sent. Errors before are still told as problems, and all but
// the largest pages give their database connection back before a slow client has to take a byte.
const flushAt = 1 << 20

// featureStream writes a FeatureCollection row by row.
type featureStream struct {
	w     http.ResponseWriter
	buf   bytes.Buffer
	count int
	sent  bool
}

func (s *featureStream) feature(id int64, geometry, properties []byte) error {
	if s.count == 0 {
		s.buf.WriteString(`{"type":"FeatureCollection","features":[` + "\n")
	} else {
		s.buf.WriteString(",\n")
	}
	s.count++
	writeFeature(&s.buf, id, geometry, properties)
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
	fmt.Fprintf(&s.buf, "\n],\"numberReturned\":%d,", s.count)
	if match.Exact {
		// A number that is not exact is left out rather than wrong: clients size their paging by it.
		fmt.Fprintf(&s.buf, `"numberMatched":%d,`, match.Count)
	}
	fmt.Fprintf(&s.buf, `"timeStamp":%q,"links":%s}`, time.Now().UTC().Format(time.RFC3339), encoded)
	return ignoreGone(s.flush())
}

// writeFeature writes a GeoJSON feature without its closing brace.
func writeFeature(w io.Writer, id int64, geometry, properties []byte) {
	_, _ = io.WriteString(w, `{"type":"Feature","id":`+strconv.FormatInt(id, 10)+`,"geometry":`)
	if geometry == nil {
		geometry = []byte("null") // RFC 7946 §3.2: an unlocated feature
	}
	_, _ = w.Write(geometry)
	_, _ = io.WriteString(w, `,"properties":`)
	_, _ = w.Write(properties)
}

func (a *API) getItem(w http.ResponseWriter, r *http.Request) error {
	c, err := a.collectionOf(r)
	if err != nil {
		return err
	}
	id, err := pathID(r, "featureId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	var body bytes.Buffer
	stamp, err := a.store.FindFeature(r.Context(), actor(r), c, id, nil, func(id int64, geometry, properties []byte) error {
		writeFeature(&body, id, geometry, properties)
		return nil
	})
	if err != nil || fresh(w, r, contentTag(stamp.Version, body.Bytes())) {
		return err
	}
	return a.endItem(w, r, http.StatusOK, c, id, &body)
}

// endItem ends the one feature in body with its links and sends it.
func (a *API) endItem(w http.ResponseWriter, r *http.Request, status int, c *geo.Collection, id int64, body *bytes.Buffer) error {
	home := a.base(r) + "/api/collections/" + c.ID
	links, err := json.Marshal([]link{
		{home + "/items/" + strconv.FormatInt(id, 10), "self", geoJSONType, "This feature"},
		{home, "collection", jsonType, c.Title["en"]},
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(body, `,"links":%s}`, links)
	w.Header().Set("Content-Type", geoJSONType)
	w.WriteHeader(status)
	_, err = body.WriteTo(w)
	return ignoreGone(err)
}
