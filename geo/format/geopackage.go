package format

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	_ "modernc.org/sqlite" // the database that a GeoPackage is, without C

	"locuri/geo"
)

// geoPackage writes a GeoPackage 1.3 (OGC 12-128r18) with one table of features and its R-tree.
type geoPackage struct {
	db     *sql.DB
	tx     *sql.Tx
	fields []geo.Field
	insert *sql.Stmt
	tree   *sql.Stmt
	table  string
	srid   int
	bound  orb.Bound
	some   bool
	args   []any
}

// NewGeoPackage writes into a new file at path, in the reference system crs with x first. The table is named after the
// collection. The file is whole when Close has returned nil.
func NewGeoPackage(ctx context.Context, path string, c *geo.Collection, crs *geo.CRS) (Writer, error) {
	db, err := sql.Open("sqlite", path+"?_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)&_pragma=application_id(1196444487)&_pragma=user_version(10300)")
	if err != nil {
		return nil, err
	}
	g := &geoPackage{db: db, table: strings.ReplaceAll(c.ID, "-", "_"), srid: crs.SRID, fields: columnsOf(c.Fields())}
	if err := g.begin(ctx, c, crs); err != nil {
		db.Close()
		return nil, fmt.Errorf("begin a GeoPackage: %w", err)
	}
	return g, nil
}

func columnsOf(fields []geo.Field) []geo.Field {
	var columns []geo.Field
	for _, f := range fields {
		if f.Role != geo.IDRole && f.Role != geo.GeometryRole {
			columns = append(columns, f)
		}
	}
	return columns
}

// Table definitions of OGC 12-128r18, annex C.
const geoPackageTables = `
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
	organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
	last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name), column_name TEXT NOT NULL,
	geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id), z TINYINT NOT NULL, m TINYINT NOT NULL,
	PRIMARY KEY (table_name, column_name));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
	UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL), ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL);
`

func (g *geoPackage) begin(ctx context.Context, c *geo.Collection, crs *geo.CRS) (err error) {
	if g.tx, err = g.db.BeginTx(ctx, nil); err != nil {
		return err
	}
	if _, err = g.tx.ExecContext(ctx, geoPackageTables); err != nil {
		return err
	}
	systems := map[int]*geo.CRS{geo.Stored.SRID: geo.Stored, crs.SRID: crs}
	for srid, s := range systems {
		if _, err = g.tx.ExecContext(ctx, "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL)", s.Name, srid, srid, s.WKT); err != nil {
			return err
		}
	}
	for _, statement := range []struct {
		sql  string
		args []any
	}{
		{"INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, NULL, NULL, NULL, NULL, ?)", []any{g.table, c.Title.In("ro"), c.Description.In("ro"),
			time.Now().UTC().Format("2006-01-02T15:04:05.000Z"), g.srid}},
		{"INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', ?, 0, 0)", []any{g.table, g.srid}},
		{"INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')", []any{g.table}},
		{g.createTable(), nil},
		{fmt.Sprintf("CREATE VIRTUAL TABLE rtree_%s_geom USING rtree(id, minx, maxx, miny, maxy)", g.table), nil},
	} {
		if _, err = g.tx.ExecContext(ctx, statement.sql, statement.args...); err != nil {
			return err
		}
	}
	if g.insert, err = g.tx.PrepareContext(ctx, fmt.Sprintf("INSERT INTO %s VALUES (?, ?%s)", g.table, strings.Repeat(", ?", len(g.fields)))); err != nil {
		return err
	}
	g.tree, err = g.tx.PrepareContext(ctx, fmt.Sprintf("INSERT INTO rtree_%s_geom VALUES (?, ?, ?, ?, ?)", g.table))
	return err
}

func (g *geoPackage) createTable() string {
	var columns strings.Builder
	for _, f := range g.fields {
		fmt.Fprintf(&columns, ", %s %s", f.Name, columnType(f.Type))
	}
	return fmt.Sprintf("CREATE TABLE %s (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY%s)", g.table, columns.String())
}

// columnType gives the GeoPackage's type of a field (OGC 12-128r18 §1.1.1.1.3).
func columnType(t geo.FieldType) string {
	switch t {
	case geo.IntegerField:
		return "INTEGER"
	case geo.NumberField:
		return "DOUBLE"
	case geo.BooleanField:
		return "BOOLEAN"
	case geo.DateField:
		return "DATE"
	case geo.TimeField:
		return "DATETIME"
	}
	return "TEXT"
}

