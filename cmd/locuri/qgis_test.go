package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"math"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

//go:embed testdata/qgis.py
var qgisScript string

// qgisPython is the Python that QGIS's modules are installed for: Debian's, unless QGIS_PYTHON names another.
func qgisPython() string {
	if python := os.Getenv("QGIS_PYTHON"); python != "" {
		return python
	}
	return "/usr/bin/python3"
}

// qgisReport is what testdata/qgis.py met.
type qgisReport struct {
	Version string
	Number  int // 32216 is 3.22.16
	Layers  map[string]qgisLayer
	Planner qgisLayer
	InBox   int `json:"in_box"`
	Subset  struct {
		Accepted    bool
		Count, Read int
	}
	Moved [2]float64 // a place moved to Stereo 70 by QGIS: easting, northing
	Asked struct {   // the same place in a layer in Stereo 70
		CRS   string
		Point [2]float64
	}
	Edit map[string][]qgisEdit // by collection; nil when this QGIS cannot edit such layers
}

// qgisEdit is what came of one save.
type qgisEdit struct {
	Saved, Made, Gone bool
	Told              []string
	Title             string
	Point             [2]float64 // longitude, latitude
}

type qgisLayer struct {
	Error       string
	Count, Read int
	Drawn       int // features of the one sort of geometry that QGIS draws in the layer
	Extent      [4]float64
	Fields      map[string]string
}

// A real QGIS works on the live demo: it loads each collection, looks at a map window, filters, signs in by a token, moves
// to Stereo 70, and edits where its version can.
func TestQGISWorksOnTheDemoCity(t *testing.T) {
	t.Parallel()
	if out, err := exec.Command(qgisPython(), "-c", "import qgis.core").CombinedOutput(); err != nil {
		t.Logf("QGIS is not installed, so nothing was tried with it. To try: apt-get install qgis python3-qgis (about 230 MB). %s", out)
		return
	}
	p := serve(t, "--demo", "--data", newData(t))
	planner := apiToken(t, p, "planner")
	asked := record(t, p.url)
	r := runQGIS(t, asked.url, planner, collectionIDs(t, p.url))
	t.Logf("QGIS %s", r.Version)
	checkQGISLayers(t, p.url, r)
	checkQGISQuestions(t, p.url, planner, r, asked)
	checkQGISEdits(t, r, asked)
}

// someBox is a window onto the city's centre: west, south, east, north.
var someBox = [4]string{"21.22", "45.75", "21.23", "45.76"}

func runQGIS(t *testing.T, base, token string, collections []string) (r qgisReport) {
	t.Helper()
	args := append([]string{"-", base + "/api", token, strings.Join(collections, ","), someIntervention(t, base)}, someBox[:]...)
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute) // a QGIS that hangs is told of, and holds nobody up
	defer cancel()
	cmd := exec.CommandContext(ctx, qgisPython(), args...)
	home := t.TempDir()
	cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "HOME="+home, "XDG_RUNTIME_DIR="+home)
	cmd.Stdin = strings.NewReader(qgisScript)
	out, err := cmd.Output()
	_, report, found := strings.Cut(string(out), "REPORT ")
	if err != nil || !found {
		t.Fatalf("QGIS: %v: %s", err, out)
	}
	if err := json.Unmarshal([]byte(report), &r); err != nil {
		t.Fatalf("%v: %s", err, report)
	}
	return r
}

