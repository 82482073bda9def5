package api

import (
	"context"
	"fmt"
	"html/template"
	"math"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"

	"locuri/geo"
)

// A picture of the map is so many units wide and at most so high, a unit being a tenth of a millimetre in print.
const (
	pictureWidth  = 1800.0
	pictureHeight = 1300.0
)

// mapMark is a numbered place on the picture.
type mapMark struct {
	at     orb.Point
	number int
}

// mapFrame lays what is in EPSG:3857 on the picture.
type mapFrame struct {
	west, north, scale, width, height float64
}

func frameOf(points orb.MultiPoint) mapFrame {
	b := project.Geometry(points.Clone(), project.WGS84.ToMercator).Bound()
	side := max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1], 300)
	b = b.Pad(side*0.08 + 40)
	scale := min(pictureWidth/(b.Max[0]-b.Min[0]), pictureHeight/(b.Max[1]-b.Min[1]))
	height := min(pictureHeight, max(pictureHeight*0.55, (b.Max[1]-b.Min[1])*scale))
	centre := b.Center()
	return mapFrame{west: centre[0] - pictureWidth/scale/2, north: centre[1] + height/scale/2, scale: scale, width: pictureWidth, height: height}
}

// bound is what the frame shows, longitude and latitude.
func (f mapFrame) bound() orb.Bound {
	mercator := orb.Bound{Min: orb.Point{f.west, f.north - f.height/f.scale}, Max: orb.Point{f.west + f.width/f.scale, f.north}}
	return project.Bound(mercator, project.Mercator.ToWGS84)
}

func (f mapFrame) at(p orb.Point) (x, y float64) {
	m := project.WGS84.ToMercator(p)
	return (m[0] - f.west) * f.scale, (f.north - m[1]) * f.scale
}

// path writes lines as the data of an SVG path, to half a unit.
func (f mapFrame) path(b *strings.Builder, line []orb.Point) {
	command := 'M'
	for _, p := range line {
		x, y := f.at(p)
		fmt.Fprintf(b, "%c%g %g", command, math.Round(x*2)/2, math.Round(y*2)/2)
		command = 'L'
	}
}

func (f mapFrame) shape(b *strings.Builder, g orb.Geometry) {
	switch g := g.(type) {
	case orb.LineString:
		f.path(b, g)
	case orb.MultiLineString:
		for _, line := range g {
			f.path(b, line)
		}
	case orb.Polygon:
		for _, ring := range g {
			f.path(b, ring)
			b.WriteByte('Z')
		}
	case orb.MultiPolygon:
		for _, polygon := range g {
			f.shape(b, polygon)
		}
	case orb.Collection:
		for _, part := range g {
			f.shape(b, part)
		}
	}
}

// mapPicture draws a line with numbered places over what the base map has there.
func (a *API) mapPicture(ctx context.Context, line orb.LineString, marks []mapMark, title string) (template.HTML, error) {
	points := orb.MultiPoint(line)
	for _, m := range marks {
		points = append(points, m.at)
	}
	if len(points) == 0 {
		return "", nil
	}
	f := frameOf(points)
	ground, err := a.store.TrailGround(ctx, f.bound(), 1.5/f.scale)
	if err != nil {
		return "", err
	}
	var svg strings.Builder
	fmt.Fprintf(&svg, `<svg class="map" viewBox="0 0 %g %g" role="img" aria-label="%s"><rect class="land" width="%g" height="%g"/>`,
		f.width, math.Round(f.height), template.HTMLEscapeString(title), f.width, math.Round(f.height))
	f.ground(&svg, ground)
	for _, class := range []string{"casing", "way"} {
		fmt.Fprintf(&svg, `<path class="%s" d="`, class)
		f.path(&svg, line)
		svg.WriteString(`"/>`)
	}
	for i := len(marks) - 1; i >= 0; i-- { // the first stop lies on top
		x, y := f.at(marks[i].at)
		fmt.Fprintf(&svg, `<g transform="translate(%.0f %.0f)"><circle r="26"/><text y="11">%d</text></g>`, x, y, marks[i].number)
	}
	svg.WriteString("</svg>")
	return template.HTML(svg.String()), nil
}

// ground draws each run of alike features as one path: an area is filled, a line drawn as broad as its class.
func (f mapFrame) ground(svg *strings.Builder, features []geo.BaseFeature) {
	class := ""
	for _, feature := range features {
		next := feature.Layer
		if dimension := feature.Geometry.Dimensions(); dimension == 2 {
			next += " area"
		} else if feature.MinZoom <= 12 {
			next += " major"
		}
		if next != class {
			if class != "" {
				svg.WriteString(`"/>`)
			}
			fmt.Fprintf(svg, `<path class="%s" d="`, next)
			class = next
		}
		f.shape(svg, feature.Geometry)
	}
	if class != "" {
		svg.WriteString(`"/>`)
	}
}
