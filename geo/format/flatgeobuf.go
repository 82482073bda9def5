package format

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"

	flatbuffers "github.com/google/flatbuffers/go"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// flatGeobuf writes FlatGeobuf 3.0 without an index, so that features go out as they come: a header, then one table after
// the other, each behind its size. PostGIS writes the format too, but in memory, and 3.3 puts the values behind an empty
// column into the wrong ones.
type flatGeobuf struct {
	w       *bufio.Writer
	b       *flatbuffers.Builder
	columns []geo.Field
	crs     *geo.CRS
	name    string
	values  []byte
	begun   bool
}

// NewFlatGeobuf writes the features of a collection to w, in a reference system with x first.
func NewFlatGeobuf(w io.Writer, c *geo.Collection, crs *geo.CRS) Writer {
	return &flatGeobuf{w: bufio.NewWriterSize(w, 64<<10), b: flatbuffers.NewBuilder(1024), columns: columnsOf(c.Fields()), crs: crs, name: c.ID}
}

// The slots of the tables in FlatGeobuf's schema (header.fbs, feature.fbs), and the numbers of its enumerations.
const (
	headerName, headerGeometryType, headerColumns, headerIndexNodeSize, headerCRS, headerSlots = 0, 2, 7, 9, 10, 14
	columnName, columnTypeSlot, columnSlots                                                    = 0, 1, 11
	crsOrg, crsCode, crsName, crsSlots                                                         = 0, 1, 2, 6
	featureGeometry, featureProperties, featureSlots                                           = 0, 1, 3
	geometryEnds, geometryXY, geometryType, geometryParts, geometrySlots                       = 0, 1, 6, 7, 8

	boolColumn, longColumn, doubleColumn, stringColumn, jsonColumn, dateTimeColumn = 2, 7, 10, 11, 12, 13
)

var geometryTypes = map[string]byte{"Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 4, "MultiLineString": 5, "MultiPolygon": 6}

var magic = []byte{'f', 'g', 'b', 3, 'f', 'g', 'b', 1}

// flatType is the number of the type of a column.
func flatType(t geo.FieldType) byte {
	switch t {
	case geo.BooleanField:
		return boolColumn
	case geo.IntegerField:
		return longColumn
	case geo.NumberField:
		return doubleColumn
	case geo.DateField, geo.TimeField:
		return dateTimeColumn // ISO 8601
	case geo.StringsField, geo.NumbersField, geo.ObjectsField:
		return jsonColumn
	}
	return stringColumn
}

func (f *flatGeobuf) begin() error {
	f.begun = true
	b := f.b
	columns := []flatbuffers.UOffsetT{f.column("id", longColumn)}
	for _, c := range f.columns {
		columns = append(columns, f.column(c.Name, flatType(c.Type)))
	}
	b.StartVector(flatbuffers.SizeUOffsetT, len(columns), flatbuffers.SizeUOffsetT)
	for _, c := range slices.Backward(columns) {
		b.PrependUOffsetT(c)
	}
	list := b.EndVector(len(columns))
	org, crsTitle, name := b.CreateString("EPSG"), b.CreateString(f.crs.Name), b.CreateString(f.name)
	b.StartObject(crsSlots)
	b.PrependUOffsetTSlot(crsOrg, org, 0)
	b.PrependInt32Slot(crsCode, int32(f.crs.SRID), 0)
	b.PrependUOffsetTSlot(crsName, crsTitle, 0)
	crs := b.EndObject()
	b.StartObject(headerSlots)
	b.PrependUOffsetTSlot(headerName, name, 0)
	b.PrependByteSlot(headerGeometryType, 0, 0) // unknown: each geometry says its own
	b.PrependUOffsetTSlot(headerColumns, list, 0)
	b.PrependUint16Slot(headerIndexNodeSize, 0, 16)
	b.PrependUOffsetTSlot(headerCRS, crs, 0)
	b.FinishSizePrefixed(b.EndObject())
	_, _ = f.w.Write(magic) // an error stays with the writer
	_, err := f.w.Write(b.FinishedBytes())
	return err
}

func (f *flatGeobuf) column(name string, kind byte) flatbuffers.UOffsetT {
	text := f.b.CreateString(name)
	f.b.StartObject(columnSlots)
	f.b.PrependUOffsetTSlot(columnName, text, 0)
	f.b.PrependByteSlot(columnTypeSlot, kind, 0)
	return f.b.EndObject()
}

// Feature fulfils Writer.
func (f *flatGeobuf) Feature(id int64, geometry, properties []byte) error {
	if !f.begun {
		if err := f.begin(); err != nil {
			return err
		}
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(properties, &members); err != nil {
		return fmt.Errorf("properties of feature %d: %w", id, err)
	}
	shape, err := geo.ParseGeometry(geometry)
	if err != nil {
		return fmt.Errorf("geometry of feature %d: %w", id, err)
	}
	f.values = binary.LittleEndian.AppendUint64(append(f.values[:0], 0, 0), uint64(id))
	for i := range f.columns {
		f.values = appendValue(f.values, i+1, f.columns[i].Type, members[f.columns[i].Name])
	}
	f.b.Reset()
	values := f.b.CreateByteVector(f.values)
	var shapeTable flatbuffers.UOffsetT
	if shape != nil {
		shapeTable = f.shape(shape)
	}
	f.b.StartObject(featureSlots)
	f.b.PrependUOffsetTSlot(featureGeometry, shapeTable, 0)
	f.b.PrependUOffsetTSlot(featureProperties, values, 0)
	f.b.FinishSizePrefixed(f.b.EndObject())
	_, err = f.w.Write(f.b.FinishedBytes())
	return err
}

// Close fulfils Writer. A file without features has its header all the same.
func (f *flatGeobuf) Close() error {
	if !f.begun {
		if err := f.begin(); err != nil {
			return err
		}
	}
	return f.w.Flush()
}

// appendValue appends the number of a column and its value; nothing where there is none.
func appendValue(b []byte, column int, kind geo.FieldType, raw json.RawMessage) []byte {
	if raw == nil || string(raw) == "null" {
		return b
	}
	b = binary.LittleEndian.AppendUint16(b, uint16(column))
	switch flatType(kind) {
	case boolColumn:
		if string(raw) == "true" {
			return append(b, 1)
		}
		return append(b, 0)
	case longColumn:
		var n int64
		_ = json.Unmarshal(raw, &n) // written by ourselves, as everything here
		return binary.LittleEndian.AppendUint64(b, uint64(n))
	case doubleColumn:
		var n float64
		_ = json.Unmarshal(raw, &n)
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(n))
	case jsonColumn:
		return append(binary.LittleEndian.AppendUint32(b, uint32(len(raw))), raw...)
	}
	var s string
	_ = json.Unmarshal(raw, &s)
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(s))), s...)
}