// Feature fulfils Writer. The geometry has x first.
func (g *geoPackage) Feature(id int64, geometry, properties []byte) error {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(properties, &values); err != nil {
		return fmt.Errorf("properties of feature %d: %w", id, err)
	}
	shape, err := geo.ParseGeometry(geometry)
	if err != nil {
		return fmt.Errorf("geometry of feature %d: %w", id, err)
	}
	blob, err := g.blob(shape)
	if err != nil {
		return err
	}
	g.args = append(g.args[:0], id, blob)
	for _, f := range g.fields {
		g.args = append(g.args, columnValue(values[f.Name], f.Type))
	}
	if _, err := g.insert.Exec(g.args...); err != nil {
		return err
	}
	if shape == nil {
		return nil
	}
	b := shape.Bound()
	g.extend(b)
	_, err = g.tree.Exec(id, b.Min[0], b.Max[0], b.Min[1], b.Max[1])
	return err
}

func (g *geoPackage) extend(b orb.Bound) {
	if !g.some {
		g.bound, g.some = b, true
	}
	g.bound = g.bound.Union(b)
}

// columnValue gives the value of a column: times and lists as text, null as nil.
func columnValue(raw json.RawMessage, kind geo.FieldType) any {
	if raw == nil {
		return nil
	}
	switch kind {
	case geo.IntegerField, geo.NumberField, geo.BooleanField:
		var v any
		_ = json.Unmarshal(raw, &v) // written by ourselves
		return v
	case geo.StringsField, geo.NumbersField, geo.ObjectsField:
		return string(raw)
	}
	var s string
	_ = json.Unmarshal(raw, &s)
	if kind == geo.TimeField && !strings.Contains(s, ".") {
		s = strings.TrimSuffix(s, "Z") + ".000Z" // DATETIME has milliseconds
	}
	return s
}

// blob writes a geometry as a GeoPackage binary (OGC 12-128r18 §2.1.3): a header with the envelope, then WKB. nil gives nil.
func (g *geoPackage) blob(shape orb.Geometry) ([]byte, error) {
	if shape == nil {
		return nil, nil
	}
	const littleEndianWithEnvelope = 0b0000_0011
	var out bytes.Buffer
	out.Write([]byte{'G', 'P', 0, littleEndianWithEnvelope})
	b := shape.Bound()
	header := binary.LittleEndian.AppendUint32(nil, uint32(g.srid))
	for _, f := range []float64{b.Min[0], b.Max[0], b.Min[1], b.Max[1]} {
		header = binary.LittleEndian.AppendUint64(header, math.Float64bits(f))
	}
	out.Write(header)
	err := wkb.NewEncoder(&out).Encode(shape)
	return out.Bytes(), err
}

// Close fulfils Writer.
func (g *geoPackage) Close() error {
	defer g.db.Close()
	if g.some {
		if _, err := g.tx.Exec("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?",
			g.bound.Min[0], g.bound.Min[1], g.bound.Max[0], g.bound.Max[1]); err != nil {
			return err
		}
	}
	for _, trigger := range treeTriggers {
		if _, err := g.tx.Exec(strings.ReplaceAll(trigger, "TABLE_", g.table)); err != nil {
			return err
		}
	}
	return g.tx.Commit()
}

// treeTriggers keep the R-tree right when somebody edits the file (OGC 12-128r18 §F.3). They come last: they would be
// asked for functions that only a GIS has.
var treeTriggers = []string{
	`CREATE TRIGGER rtree_TABLE__geom_insert AFTER INSERT ON TABLE_ WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
	INSERT OR REPLACE INTO rtree_TABLE__geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END`,
	`CREATE TRIGGER rtree_TABLE__geom_update1 AFTER UPDATE OF geom ON TABLE_ WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
	INSERT OR REPLACE INTO rtree_TABLE__geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END`,
	`CREATE TRIGGER rtree_TABLE__geom_update2 AFTER UPDATE OF geom ON TABLE_ WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN
	DELETE FROM rtree_TABLE__geom WHERE id = OLD.fid; END`,
	`CREATE TRIGGER rtree_TABLE__geom_update3 AFTER UPDATE ON TABLE_ WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)) BEGIN
	DELETE FROM rtree_TABLE__geom WHERE id = OLD.fid;
	INSERT OR REPLACE INTO rtree_TABLE__geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END`,
	`CREATE TRIGGER rtree_TABLE__geom_update4 AFTER UPDATE ON TABLE_ WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)) BEGIN
	DELETE FROM rtree_TABLE__geom WHERE id IN (OLD.fid, NEW.fid); END`,
	`CREATE TRIGGER rtree_TABLE__geom_delete AFTER DELETE ON TABLE_ WHEN OLD.geom NOT NULL BEGIN DELETE FROM rtree_TABLE__geom WHERE id = OLD.fid; END`,
}
