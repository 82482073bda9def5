package postgis

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// placeRow is a row of the table place: the place, and what is derived for the database alone.
type placeRow struct {
	geo.Place
	x, y float64
}

// placeColumns are the columns that are written; placeRow.values gives their values in this order.
var placeColumns = []string{
	"id", "uuid", "version", "kind", "category", "title", "description", "aliases", "life", "starts", "ends", "step_free",
	"amenities", "opening_hours", "website", "credits", "source", "licence", "certainty", "note", "external_ids", "example", "sensitive",
	"geom", "publication", "decision", "aim", "target", "created_at", "updated_at", "created_by",
	"point", "x", "y", "cell", "area_m2", "length_m", "neighbourhood", "neighbourhoods", "shares", "border",
	"river", "river_distance_m", "river_km", "river_bank", "river_offset_m", "river_beyond", "river_from_km", "river_to_km",
	"programmes", "organisations", "projects", "geojson", "properties",
}

func (r *placeRow) values() []any {
	f := &r.Facts
	river := geo.RiverPosition{}
	var distance, km, offset, from, to *float64
	if f.River != nil {
		river = *f.River
		distance, km, offset, from, to = &river.DistanceM, &river.Km, &river.OffsetM, &river.FromKm, &river.ToKm
	}
	return []any{
		r.ID, uuid.MustParse(r.UUID), r.Version, r.Kind, r.Category, texts(r.Title), texts(r.Description), list(r.Aliases), r.Life,
		r.Period.Starts, r.Period.Ends, r.StepFree, list(r.Amenities), r.OpeningHours, r.Website, r.Credits, r.Source, r.Licence,
		r.Certainty, r.Note, texts(r.ExternalIDs), r.Example, r.Sensitive, r.Geometry, r.Publication, r.Decision, r.Aim, nullable(r.Target), r.CreatedAt, r.UpdatedAt,
		nullable(r.CreatedBy), f.Point, r.x, r.y, cell(r.x, r.y), f.AreaM2, f.LengthM, f.Neighbourhood, slugs(f.Shares),
		list(f.Shares), f.Border, river.River, distance, km, river.Bank, offset, river.Beyond, from, to,
		list(r.Programmes), list(r.Organisations), list(r.Projects), string(geo.GeoJSON(r.Geometry)), string(r.Properties()),
	}
}

// texts and list give an empty value for nil, which the NOT NULL columns ask for.
func texts[M ~map[string]string](m M) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}

func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// nullable gives nil for the number that means nobody.
func nullable(id int64) *int64 {
	if id == 0 {
		return nil
	}
	return &id
}

func slugs(shares []geo.Share) []string {
	out := make([]string, len(shares))
	for i, s := range shares {
		out[i] = s.Slug
	}
	return out
}

const selectPlaceSQL = `
SELECT id, uuid::text, version, kind, category, title, description, aliases, life, starts, ends, step_free, amenities,
	opening_hours, website, credits, source, licence, certainty, note, external_ids, example, sensitive, geom, publication, decision,
	aim, coalesce(target, 0), created_at, updated_at, coalesce(created_by, 0), point, x, y, area_m2, length_m, neighbourhood, shares, border,
	river, coalesce((SELECT main_text(river.title) FROM river WHERE river.slug = place.river), place.river),
	river_distance_m, river_km, river_bank, river_offset_m, river_beyond, coalesce(river_from_km, river_km, 0), coalesce(river_to_km, river_km, 0), programmes, organisations, projects
FROM place WHERE `

func scanPlace(row pgx.CollectableRow) (*placeRow, error) {
	var r placeRow
	var title, description, external map[string]string
	var position geo.RiverPosition
	var distance, km, offset *float64
	err := row.Scan(&r.ID, &r.UUID, &r.Version, &r.Kind, &r.Category, &title, &description, &r.Aliases, &r.Life,
		&r.Period.Starts, &r.Period.Ends, &r.StepFree, &r.Amenities, &r.OpeningHours, &r.Website, &r.Credits, &r.Source, &r.Licence,
		&r.Certainty, &r.Note, &external, &r.Example, &r.Sensitive, &r.Geometry, &r.Publication, &r.Decision, &r.Aim, &r.Target,
		&r.CreatedAt, &r.UpdatedAt, &r.CreatedBy, &r.Facts.Point, &r.x, &r.y, &r.Facts.AreaM2, &r.Facts.LengthM,
		&r.Facts.Neighbourhood, &r.Facts.Shares, &r.Facts.Border,
		&position.River, &position.Title, &distance, &km, &position.Bank, &offset, &position.Beyond, &position.FromKm, &position.ToKm,
		&r.Programmes, &r.Organisations, &r.Projects)
	if err != nil {
		return nil, err
	}
	r.Title, r.Description, r.ExternalIDs = title, description, external
	if distance != nil {
		position.DistanceM, position.Km, position.OffsetM = *distance, *km, *offset
		r.Facts.River = &position
	}
	return &r, nil
}

