package api_test

import (
	"encoding/binary"
	"fmt"
	"math"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"locuri/geo"
)

// The place lay at the first, was moved to the second, and was then marked. Nobody may find either.
const (
	firstSpot  = `{"type":"LineString","coordinates":[[21.2213579,45.7324681],[21.2215791,45.7326813]]}`
	secondSpot = `{"type":"Polygon","coordinates":[[[21.2345671,45.7345673],[21.2348675,45.7345677],[21.2348679,45.7347671],[21.2345671,45.7345673]]]}`
	ownNumber  = "way/987654321"
)

// hidden is a sensitive place with everything that can hang on one.
type hidden struct {
	*world
	id     int64
	wishes []int64 // proposals to change it, and for an intervention at it
	shown  orb.Point
	truths []orb.Point // all vertices that the place ever had, and representative points
	exact  []float64   // their coordinates, in several reference systems
	told   []float64   // coordinates of what is shown, of which bounds are made
}

func newHidden(t *testing.T) *hidden {
	t.Helper()
	w := newWorld(t)
	h := &hidden{world: w}
	proposal := `{"reason":"Da","feature":{"type":"Feature","geometry":` + firstSpot + `,"properties":{"kind":"riverside","category":"quay","title_ro":"Cuibul","osm":"` + ownNumber + `"}}}`
	h.id = bodyOf[geo.Proposal](w.by("planner").do("POST", "/api/proposals", proposal).want(201)).PlaceID
	item := fmt.Sprintf("/api/collections/places/items/%d", h.id)
	w.by("planner").do("PATCH", item, `{"type":"Feature","geometry":`+secondSpot+`,"properties":{"note":"x"}}`).want(200)
	for _, step := range []string{
		`{"line":"decision","to":"under_review"}`, `{"line":"decision","to":"accepted"}`, `{"line":"life","to":"planned"}`, `{"line":"life","to":"live"}`,
	} {
		w.move("administrator", h.id, step)
	}
	w.hangOn(h.id)
	near := `{"type":"Feature","geometry":{"type":"Point","coordinates":[21.2347123,45.7346129]},"properties":{"kind":%s"category":%q,"title_ro":"Lângă cuib"}}`
	h.wishes = []int64{
		w.wish("planner", geo.ChangeOfPlace, h.id, fmt.Sprintf(near, `"riverside",`, "quay")).PlaceID,
		w.wish("planner", geo.InterventionAt, h.id, fmt.Sprintf(near, `"intervention",`, "mural")).PlaceID,
	}
	h.learnTruths(t)
	w.by("planner").do("PUT", fmt.Sprintf("/api/places/%d/sensitivity", h.id), `{"sensitive":true,"reason":"Aici e un cuib"}`).want(204)
	pl, err := w.db.FindPlace(t.Context(), geo.Actor{}, h.id)
	must(t, err)
	h.shown = pl.Geometry.(orb.Point)
	h.allow(t)
	return h
}

// hangOn hangs on a place what can hang on one.
func (w *world) hangOn(id int64) {
	w.t.Helper()
	w.photoBy("planner", id, "")
	w.say("planner", id, "Frumos", 0)
	w.found("planner", id, `"presence":"here"`)
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/reports", id), fmt.Sprintf(`{"uuid":%q,"topic":"other","text":"Da"}`, uuid.NewString())).want(201)
	w.by("editor").do("POST", fmt.Sprintf("/api/projects/%d/tags", w.project()), fmt.Sprintf(`{"places":[%d],"role":"site"}`, id)).want(200)
}

func (h *hidden) learnTruths(t *testing.T) {
	t.Helper()
	rows, err := h.db.Pool().Query(t.Context(), `
with spots as (select (ST_DumpPoints(geom)).geom from place_revision where place_id = any($1) union select ST_PointOnSurface(geom) from place_revision where place_id = any($1))
select ST_X(geom), ST_Y(geom), ST_X(m), ST_Y(m), ST_X(s), ST_Y(s) from (select geom, ST_Transform(geom, 3857) as m, ST_Transform(geom, 3844) as s from spots) t`, append(h.wishes, h.id))
	must(t, err)
	for rows.Next() {
		var n [6]float64
		must(t, rows.Scan(&n[0], &n[1], &n[2], &n[3], &n[4], &n[5]))
		h.truths, h.exact = append(h.truths, orb.Point{n[0], n[1]}), append(h.exact, n[:]...)
	}
	must(t, rows.Err())
	if len(h.truths) < 6 {
		t.Fatalf("learned %v only", h.truths)
	}
}

