package api

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// crs reads a reference system, nil when the parameter is not there. Its URI is taken, and the safe CURIE
// (OGC 18-058r1 §6.2; [EPSG:3844]).
func (p *params) crs(name string) *geo.CRS {
	s := p.text(name)
	if s == "" {
		return nil
	}
	crs := geo.FindCRS(s)
	if crs == nil {
		p.problems.Add(name, "not_allowed", "%q is not a reference system here; there are %s", s, strings.Join(crsURIs(), ", "))
	}
	return crs
}

func crsURIs() []string {
	var uris []string
	for i := range geo.CRSs {
		uris = append(uris, geo.CRSs[i].URI)
	}
	return uris
}

// setContentCRS says which system an answer's coordinates are in (OGC 18-058r1 /req/crs/fc-content-crs).
func setContentCRS(w http.ResponseWriter, crs *geo.CRS) {
	if crs == nil {
		crs = geo.Stored
	}
	w.Header().Set("Content-Crs", "<"+crs.URI+">")
}

// contentCRS reads the system of a body's coordinates, by Content-Crs (OGC 20-002 §7.5). QGIS sends the URI without the
// angle brackets that the standard asks for.
func contentCRS(r *http.Request) (*geo.CRS, error) {
	s := strings.TrimSpace(r.Header.Get("Content-Crs"))
	if s == "" {
		return geo.Stored, nil
	}
	crs := geo.FindCRS(strings.TrimSuffix(strings.TrimPrefix(s, "<"), ">"))
	if crs == nil {
		return nil, geo.InvalidField("Content-Crs", "not_allowed", "%q is not a reference system here; there are %s", s, strings.Join(crsURIs(), ", "))
	}
	return crs, nil
}

// bbox reads a box of four or six numbers in bbox-crs: the lowest of each axis, then the highest, in the authority's
// order of axes (OGC 17-069r4 /req/core/fc-bbox-definition, OGC 18-058r1 /req/crs/fc-bbox-crs-action). One of longitudes
// that crosses the antimeridian, west greater than east, gives two.
func (p *params) bbox() []geo.Box {
	crs := p.crs("bbox-crs")
	if crs == nil {
		crs = geo.Stored
	}
	parts := p.list("bbox")
	if parts == nil {
		return nil
	}
	n, ok := p.numbers(parts)
	switch {
	case !ok:
		return nil
	case len(n) == 6 && n[2] > n[5]:
		p.problems.Add("bbox", "not_a_box", "its lowest height (%v) must not lie above its highest (%v)", n[2], n[5])
		return nil
	case len(n) == 6: // lowest and highest height in between: places have none
		n = []float64{n[0], n[1], n[3], n[4]}
	case len(n) != 4:
		p.problems.Add("bbox", "not_a_box", "must have four numbers (the lowest of both axes, then the highest) or six, has %d", len(n))
		return nil
	}
	if crs.Swapped {
		n = []float64{n[1], n[0], n[3], n[2]}
	}
	return p.boxesOf(crs, n)
}

// numbers reads the numbers of a box.
func (p *params) numbers(parts []string) ([]float64, bool) {
	n := make([]float64, len(parts))
	for i, s := range parts {
		f, err := geo.ParseNumber(strings.TrimSpace(s))
		if err != nil {
			p.problems.Add("bbox", "not_a_number", "%q is not a number", s)
			return nil, false
		}
		n[i] = f
	}
	return n, true
}

// boxesOf makes boxes of west, south, east and north. GDAL 3.6 takes every layer for one in degrees and sends a box in
// metres cut off at 180 and 90: it lies outside of what can be, and is refused like every other such.
func (p *params) boxesOf(crs *geo.CRS, n []float64) []geo.Box {
	reach := crs.Reach
	if n[0] < reach.Min[0] || n[2] > reach.Max[0] || n[0] > reach.Max[0] || n[2] < reach.Min[0] || n[1] < reach.Min[1] || n[3] > reach.Max[1] || n[1] > reach.Max[1] || n[3] < reach.Min[1] {
		p.problems.Add("bbox", "out_of_range", "must be %ss within %s", crs.Unit, inAuthorityOrder(crs, reach))
		return nil
	}
	if n[1] > n[3] {
		p.problems.Add("bbox", "not_a_box", "its south (%v) must not lie north of its north (%v)", n[1], n[3])
		return nil
	}
	if n[0] <= n[2] {
		return []geo.Box{{Bound: orb.Bound{Min: orb.Point{n[0], n[1]}, Max: orb.Point{n[2], n[3]}}, CRS: crs}}
	}
	if crs.SRID != geo.Stored.SRID {
		p.problems.Add("bbox", "not_a_box", "its west (%v) must not lie east of its east (%v)", n[0], n[2])
		return nil
	}
	return []geo.Box{
		{Bound: orb.Bound{Min: orb.Point{n[0], n[1]}, Max: orb.Point{180, n[3]}}, CRS: crs},
		{Bound: orb.Bound{Min: orb.Point{-180, n[1]}, Max: orb.Point{n[2], n[3]}}, CRS: crs},
	}
}

// inAuthorityOrder writes a box as a client must send it.
func inAuthorityOrder(crs *geo.CRS, b orb.Bound) string {
	n := []float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
	if crs.Swapped {
		n = []float64{n[1], n[0], n[3], n[2]}
	}
	parts := make([]string, len(n))
	for i, f := range n {
		parts[i] = strconv.FormatFloat(f, 'f', -1, 64)
	}
	return strings.Join(parts, ",")
}