// FindPlace fulfils geo.Places.
func (db *DB) FindPlace(ctx context.Context, actor geo.Actor, id int64) (*geo.Place, error) {
	row, err := findPlace(ctx, db.pool, actor, id, "")
	if err != nil {
		return nil, err
	}
	return &row.Place, nil
}

// findPlace gives the row if the actor may see it; lock is "" or "FOR UPDATE".
func findPlace(ctx context.Context, q querier, actor geo.Actor, id int64, lock string) (*placeRow, error) {
	args := &arguments{}
	rows, err := q.Query(ctx, selectPlaceSQL+"id = "+args.add(id)+" AND "+visible(actor, args)+" "+lock, *args...)
	if err != nil {
		return nil, err
	}
	row, err := pgx.CollectExactlyOneRow(rows, scanPlace)
	return row, notFound(err, "There is no place %d.", id)
}

// CreatePlace fulfils geo.Places.
func (db *DB) CreatePlace(ctx context.Context, actor geo.Actor, place *geo.Place, reason string) error {
	if err := actor.May(geo.CreatePlace, 0); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := db.createPlace(ctx, tx, actor, place, reason, because("")); err != nil {
			return err
		}
		return actor.MayAt(geo.CreatePlace, place) // where it lies is known by now
	})
}

// createPlace writes a new place, or fills it with the one that has its UUID already; fresh tells which. Its first steps
// say what is said.
func (db *DB) createPlace(ctx context.Context, tx pgx.Tx, actor geo.Actor, place *geo.Place, reason string, said statement) (fresh bool, err error) {
	if earlier, err := takeUUID(ctx, tx, actor, place); err != nil || earlier != nil {
		if earlier != nil {
			*place = earlier.Place
		}
		return false, err
	}
	place.CreatedBy = actor.AccountID
	if err := insertPlaces(ctx, tx, actor, []*geo.Place{place}, reason); err != nil {
		return false, err
	}
	return true, db.insertSteps(ctx, tx, actor, &geo.Place{}, place, said)
}

// A create that is sent again while the first is not answered yet waits for the first, and then finds its place.
const lockUUIDSQL = `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`

// takeUUID writes the place's UUID in its usual form, and gives the actor's own place that has it already, or nil.
// Errors: Invalid, Conflict when it is somebody else's place's.
func takeUUID(ctx context.Context, tx pgx.Tx, actor geo.Actor, place *geo.Place) (*placeRow, error) {
	if place.UUID == "" {
		return nil, nil
	}
	id, err := uuid.Parse(place.UUID)
	if err != nil {
		return nil, geo.InvalidField("uuid", "not_a_uuid", "must be a UUID such as 6f1e7d0e-0c4b-4f0c-9f0a-3b1a5a4f5d10")
	}
	place.UUID = id.String()
	if _, err := tx.Exec(ctx, lockUUIDSQL, place.UUID); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, selectPlaceSQL+"uuid = $1", id)
	if err != nil {
		return nil, err
	}
	row, err := pgx.CollectExactlyOneRow(rows, scanPlace)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, nil
	case err == nil && row.CreatedBy != actor.AccountID:
		return nil, geo.Errorf(geo.Conflict, "The uuid %s is another place's.", id)
	case err == nil && row.Publication == geo.Archived:
		return nil, geo.Errorf(geo.Conflict, "The place with the uuid %s was deleted.", id)
	}
	return row, err
}

const takeIDsSQL = `SELECT nextval(pg_get_serial_sequence('place', 'id')) FROM generate_series(1, $1)`

// insertPlaces checks, derives and writes new places with their first revisions.
func insertPlaces(ctx context.Context, tx pgx.Tx, actor geo.Actor, places []*geo.Place, reason string) error {
	rows, _ := tx.Query(ctx, takeIDsSQL, len(places))
	ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		return err
	}
	now := time.Now().UTC().Truncate(time.Microsecond)
	for i, pl := range places {
		if pl.UUID == "" {
			pl.UUID = uuid.NewString()
		}
		pl.ID, pl.Version, pl.CreatedAt, pl.UpdatedAt = ids[i], 1, now, now
	}
	prepared, err := preparePlaces(ctx, tx, places)
	if err != nil {
		return err
	}
	values := make([][]any, len(prepared))
	for i, r := range prepared {
		values[i] = r.values()
	}
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{"place"}, placeColumns, pgx.CopyFromRows(values)); err != nil {
		return err
	}
	if err := insertRevisions(ctx, tx, actor, prepared, "create", because(reason)); err != nil {
		return err
	}
	if err := bump(ctx, tx, "place", geometriesOf(prepared)...); err != nil {
		return err
	}
	return addCounts(ctx, tx, ids)
}