// checkQGISLayers holds that QGIS has every feature, where it is, with every property.
func checkQGISLayers(t *testing.T, base string, r qgisReport) {
	t.Helper()
	for id, layer := range r.Layers {
		told := get[collectionTold](t, base+"/api/collections/"+id, "")
		schema := get[struct {
			Properties map[string]struct{ Format string }
		}](t, base+"/api/collections/"+id+"/schema", "")
		if layer.Error != "" || layer.Count != told.ItemCount || layer.Read != told.ItemCount {
			t.Errorf("%s: QGIS counts %d and reads %d of %d: %s", id, layer.Count, layer.Read, told.ItemCount, layer.Error)
		}
		for i, edge := range told.Extent.Spatial.BBox[0] {
			if math.Abs(layer.Extent[i]-edge) > 1e-6 {
				t.Errorf("%s: QGIS has the extent %v, the collection %v", id, layer.Extent, told.Extent.Spatial.BBox[0])
			}
		}
		for name, property := range schema.Properties {
			if _, there := layer.Fields[name]; !there && name != "id" && !strings.HasPrefix(property.Format, "geometry") {
				t.Errorf("%s: QGIS knows of no %s", id, name)
			}
		}
		if strings.HasPrefix(id, "place-") && layer.Drawn != layer.Count {
			t.Errorf("%s: QGIS draws %d of %d", id, layer.Drawn, layer.Count)
		}
	}
}

// checkQGISQuestions holds that what QGIS finds is what there is, and that the server was asked for no more than that.
func checkQGISQuestions(t *testing.T, base, planner string, r qgisReport, asked *recorder) {
	t.Helper()
	matched := func(query, token string) int {
		return get[struct{ NumberMatched int }](t, base+"/api/collections/places/items?limit=1&"+query, token).NumberMatched
	}
	if want := matched("bbox="+strings.Join(someBox[:], ","), ""); r.InBox != want || !asked.some("GET", "bbox=21.2") {
		t.Errorf("QGIS has %d places in the window, there are %d", r.InBox, want)
	}
	filter := "filter=" + url.QueryEscape(`life='live' AND title LIKE 'P%'`)
	if want := matched(filter, ""); !r.Subset.Accepted || r.Subset.Count != want || r.Subset.Read != want {
		t.Errorf("QGIS filters %+v, want %d", r.Subset, want)
	}
	if all, public := matched("", planner), matched("", ""); r.Planner.Read != all || all <= public {
		t.Errorf("QGIS shows a planner %d of %d, the public %d", r.Planner.Read, all, public)
	}
	if since := r.Number >= 32807; since { // of this version on it speaks Part 2 and Part 3
		if r.Asked.CRS != "EPSG:3844" || math.Hypot(r.Asked.Point[0]-r.Moved[0], r.Asked.Point[1]-r.Moved[1]) > 0.02 {
			t.Errorf("asked for Stereo 70, a place is at %v in %s; QGIS itself moves it to %v", r.Asked.Point, r.Asked.CRS, r.Moved)
		}
	}
	// Whatever the version: QGIS shows Stereo 70 as easting, northing, and the centre of Timișoara lies at about these.
	if math.Abs(r.Moved[0]-206_800) > 2000 || math.Abs(r.Moved[1]-479_800) > 2000 {
		t.Errorf("in Stereo 70 a place lies at %v", r.Moved)
	}
}

// checkQGISEdits holds that what was saved is there, and that QGIS still sends what the API was made for.
func checkQGISEdits(t *testing.T, r qgisReport, asked *recorder) {
	t.Helper()
	if asked.some("PATCH", "if-match") {
		t.Error("this QGIS sends If-Match: say so where the API is lenient")
	}
	for collection, steps := range r.Edit {
		switch {
		case steps == nil:
			t.Logf("QGIS %s cannot edit %s (3.32 and newer can)", r.Version, collection)
		case len(steps) != 3 || !steps[0].Made || !steps[2].Gone:
			t.Errorf("editing %s: %+v", collection, steps)
		case !steps[1].Saved || steps[1].Title != "New from QGIS" || math.Hypot(steps[1].Point[0]-21.2355, steps[1].Point[1]-45.7522) > 1e-6:
			t.Errorf("%s changed: %+v", collection, steps[1])
		}
	}
}

// someIntervention gives the UUID of a place that is a point.
func someIntervention(t *testing.T, base string) string {
	t.Helper()
	return get[struct {
		Features []struct{ Properties struct{ UUID string } }
	}](t, base+"/api/collections/interventions/items?limit=1", "").Features[0].Properties.UUID
}