// shape writes a geometry and gives its table.
func (f *flatGeobuf) shape(g orb.Geometry) flatbuffers.UOffsetT {
	if polygons, is := g.(orb.MultiPolygon); is {
		parts := make([]flatbuffers.UOffsetT, len(polygons))
		for i, p := range polygons {
			parts[i] = f.shape(p)
		}
		f.b.StartVector(flatbuffers.SizeUOffsetT, len(parts), flatbuffers.SizeUOffsetT)
		for _, p := range slices.Backward(parts) {
			f.b.PrependUOffsetT(p)
		}
		list := f.b.EndVector(len(parts))
		f.b.StartObject(geometrySlots)
		f.b.PrependByteSlot(geometryType, geometryTypes[g.GeoJSONType()], 0)
		f.b.PrependUOffsetTSlot(geometryParts, list, 0)
		return f.b.EndObject()
	}
	points, ends := flatten(g)
	f.b.StartVector(flatbuffers.SizeFloat64, 2*len(points), flatbuffers.SizeFloat64)
	for _, p := range slices.Backward(points) {
		f.b.PrependFloat64(p[1])
		f.b.PrependFloat64(p[0])
	}
	xy := f.b.EndVector(2 * len(points))
	var endList flatbuffers.UOffsetT
	if len(ends) > 1 { // one part needs no end
		f.b.StartVector(flatbuffers.SizeUint32, len(ends), flatbuffers.SizeUint32)
		for _, e := range slices.Backward(ends) {
			f.b.PrependUint32(e)
		}
		endList = f.b.EndVector(len(ends))
	}
	f.b.StartObject(geometrySlots)
	f.b.PrependUOffsetTSlot(geometryEnds, endList, 0)
	f.b.PrependUOffsetTSlot(geometryXY, xy, 0)
	f.b.PrependByteSlot(geometryType, geometryTypes[g.GeoJSONType()], 0)
	return f.b.EndObject()
}

// flatten gives all positions of a geometry, and after how many of them each of its parts ends.
func flatten(g orb.Geometry) (points []orb.Point, ends []uint32) {
	switch g := g.(type) {
	case orb.Point:
		return []orb.Point{g}, nil
	case orb.MultiPoint:
		return g, nil
	case orb.LineString:
		return g, nil
	case orb.MultiLineString:
		for _, l := range g {
			points = append(points, l...)
			ends = append(ends, uint32(len(points)))
		}
	case orb.Polygon:
		for _, r := range g {
			points = append(points, r...)
			ends = append(ends, uint32(len(points)))
		}
	}
	return points, ends
}