// allow learns what is shown. Two such numbers side by side may be a corner of bounds around several places, and near a
// truth by chance.
func (h *hidden) allow(t *testing.T) {
	t.Helper()
	rows, err := h.db.Pool().Query(t.Context(), `select ST_X(point), ST_Y(point) from place`)
	must(t, err)
	for rows.Next() {
		var x, y float64
		must(t, rows.Scan(&x, &y))
		h.told = append(h.told, x, y)
	}
	must(t, rows.Err())
}

func (h *hidden) isTold(n float64) bool {
	return slices.ContainsFunc(h.told, func(told float64) bool { return math.Abs(told-n) < 1e-6 })
}

var numberPattern = regexp.MustCompile(`-?\d+\.\d+`)

// tells gives what in an answer tells where the place truly is, "" for nothing.
func (h *hidden) tells(body []byte) string {
	if strings.Contains(string(body), ownNumber) {
		return ownNumber
	}
	var before float64
	for _, text := range numberPattern.FindAllString(string(body), -1) {
		n, _ := strconv.ParseFloat(text, 64)
		if h.isTruth(n) {
			return text
		}
		if !(h.isTold(n) && h.isTold(before)) && (h.near(orb.Point{before, n}) || h.near(orb.Point{n, before})) {
			return fmt.Sprint(before, " ", n)
		}
		before = n
	}
	for i := 0; i+8 <= len(body); i++ { // in binary files, whatever the order of bytes
		for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
			if n := math.Float64frombits(order.Uint64(body[i:])); n > 1 && h.isTruth(n) {
				return fmt.Sprintf("%v at byte %d", n, i)
			}
		}
	}
	return ""
}

func (h *hidden) isTruth(n float64) bool {
	tolerance := 1e-6
	if math.Abs(n) > 1000 {
		tolerance = 0.05
	}
	return slices.ContainsFunc(h.exact, func(truth float64) bool { return math.Abs(truth-n) < tolerance })
}

func (h *hidden) near(p orb.Point) bool {
	return math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90 &&
		slices.ContainsFunc(h.truths, func(truth orb.Point) bool { return orbgeo.DistanceHaversine(truth, p) < 100 })
}

func (h *hidden) wantNothingTold(name, path string) *answer {
	h.t.Helper()
	a := h.by(name).ask("GET", path, "")
	if told := h.tells(a.body); told != "" {
		h.t.Errorf("%s as %s tells %s", path, name, told)
	}
	for header, values := range a.Header {
		if told := h.tells([]byte(strings.Join(values, " "))); told != "" {
			h.t.Errorf("%s as %s tells %s in the header %s", path, name, told, header)
		}
	}
	return a
}

// Every route that can be read is read by the public, a resident and a planner who is responsible: none tells where it is.
func TestNoRouteTellsWhereASensitivePlaceIs(t *testing.T) {
	t.Parallel()
	h := newHidden(t)
	names := map[string]string{
		"collectionId": "places", "featureId": fmt.Sprint(h.id), "placeId": fmt.Sprint(h.id), "version": "1", "tileMatrixSetId": "WebMercatorQuad",
		"tileMatrix": "0", "tileRow": "0", "tileCol": "0", "proposalId": "1", "projectId": "1", "slug": "ours", "photoId": "1", "size": "320",
		"reportId": "1", "accountId": "1",
	}
	hole := regexp.MustCompile(`\{(\w+)\}`)
	err := chi.Walk(h.handler.(chi.Routes), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if method != "GET" {
			return nil
		}
		path := hole.ReplaceAllStringFunc(route, func(name string) string {
			value := names[strings.Trim(name, "{}")]
			if value == "" {
				value = "1" // the first of whatever it is
			}
			return value
		})
		for _, name := range []string{"nobody", "resident", "planner"} {
			h.wantNothingTold(name, path)
		}
		return nil
	})
	must(t, err)
}

