package demo

import (
	"math"
	"math/rand/v2"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"locuri/geo"
)

// ground is where synthetic places may lie.
type ground struct {
	outline        orb.Polygon
	neighbourhoods []orb.Polygon
	axis           orb.LineString
}

func newGround() (*ground, error) {
	d, err := readDataset()
	if err != nil {
		return nil, err
	}
	g := &ground{axis: river(&d.River).Axis}
	g.outline, _ = d.Outline[0].shape.(orb.Polygon) // the dataset's test holds it to be one
	for i := range d.Neighbourhoods {
		if p, ok := d.Neighbourhoods[i].shape.(orb.Polygon); ok {
			g.neighbourhoods = append(g.neighbourhoods, p)
		}
	}
	return g, nil
}

// geometry makes up a point four times of five, else a polygon or line of 9 to 21 vertices.
func (g *ground) geometry(r *rand.Rand, kind geo.Kind) orb.Geometry {
	at := g.spot(r, kind)
	switch r.IntN(10) {
	case 0:
		return blob(r, at)
	case 1:
		return walk(r, at)
	}
	return at
}

// spot is a point in the city: a riverside one within 120 m of the river, others in a neighbourhood six times of seven.
func (g *ground) spot(r *rand.Rand, kind geo.Kind) orb.Point {
	if kind == geo.Riverside {
		return g.bank(r)
	}
	if r.IntN(7) == 0 {
		return inside(r, g.outline)
	}
	return inside(r, pick(r, g.neighbourhoods))
}

// bank takes a point of the axis inside the city and moves it aside.
func (g *ground) bank(r *rand.Rand) orb.Point {
	for {
		i := r.IntN(len(g.axis) - 1)
		a, b, f := g.axis[i], g.axis[i+1], r.Float64()
		p := orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])}
		p = offset(p, 2*math.Pi*r.Float64(), 120*r.Float64())
		if planar.PolygonContains(g.outline, p) {
			return rounded(p)
		}
	}
}

func inside(r *rand.Rand, area orb.Polygon) orb.Point {
	b := area.Bound()
	for {
		p := orb.Point{b.Min[0] + r.Float64()*(b.Max[0]-b.Min[0]), b.Min[1] + r.Float64()*(b.Max[1]-b.Min[1])}
		if planar.PolygonContains(area, p) {
			return rounded(p)
		}
	}
}

// blob is a polygon around the point, seen whole from it, and so never crossing itself.
func blob(r *rand.Rand, at orb.Point) orb.Polygon {
	n := 8 + r.IntN(13)
	size := 15 + 60*r.Float64()
	ring := orb.Ring{}
	for i := range n {
		angle := 2 * math.Pi * (float64(i) + 0.6*r.Float64()) / float64(n)
		ring = append(ring, rounded(offset(at, angle, size*(0.5+0.5*r.Float64()))))
	}
	return orb.Polygon{append(ring, ring[0])}
}

// walk is a line from the point on that turns a little at every step.
func walk(r *rand.Rand, at orb.Point) orb.LineString {
	line := orb.LineString{at}
	angle := 2 * math.Pi * r.Float64()
	for range 8 + r.IntN(13) {
		angle += r.Float64() - 0.5
		at = rounded(offset(at, angle, 8+20*r.Float64()))
		line = append(line, at)
	}
	return line
}

// offset moves a point by metres in a direction counted from the east. A sphere is near enough for what is made up.
func offset(p orb.Point, angle, metres float64) orb.Point {
	const degree = orb.EarthRadius * math.Pi / 180
	return orb.Point{p[0] + metres*math.Cos(angle)/(degree*math.Cos(p[1]*math.Pi/180)), p[1] + metres*math.Sin(angle)/degree}
}

// rounded keeps six decimals, a tenth of a metre.
func rounded(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0]*1e6) / 1e6, math.Round(p[1]*1e6) / 1e6}
}
