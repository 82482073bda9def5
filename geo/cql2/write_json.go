package cql2

import (
	"encoding/json"
	"strings"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// WriteJSON writes a filter as CQL2 JSON. Parse gives the same tree back.
func WriteJSON(e geo.Expression) []byte {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(document(e)); err != nil {
		panic("a filter cannot be written: " + err.Error()) // cannot happen: texts and finite numbers only
	}
	return []byte(strings.TrimSuffix(b.String(), "\n"))
}

type callDocument struct {
	Op   geo.Operator `json:"op"`
	Args []any        `json:"args"`
}

// document gives what encoding/json writes as CQL2 JSON has it.
func document(e geo.Expression) any {
	switch e := e.(type) {
	case geo.Call:
		return callDocument{e.Op, documents(e.Args)}
	case geo.Reference:
		return map[string]string{"property": e.Name}
	case geo.TextLiteral:
		return e.Value
	case geo.IntegerLiteral:
		return e.Value
	case geo.RealLiteral:
		return json.Number(real(e.Value))
	case geo.BooleanLiteral:
		return e.Value
	case geo.DateLiteral:
		return map[string]string{"date": boundText(e)}
	case geo.TimestampLiteral:
		return map[string]string{"timestamp": boundText(e)}
	case geo.Interval:
		return map[string][]any{"interval": {boundDocument(e.Start), boundDocument(e.End)}}
	case geo.Shape:
		return shapeDocument(e)
	case geo.List:
		return documents(e.Items)
	}
	return nil
}

func documents(list []geo.Expression) []any {
	out := make([]any, len(list))
	for i, e := range list {
		out[i] = document(e)
	}
	return out
}

func boundDocument(e geo.Expression) any {
	if reference, ok := e.(geo.Reference); ok {
		return document(reference)
	}
	return boundText(e)
}

type geometryDocument struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

type collectionDocument struct {
	Type       string             `json:"type"`
	Geometries []geometryDocument `json:"geometries"`
}

// shapeDocument gives a geometry as GeoJSON, or a box, in the order of the authority.
func shapeDocument(e geo.Shape) any {
	g := e.Geometry
	if e.CRS.Swapped {
		g = flip(g)
	}
	switch g := g.(type) {
	case orb.Bound:
		return map[string][]json.Number{"bbox": {exact(g.Min[0]), exact(g.Min[1]), exact(g.Max[0]), exact(g.Max[1])}}
	case orb.Collection:
		c := collectionDocument{Type: g.GeoJSONType()}
		for _, part := range g {
			c.Geometries = append(c.Geometries, geometryDocument{part.GeoJSONType(), part})
		}
		return c
	}
	return geometryDocument{g.GeoJSONType(), g}
}

func exact(f float64) json.Number { return json.Number(coordinate(f)) }