// preparePlaces checks places and derives their facts. The error of one of several names which.
func preparePlaces(ctx context.Context, tx pgx.Tx, places []*geo.Place) ([]*placeRow, error) {
	geometries := make([]orb.Geometry, len(places))
	for i, pl := range places {
		if err := pl.Check(); err != nil {
			return nil, which(err, places, i)
		}
		pl.Geometry = geo.Wound(pl.Geometry)
		geometries[i] = pl.Geometry
	}
	derived, err := derive(ctx, tx, geometries)
	if err != nil {
		return nil, err
	}
	out := make([]*placeRow, len(places))
	for i, d := range derived {
		// A displaced point may lie where no place may; where it truly is has been checked.
		if err := d.problems.Err(); err != nil && !places[i].Sensitive {
			return nil, which(err, places, i)
		}
		places[i].Facts = d.facts
		out[i] = &placeRow{Place: *places[i], x: d.x, y: d.y}
	}
	return out, nil
}

// which says of which of several places an error is.
func which(err error, places []*geo.Place, i int) error {
	var e *geo.Error
	if len(places) == 1 || !errors.As(err, &e) {
		return err
	}
	return &geo.Error{Fault: e.Fault, Fields: e.Fields, Message: fmt.Sprintf("Place %d (%s): %s", i+1, places[i].Title.In("ro"), e.Message)}
}

// UpdatePlace fulfils geo.Places.
func (db *DB) UpdatePlace(ctx context.Context, actor geo.Actor, id int64, version int, reason string, change func(*geo.Place) error) (*geo.Place, error) {
	var place *geo.Place
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		place, err = db.updatePlace(ctx, tx, actor, id, version, "update", reason, change)
		return err
	})
	return place, err
}

// DeletePlace fulfils geo.Places.
func (db *DB) DeletePlace(ctx context.Context, actor geo.Actor, id int64, version int, reason string) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		_, err := db.updatePlace(ctx, tx, actor, id, version, "delete", reason, func(pl *geo.Place) error {
			pl.Publication = geo.Archived
			return nil
		})
		return err
	})
}

func (db *DB) updatePlace(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64, version int, operation, reason string, change func(*geo.Place) error) (*geo.Place, error) {
	row, err := findPlace(ctx, tx, actor, id, "FOR UPDATE")
	if err != nil {
		return nil, err
	}
	if err := actor.MayEdit(&row.Place); err != nil {
		return nil, err
	}
	if err := fresh("place", version, row.Version); err != nil {
		return nil, err
	}
	place, err := db.writeChange(ctx, tx, actor, row, operation, because(reason), change)
	if err == nil && actor.May(geo.EditPlace, 0) == nil {
		err = actor.MayAt(geo.EditPlace, place) // nor may it be moved out of what one is responsible for
	}
	return place, err
}

// writeChange applies a change to a locked row and writes it as a new revision, and what it changes of the state as steps.
func (db *DB) writeChange(ctx context.Context, tx pgx.Tx, actor geo.Actor, row *placeRow, operation string, said statement, change func(*geo.Place) error) (*geo.Place, error) {
	place := row.Place
	if err := change(&place); err != nil {
		return nil, err
	}
	if err := judgeSteps(ctx, tx, actor, &row.Place, &place, said); err != nil {
		return nil, err
	}
	place.Version++
	place.UpdatedAt = time.Now().UTC().Truncate(time.Microsecond)
	if err := conceal(ctx, tx, &row.Place, &place); err != nil {
		return nil, err
	}
	prepared, err := preparePlaces(ctx, tx, []*geo.Place{&place})
	if err != nil {
		return nil, err
	}
	if _, err := tx.Exec(ctx, updatePlaceSQL, prepared[0].values()...); err != nil {
		return nil, err
	}
	if err := insertRevisions(ctx, tx, actor, prepared, operation, said); err != nil {
		return nil, err
	}
	if err := db.insertSteps(ctx, tx, actor, &row.Place, &prepared[0].Place, said); err != nil {
		return nil, err
	}
	if err := moveTrails(ctx, tx, row, prepared[0]); err != nil {
		return nil, err
	}
	if err := bump(ctx, tx, "place", row.Geometry, place.Geometry); err != nil {
		return nil, err
	}
	return &prepared[0].Place, recount(ctx, tx, movedCells(row, prepared[0]))
}

func geometriesOf(rows []*placeRow) []orb.Geometry {
	geometries := make([]orb.Geometry, len(rows))
	for i, r := range rows {
		geometries[i] = r.Geometry
	}
	return geometries
}

// updatePlaceSQL sets every column of the row whose id is the first value.
var updatePlaceSQL = func() string {
	var sets []string
	for i, column := range placeColumns[1:] {
		sets = append(sets, fmt.Sprintf("%s = $%d", column, i+2))
	}
	return "UPDATE place SET " + strings.Join(sets, ", ") + " WHERE id = $1"
}()