// Neither does any format, reference system, version or collection.
func TestNoFormatTellsWhereASensitivePlaceIs(t *testing.T) {
	t.Parallel()
	h := newHidden(t)
	var paths []string
	for _, collection := range []string{"places", "riverside-sites", "proposals", "projects", "partner-ours", "place-points", "place-lines", "place-areas"} {
		home := "/api/collections/" + collection
		for _, format := range []string{"json", "html", "fgb", "geojsonseq", "csv"} {
			paths = append(paths, home+"/items?f="+format)
		}
		for _, format := range []string{"json", "gpkg", "fgb", "geojsonseq", "csv"} {
			paths = append(paths, home+"/download?f="+format)
		}
		for _, crs := range []string{"3857", "3844", "4326"} {
			paths = append(paths, home+"/items?crs=http://www.opengis.net/def/crs/EPSG/0/"+crs)
		}
		paths = append(paths, home, home+"?f=html", home+fmt.Sprintf("/items/%d?f=html", h.id), home+"/items?sortby=title", home+"/items?q=cuib")
	}
	for version := 1; version < 9; version++ {
		paths = append(paths, fmt.Sprintf("/api/places/%d/revisions/%d", h.id, version))
	}
	for _, wish := range h.wishes {
		paths = append(paths, fmt.Sprintf("/api/places/%d/revisions/1", wish), fmt.Sprintf("/api/collections/places/items/%d", wish))
	}
	found := 0
	for _, path := range paths {
		for _, name := range []string{"nobody", "planner"} {
			if a := h.wantNothingTold(name, path); a.StatusCode == 200 && strings.Contains(string(a.body), "Cuibul") {
				found++
			}
		}
	}
	if found < 40 {
		t.Errorf("the place was in %d answers only, so that finding nothing proves little", found)
	}
}

// Filters are by what is shown: no question, however small its box, finds out where it is.
func TestFiltersAskWhatIsShown(t *testing.T) {
	t.Parallel()
	h := newHidden(t)
	box := func(p orb.Point, reach float64) string {
		return fmt.Sprintf("%f,%f,%f,%f", p[0]-reach, p[1]-reach, p[0]+reach, p[1]+reach)
	}
	truth := h.truths[len(h.truths)-1]
	for question, want := range map[string]bool{
		"bbox=" + box(truth, 0.0005): false, "bbox=" + box(h.shown, 0.0001): true,
		"filter=" + fmt.Sprintf("S_INTERSECTS(geometry,BBOX(%s))", box(truth, 0.0005)):      false,
		"filter=" + fmt.Sprintf("S_WITHIN(geometry,BBOX(%s))", box(h.shown, 0.0001)):        true,
		"filter=" + fmt.Sprintf("NOT%%20S_DISJOINT(geometry,BBOX(%s))", box(truth, 0.0005)): false,
		fmt.Sprintf("filter=lon=%v", h.shown[0]):                                            true,
		"filter=area_m2%20IS%20NOT%20NULL":                                                  false, "osm=" + ownNumber: false, "filter=osm%20IS%20NOT%20NULL": false,
	} {
		for _, name := range []string{"nobody", "planner"} {
			a := h.by(name).ask("GET", "/api/collections/places/items?"+question, "").want(200)
			if got := strings.Contains(string(a.body), "Cuibul"); got != want {
				t.Errorf("%s as %s: found is %t", question, name, got)
			}
		}
	}
	for _, c := range []struct {
		at   orb.Point
		want bool
	}{{truth, false}, {h.shown, true}} {
		square := fmt.Sprintf(`{"geometry":{"type":"Polygon","coordinates":[[[%[1]f,%[2]f],[%[3]f,%[2]f],[%[3]f,%[4]f],[%[1]f,%[4]f],[%[1]f,%[2]f]]]}}`,
			c.at[0]-0.0005, c.at[1]-0.0005, c.at[0]+0.0005, c.at[1]+0.0005)
		point := fmt.Sprintf(`{"geometry":{"type":"Point","coordinates":[%f,%f]}}`, c.at[0], c.at[1])
		for path, body := range map[string]string{"/api/selection": square, "/api/survey": point} {
			a := h.by("planner").ask("POST", path, body).want(200)
			if got := strings.Contains(string(a.body), "Cuibul"); got != c.want {
				t.Errorf("%s around %v: found is %t", path, c.at, got)
			}
		}
	}
}

