package demo

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/vector"
)

// scene is a picture that is drawn when the demo is loaded: a wall or the far bank behind, ground before, and things on it.
type scene struct {
	sky, behind, ground color.RGBA
	horizon             float64   // share of the height down to the ground
	trees               []float64 // where they stand, as shares of the width
	leaves              color.RGBA
	bench               float64 // likewise; 0 for none
	lights              bool    // a string of them from tree to tree
	water               bool    // the ground is a river beyond a path
}

var (
	grass, path     = color.RGBA{0x8F, 0xB3, 0x6B, 0xFF}, color.RGBA{0xE4, 0xD6, 0xB8, 0xFF}
	wood, lamp      = color.RGBA{0x8A, 0x5A, 0x2B, 0xFF}, color.RGBA{0xFF, 0xD9, 0x6B, 0xFF}
	sun, riverColor = color.RGBA{0xF4, 0xC9, 0x5D, 0xFF}, color.RGBA{0x6F, 0xB1, 0xC9, 0xFF}
)

// scenes are what voices.json names.
var scenes = map[string]scene{
	"bare": {sky: color.RGBA{0xC9, 0xD3, 0xD8, 0xFF}, behind: color.RGBA{0xB7, 0xA9, 0x99, 0xFF}, ground: color.RGBA{0x9C, 0x9C, 0x98, 0xFF}, horizon: 0.62},
	"garden": {sky: color.RGBA{0xBF, 0xE0, 0xEE, 0xFF}, behind: color.RGBA{0xD8, 0xB8, 0x93, 0xFF}, ground: grass, horizon: 0.62,
		trees: []float64{0.16, 0.5, 0.86}, leaves: color.RGBA{0x2F, 0x6B, 0x3A, 0xFF}, bench: 0.66},
	"evening": {sky: color.RGBA{0x2B, 0x34, 0x56, 0xFF}, behind: color.RGBA{0x5A, 0x4A, 0x55, 0xFF}, ground: color.RGBA{0x3A, 0x50, 0x3C, 0xFF}, horizon: 0.62,
		trees: []float64{0.16, 0.5, 0.86}, leaves: color.RGBA{0x1F, 0x45, 0x2B, 0xFF}, bench: 0.66, lights: true},
	"river": {sky: color.RGBA{0xD6, 0xEA, 0xF2, 0xFF}, behind: color.RGBA{0x7F, 0xA0, 0x7A, 0xFF}, ground: path, horizon: 0.5,
		trees: []float64{0.1, 0.34, 0.62, 0.9}, leaves: color.RGBA{0x3E, 0x7D, 0x45, 0xFF}, bench: 0.47, water: true},
}

const sceneWidth, sceneHeight = 960, 640

// draw gives the scene as a PNG.
func (s scene) draw() ([]byte, error) {
	c := canvas{image.NewRGBA(image.Rect(0, 0, sceneWidth, sceneHeight))}
	floor := s.horizon * sceneHeight
	c.box(0, 0, sceneWidth, sceneHeight, s.sky)
	c.disc(sceneWidth*0.78, floor*0.3, 46, sun)
	c.box(0, floor*0.62, sceneWidth, floor, s.behind)
	c.box(0, floor, sceneWidth, sceneHeight, s.ground)
	if s.water {
		c.box(0, floor, sceneWidth, floor+sceneHeight*0.2, riverColor)
	}
	for _, x := range s.trees {
		c.tree(x*sceneWidth, sceneHeight*0.8, s.leaves)
	}
	if s.bench > 0 {
		c.bench(s.bench*sceneWidth, sceneHeight*0.82)
	}
	if s.lights {
		for i := range 17 {
			across := float64(i) / 16
			c.disc(sceneWidth*(0.16+0.7*across), 250+70*math.Abs(math.Sin(2*math.Pi*across)), 7, lamp)
		}
	}
	var file bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&file, c.RGBA)
	return file.Bytes(), err
}

// canvas draws shapes with smooth edges.
type canvas struct{ *image.RGBA }

func (c canvas) fill(ink color.RGBA, points ...[2]float64) {
	box := image.Rectangle{}
	for _, p := range points {
		x, y := int(p[0]), int(p[1])
		box = box.Union(image.Rect(x-1, y-1, x+2, y+2))
	}
	box = box.Intersect(c.Bounds())
	var r vector.Rasterizer // over the shape alone: over the whole canvas it would take a hundred times as long
	r.Reset(box.Dx(), box.Dy())
	for i, p := range points {
		x, y := float32(p[0])-float32(box.Min.X), float32(p[1])-float32(box.Min.Y)
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(c, box, image.NewUniform(ink), image.Point{})
}

func (c canvas) box(left, top, right, bottom float64, ink color.RGBA) {
	draw.Draw(c, image.Rect(int(left), int(top), int(right), int(bottom)), image.NewUniform(ink), image.Point{}, draw.Src)
}

func (c canvas) disc(x, y, radius float64, ink color.RGBA) {
	ring := make([][2]float64, 48)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(ring)))
		ring[i] = [2]float64{x + radius*cos, y + radius*sin}
	}
	c.fill(ink, ring...)
}

// tree and bench stand with their foot at y.
func (c canvas) tree(x, y float64, leaves color.RGBA) {
	c.fill(wood, [2]float64{x - 11, y}, [2]float64{x - 6, y - 190}, [2]float64{x + 6, y - 190}, [2]float64{x + 11, y})
	for _, part := range [][3]float64{{0, -270, 82}, {-56, -215, 62}, {58, -210, 66}} {
		c.disc(x+part[0], y+part[1], part[2], leaves)
	}
}

func (c canvas) bench(x, y float64) {
	c.box(x-95, y-78, x+95, y-58, wood)
	c.box(x-95, y-44, x+95, y-28, wood)
	c.box(x-80, y-78, x-70, y, wood)
	c.box(x+70, y-78, x+80, y, wood)
}
