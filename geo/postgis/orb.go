package postgis

import (
	"context"
	"database/sql/driver"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/ewkb"
)

// SRIDGeometry is a geometry with its reference system, for columns that are not in EPSG:4326. Everywhere else an orb value alone is
// enough: it is written as EPSG:4326, coordinates as longitude, latitude in degrees.
type SRIDGeometry struct {
	Geometry orb.Geometry
	SRID     int
}

const typesSQL = `SELECT oid, typname, typarray FROM pg_type WHERE typname IN ('geometry', 'geography') AND typtype = 'b'`

// registerGeometry teaches a connection PostGIS's types. Their ids differ from database to database, and a database
// without PostGIS has none: then nothing is registered.
func registerGeometry(ctx context.Context, conn *pgx.Conn) error {
	rows, err := conn.Query(ctx, typesSQL)
	if err != nil {
		return err
	}
	var oid, array uint32
	var name string
	_, err = pgx.ForEachRow(rows, []any{&oid, &name, &array}, func() error {
		element := &pgtype.Type{Name: name, OID: oid, Codec: geometryCodec{}}
		conn.TypeMap().RegisterType(element)
		conn.TypeMap().RegisterType(&pgtype.Type{Name: "_" + name, OID: array, Codec: &pgtype.ArrayCodec{ElementType: element}})
		return nil
	})
	return err
}

// geometryCodec moves geometries as EWKB, PostGIS's own binary form; in text format as its hexadecimal digits.
type geometryCodec struct{}

func (geometryCodec) FormatSupported(format int16) bool {
	return format == pgtype.BinaryFormatCode || format == pgtype.TextFormatCode
}

func (geometryCodec) PreferredFormat() int16 { return pgtype.BinaryFormatCode }

func (geometryCodec) PlanEncode(_ *pgtype.Map, _ uint32, format int16, value any) pgtype.EncodePlan {
	switch value.(type) {
	case orb.Geometry, SRIDGeometry:
		return encodeGeometry{text: format == pgtype.TextFormatCode}
	}
	return nil
}

func (geometryCodec) PlanScan(_ *pgtype.Map, _ uint32, format int16, target any) pgtype.ScanPlan {
	text := format == pgtype.TextFormatCode
	switch target.(type) {
	case *SRIDGeometry, *orb.Geometry:
		return scanGeometry{text}
	case *orb.Point, *orb.MultiPoint, *orb.LineString, *orb.MultiLineString, *orb.Polygon, *orb.MultiPolygon, *orb.Collection:
		return scanGeometry{text}
	}
	return nil
}

func (geometryCodec) DecodeDatabaseSQLValue(m *pgtype.Map, oid uint32, format int16, src []byte) (driver.Value, error) {
	if src == nil {
		return nil, nil
	}
	if format == pgtype.TextFormatCode {
		return string(src), nil
	}
	return append([]byte(nil), src...), nil
}

func (geometryCodec) DecodeValue(_ *pgtype.Map, _ uint32, format int16, src []byte) (any, error) {
	if src == nil {
		return nil, nil
	}
	g, _, err := decodeGeometry(src, format == pgtype.TextFormatCode)
	return g, err
}

type encodeGeometry struct{ text bool }

func (e encodeGeometry) Encode(value any, buf []byte) ([]byte, error) {
	s, ok := value.(SRIDGeometry)
	if !ok {
		s = SRIDGeometry{Geometry: value.(orb.Geometry), SRID: 4326}
	}
	if s.Geometry == nil {
		return nil, nil
	}
	wkb, err := ewkb.Marshal(s.Geometry, s.SRID)
	if err != nil {
		return nil, err
	}
	if e.text {
		return hex.AppendEncode(buf, wkb), nil
	}
	return append(buf, wkb...), nil
}

type scanGeometry struct{ text bool }

func (s scanGeometry) Scan(src []byte, target any) error {
	g, srid, err := orb.Geometry(nil), 0, error(nil)
	if src != nil {
		if g, srid, err = decodeGeometry(src, s.text); err != nil {
			return err
		}
	}
	switch t := target.(type) {
	case *SRIDGeometry:
		*t = SRIDGeometry{g, srid}
	case *orb.Geometry:
		*t = g
	case *orb.Point:
		return assign(t, g)
	case *orb.MultiPoint:
		return assign(t, g)
	case *orb.LineString:
		return assign(t, g)
	case *orb.MultiLineString:
		return assign(t, g)
	case *orb.Polygon:
		return assign(t, g)
	case *orb.MultiPolygon:
		return assign(t, g)
	case *orb.Collection:
		return assign(t, g)
	}
	return nil
}

// assign stores g in a target of one concrete type. NULL goes where there is a nil to hold it, so not into a point.
func assign[T orb.Geometry](target *T, g orb.Geometry) error {
	if g == nil {
		var zero T
		if _, isPoint := any(zero).(orb.Point); isPoint {
			return errors.New("cannot scan NULL into orb.Point, use *orb.Point or orb.Geometry")
		}
		*target = zero
		return nil
	}
	v, ok := g.(T)
	if !ok {
		return fmt.Errorf("cannot scan %s into %T", g.GeoJSONType(), target)
	}
	*target = v
	return nil
}

// decodeGeometry refuses what orb would change without a word: it drops Z and M, and reads POINT EMPTY as NaN.
func decodeGeometry(src []byte, text bool) (orb.Geometry, int, error) {
	if text {
		raw, err := hex.DecodeString(string(src))
		if err != nil {
			return nil, 0, fmt.Errorf("geometry: %w", err)
		}
		src = raw
	}
	if hasZM(src) {
		return nil, 0, errors.New("geometry has Z or M values: select ST_Force2D(…)")
	}
	g, srid, err := ewkb.Unmarshal(src)
	if err != nil {
		return nil, 0, fmt.Errorf("geometry: %w", err)
	}
	if p, ok := g.(orb.Point); ok && math.IsNaN(p[0]) {
		return nil, 0, errors.New("geometry is POINT EMPTY, which has no coordinates")
	}
	return g, srid, nil
}

// hasZM looks at the flags of EWKB's type word, which follows the byte order mark.
func hasZM(src []byte) bool {
	if len(src) < 5 {
		return false
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if src[0] == 0 {
		order = binary.BigEndian
	}
	const zFlag, mFlag = 0x80000000, 0x40000000
	return order.Uint32(src[1:5])&(zFlag|mFlag) != 0
}