func TestTilesShowTheDisplacedPoint(t *testing.T) {
	t.Parallel()
	h := newHidden(t)
	seen := 0
	for z := 8; z <= 20; z++ {
		for _, at := range append([]orb.Point{h.shown}, h.truths...) {
			x, y := tileOf(at, z)
			for _, name := range []string{"nobody", "planner"} {
				a := h.by(name).ask("GET", fmt.Sprintf("/api/tiles/WebMercatorQuad/%d/%d/%d", z, y, x), "")
				for _, p := range tilePoints(t, a.body, z, x, y) {
					seen++
					if z >= 14 && h.near(p) { // further out the middle of several shown points may be near by chance
						t.Errorf("tile %d/%d/%d as %s has something at %v", z, y, x, name, p)
					}
				}
				if told := h.tells(a.body); told != "" {
					t.Errorf("tile %d/%d/%d as %s tells %s", z, y, x, name, told)
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("%d positions were seen only", seen)
	}
}

func tileOf(p orb.Point, z int) (x, y int) {
	n := math.Exp2(float64(z))
	latitude := p[1] * math.Pi / 180
	return int((p[0] + 180) / 360 * n), int((1 - math.Log(math.Tan(latitude)+1/math.Cos(latitude))/math.Pi) / 2 * n)
}

// tilePoints gives all positions in a Mapbox vector tile 2.1, of whatever is drawn there.
func tilePoints(t *testing.T, tile []byte, z, x, y int) (points []orb.Point) {
	t.Helper()
	for _, layer := range fields(t, tile, 3) {
		for _, feature := range fields(t, layer, 2) {
			for _, packed := range fields(t, feature, 4) {
				for _, p := range positions(packed) {
					n := math.Exp2(float64(z))
					mercator := math.Pi * (1 - 2*(float64(y)+p[1]/4096)/n)
					points = append(points, orb.Point{(float64(x)+p[0]/4096)/n*360 - 180, math.Atan(math.Sinh(mercator)) * 180 / math.Pi})
				}
			}
		}
	}
	return points
}

// fields gives the contents of every length-delimited field of a number in a protobuf message.
func fields(t *testing.T, message []byte, number uint64) (contents [][]byte) {
	t.Helper()
	for len(message) > 0 {
		key, n := binary.Uvarint(message)
		message = message[n:]
		switch key & 7 {
		case 0:
			_, n = binary.Uvarint(message)
		case 1:
			n = 8
		case 5:
			n = 4
		case 2:
			length, used := binary.Uvarint(message)
			message, n = message[used:], int(length)
			if key>>3 == number {
				contents = append(contents, message[:n])
			}
		default:
			t.Fatalf("wire type %d", key&7)
		}
		message = message[n:]
	}
	return contents
}

// positions reads the commands of a geometry (vector-tile-spec 2.1 §4.3).
func positions(packed []byte) (out []orb.Point) {
	var numbers []uint64
	for len(packed) > 0 {
		v, n := binary.Uvarint(packed)
		numbers, packed = append(numbers, v), packed[n:]
	}
	var at orb.Point
	for i := 0; i < len(numbers); {
		command, count := numbers[i]&7, int(numbers[i]>>3)
		i++
		if command == 7 {
			continue
		}
		for range count {
			at[0] += float64(int64(numbers[i]>>1) ^ -int64(numbers[i]&1))
			at[1] += float64(int64(numbers[i+1]>>1) ^ -int64(numbers[i+1]&1))
			out, i = append(out, at), i+2
		}
	}
	return out
}

// Who changes something else, and sends back the point that is shown, moves nothing; who sends another one moves the place.
func TestEditingASensitivePlace(t *testing.T) {
	t.Parallel()
	h := newHidden(t)
	item := fmt.Sprintf("/api/collections/places/items/%d", h.id)
	at := func() string {
		return string(h.by("planner").do("POST", fmt.Sprintf("/api/places/%d/location", h.id), `{"reason":"Merg acolo"}`).want(200).body)
	}
	where := func() orb.Point {
		pl, err := h.db.FindPlace(t.Context(), geo.Actor{}, h.id)
		must(t, err)
		return pl.Geometry.(orb.Point)
	}
	if !strings.Contains(at(), "21.2348679") || !strings.Contains(at(), ownNumber) || !strings.Contains(at(), "Aici e un cuib") {
		t.Errorf("whoever is responsible is told %s", at())
	}
	h.by("planner").do("PATCH", item, fmt.Sprintf(`{"geometry":{"type":"Point","coordinates":[%v,%v]},"properties":{"note":"y"}}`, h.shown[0], h.shown[1])).want(200)
	if where() != h.shown || !strings.Contains(at(), "21.2348679") {
		t.Errorf("it is shown at %v and is at %s", where(), at())
	}
	h.by("planner").do("PATCH", item, `{"geometry":{"type":"Point","coordinates":[2.35,48.85]}}`).want(400)
	h.by("planner").do("PATCH", item, `{"properties":{"osm":"way/5"}}`).want(400)
	moved := orb.Point{21.2412343, 45.7412347}
	h.by("planner").do("PATCH", item, fmt.Sprintf(`{"geometry":{"type":"Point","coordinates":[%v,%v]}}`, moved[0], moved[1])).want(200)
	if far := orbgeo.DistanceHaversine(where(), moved); far < 149 || far > 402 || !strings.Contains(at(), "21.2412343") {
		t.Errorf("it is shown %.0f m off and is at %s", far, at())
	}
	h.truths = append(h.truths, moved)
	h.wantNothingTold("nobody", item+"/revisions")

	// An earlier version brings back where it was then, and shows the same point as then.
	now := bodyOf[geo.Timeline](h.by("planner").do("GET", fmt.Sprintf("/api/places/%d/timeline", h.id), "")).Version
	restore := fmt.Sprintf(`{"reason":"Înapoi","version":%d}`, now)
	h.by("planner").do("POST", fmt.Sprintf("/api/places/%d/revisions/%d/restoration", h.id, now-2), restore).want(201)
	if where() != h.shown || !strings.Contains(at(), "21.2348679") {
		t.Errorf("restored, it is shown at %v and is at %s", where(), at())
	}
}

// What is proposed about a sensitive place tells no more than the place does, and does not move it when it is accepted.
func TestProposalsAboutASensitivePlace(t *testing.T) {
	t.Parallel()
	h := newHidden(t)
	for _, c := range []struct {
		aim     geo.Aim
		feature string
	}{
		{geo.ChangeOfPlace, longer}, {geo.InterventionAt, mural}, {geo.ChangeOfPlace, `{"type":"Feature","properties":{"osm":"way/5"}}`},
	} {
		h.by("resident").ask("POST", "/api/proposals", wishBody(c.aim, h.id, c.feature)).want(400)
	}
	at := func() string {
		return string(h.by("planner").do("POST", fmt.Sprintf("/api/places/%d/location", h.id), `{"reason":"Merg acolo"}`).want(200).body)
	}
	before := at()
	p := h.wish("planner", geo.ChangeOfPlace, h.id, `{"type":"Feature","properties":{"note":"Cu grijă"}}`)
	h.by("planner").do("PATCH", fmt.Sprintf("/api/collections/places/items/%d", p.PlaceID), `{"geometry":{"type":"Point","coordinates":[21.25,45.75]}}`).want(400)
	h.by("administrator").do("PUT", fmt.Sprintf("/api/places/%d/sensitivity", p.PlaceID), `{"sensitive":false,"reason":"De ce nu"}`).want(409)
	h.accept("administrator", p.PlaceID, "").want(200)
	old := h.wishes[0]
	version := bodyOf[geo.Timeline](h.by("planner").do("GET", fmt.Sprintf("/api/places/%d/timeline", h.id), "")).Version
	h.accept("administrator", old, fmt.Sprintf(`,"target_version":%d`, version)).want(200)
	pl, err := h.db.FindPlace(t.Context(), geo.Actor{}, h.id)
	must(t, err)
	if pl.Note != "Cu grijă" || pl.Title.In("ro") != "Lângă cuib" || pl.Geometry != h.shown || at() != before {
		t.Errorf("it is %q, %q at %v, truly %s, before %s", pl.Title, pl.Note, pl.Geometry, at(), before)
	}
}

func TestTheMarkIsTakenOffAndPutBack(t *testing.T) {
	t.Parallel()
	h := newHidden(t)
	mark := fmt.Sprintf("/api/places/%d/sensitivity", h.id)
	h.by("planner").do("PUT", mark, `{"sensitive":true,"reason":"Iar"}`).want(409)
	h.by("planner").do("PUT", mark, `{"sensitive":false,"reason":" "}`).want(400)
	h.by("planner").do("PUT", mark, `{"sensitive":false,"reason":"Au zburat","version":1}`).want(412)
	h.by("planner").do("PUT", mark, `{"sensitive":false,"reason":"Au zburat"}`).want(204)
	item := h.nobody().ask("GET", fmt.Sprintf("/api/collections/places/items/%d", h.id), "").want(200)
	if !strings.Contains(string(item.body), "21.2348679") || !strings.Contains(string(item.body), ownNumber) || !strings.Contains(string(item.body), `"sensitive":false`) {
		t.Errorf("everybody is shown %s", item.body)
	}
	h.by("planner").do("POST", fmt.Sprintf("/api/places/%d/location", h.id), `{"reason":"Merg acolo"}`).want(409)
	h.db.SetDisplacing(geo.Displacing{MinM: 1000, MaxM: 2000})
	h.by("planner").do("PUT", mark, `{"sensitive":true,"reason":"S-au întors"}`).want(204)
	pl, err := h.db.FindPlace(t.Context(), geo.Actor{}, h.id)
	must(t, err)
	if pl.Geometry != h.shown {
		t.Errorf("it is shown at %v, and was at %v: two points tell more than one", pl.Geometry, h.shown)
	}
	for _, path := range []string{"/api/collections/places/items/%d/revisions", "/api/collections/places/items/%d"} {
		h.wantNothingTold("planner", fmt.Sprintf(path, h.id))
	}
}

type accessList struct {
	Accesses []geo.Access `json:"accesses"`
	Next     string       `json:"next"`
}

func TestWhoWasToldIsNoted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place, proposal, report := w.sensitive(), w.proposal().ID, w.report("resident", geo.CommentPublished)
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/location", place), `{"reason":""}`).want(400)
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/location", place), `{"reason":"Merg acolo"}`).want(200)
	for _, path := range []string{fmt.Sprintf("/api/proposals/%d/contact", proposal), fmt.Sprintf("/api/reports/%d/contact", report)} {
		if c := bodyOf[geo.Contact](w.by("planner").do("POST", path, `{"reason":"Întreb ceva"}`).want(200)); c.Email != "resident@example.org" {
			t.Errorf("%s tells %+v", path, c)
		}
	}
	w.by("administrator").do("GET", "/api/accounts", "").want(200)
	w.by("administrator").do("GET", fmt.Sprintf("/api/accounts/%d", w.actors["resident"].AccountID), "").want(200)
	w.by("administrator").do("GET", "/api/mail", "").want(200)
	w.by("admin").do("GET", "/api/organisations/ours/members", "").want(200)
	w.by("administrator").do("GET", "/api/account", "").want(200) // one's own is no access
	var got []string
	for _, d := range bodyOf[accessList](w.by("administrator").do("GET", "/api/access-log", "").want(200)).Accesses {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s%s %s", d.Who, d.Kind, d.Subject, d.Organisation, d.Reason)))
	}
	want := []string{"Admin members ours", "Administrator mail", "Administrator contact Resident", "Administrator accounts",
		"Planner contact Resident Întreb ceva", "Planner contact Resident Întreb ceva", "Planner location  Merg acolo"}
	if !slices.Equal(got[:len(want)], want) {
		t.Errorf("got %q", got)
	}
	first := bodyOf[accessList](w.by("administrator").do("GET", "/api/access-log?limit=3", ""))
	second := bodyOf[accessList](w.by("administrator").do("GET", strings.TrimPrefix(first.Next, siteURL), ""))
	if len(second.Accesses) == 0 || second.Accesses[0].ID >= first.Accesses[2].ID {
		t.Errorf("the pages are %+v and %+v", first, second)
	}

	// Who has gone is named by nobody, neither as who was told nor as whose address it was.
	for _, name := range []string{"planner", "resident"} {
		w.by(name).do("DELETE", "/api/account", "").want(204)
	}
	left := w.by("administrator").do("GET", "/api/access-log", "").want(200)
	if body := string(left.body); strings.Contains(body, "Planner") || strings.Contains(body, "Resident") || !strings.Contains(body, "Merg acolo") {
		t.Errorf("the notes are %s", body)
	}
}
