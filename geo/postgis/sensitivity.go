package postgis

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// SetDisplacing says how far off sensitive places are shown; those that are marked already stay where they are.
func (db *DB) SetDisplacing(displacing geo.Displacing) { db.displacing = displacing }

// conceal keeps aside where a sensitive place is, and shows everybody a displaced point instead. What is shown, sent back,
// moves nothing; any other geometry is where the place is from now on.
func conceal(ctx context.Context, tx pgx.Tx, before, after *geo.Place) error {
	switch {
	case !after.Sensitive:
		return nil
	case len(after.ExternalIDs) > 0:
		return concealedIDs(after)
	case before.Sensitive && geo.SameSpot(before.Geometry, after.Geometry):
		after.Geometry = before.Geometry
		return nil
	case after.Aim.Amends():
		return geo.InvalidField("geometry", "sensitive", "must stay as it is shown: the place that the proposal is about is shown approximately only")
	}
	if p := geo.CheckGeometry("geometry", after.Geometry); len(p) > 0 {
		return p.Err()
	}
	derived, err := derive(ctx, tx, []orb.Geometry{after.Geometry})
	if err != nil {
		return err
	}
	if err := derived[0].problems.Err(); err != nil {
		return err
	}
	shown, err := displacement(ctx, tx, after.ID)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, insertTrueLocationSQL, after.ID, after.Version, after.Geometry); err != nil {
		return err
	}
	after.Geometry = shown.Shown(derived[0].facts.Point)
	return nil
}

// concealedIDs refuses numbers in registers where anybody can look up where the place is.
func concealedIDs(place *geo.Place) error {
	var p geo.Problems
	for key := range place.ExternalIDs {
		p.Add(key, "not_allowed", "must be empty: it would tell where a sensitive place is")
	}
	return p.Err()
}

// The numbers in registers are those that the place had when it was marked.
const insertTrueLocationSQL = `
INSERT INTO true_location (place_id, version, geom, external_ids)
VALUES ($1, $2, $3, coalesce((SELECT external_ids FROM true_location WHERE place_id = $1 ORDER BY version DESC LIMIT 1), '{}'))`

const displacementSQL = `SELECT bearing, distance_m FROM sensitive_place WHERE place_id = $1`

func displacement(ctx context.Context, q querier, placeID int64) (d geo.Displacement, err error) {
	err = q.QueryRow(ctx, displacementSQL, placeID).Scan(&d.Bearing, &d.DistanceM)
	return d, err
}

// trueAtSQL gives where a place was in a version that shows a displaced point.
const trueAtSQL = `SELECT geom, external_ids FROM true_location WHERE place_id = $1 AND version <= $2 ORDER BY version DESC LIMIT 1`

func trueAt(ctx context.Context, q querier, placeID int64, version int) (orb.Geometry, map[string]string, error) {
	var geometry orb.Geometry
	var ids map[string]string
	err := q.QueryRow(ctx, trueAtSQL, placeID, version).Scan(&geometry, &ids)
	return geometry, ids, err
}

// unconceal puts into a revision where the place was then, for restoring it.
func unconceal(ctx context.Context, q querier, r *geo.Revision) error {
	var then struct{ Sensitive bool }
	if err := json.Unmarshal(r.Properties, &then); err != nil || !then.Sensitive {
		return err
	}
	geometry, _, err := trueAt(ctx, q, r.PlaceID, r.Version)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil // of a proposal about a sensitive place, which holds nothing else
	}
	r.Geometry = geometry
	return err
}

// SetSensitivity fulfils geo.Sensitivities.
func (db *DB) SetSensitivity(ctx context.Context, actor geo.Actor, placeID int64, s geo.Sensitivity) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		row, err := findPlace(ctx, tx, actor, placeID, "FOR UPDATE")
		if err != nil {
			return err
		}
		if err := actor.MayAt(geo.Conceal, &row.Place); err != nil {
			return err
		}
		if err := s.Check(); err != nil {
			return err
		}
		if err := fresh("place", s.Version, row.Version); err != nil {
			return err
		}
		if row.Aim.Amends() {
			return geo.Errorf(geo.Conflict, "Mark the place that the proposal is about.")
		}
		if row.Sensitive == s.Sensitive {
			return geo.Errorf(geo.Conflict, "The place is marked so already.")
		}
		kind, set := geo.Revealed, db.reveal
		if s.Sensitive {
			kind, set = geo.Concealed, db.concealPlace
		}
		if err := set(ctx, tx, actor, row, strings.TrimSpace(s.Reason)); err != nil {
			return err
		}
		return note(ctx, tx, actor, geo.Access{Kind: kind, Reason: s.Reason}, told{place: placeID})
	})
}

const (
	secretSQL = `SELECT displacement FROM site_secret`
	// A place that was marked before keeps its displacement.
	markPlaceSQL = `
INSERT INTO sensitive_place (place_id, reason, bearing, distance_m, marked_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (place_id) DO UPDATE SET reason = $2, marked_at = now(), marked_by = $5`
)

// concealPlace marks a place. The revision that says so says nothing of why: it is public.
func (db *DB) concealPlace(ctx context.Context, tx pgx.Tx, actor geo.Actor, row *placeRow, reason string) error {
	var secret string
	if err := tx.QueryRow(ctx, secretSQL).Scan(&secret); err != nil {
		return err
	}
	drawn := db.displacing.Of(secret, row.ID)
	if _, err := tx.Exec(ctx, markPlaceSQL, row.ID, reason, drawn.Bearing, drawn.DistanceM, nullable(actor.AccountID)); err != nil {
		return err
	}
	if err := concealRevisions(ctx, tx, row.ID); err != nil {
		return err
	}
	place, err := db.writeChange(ctx, tx, actor, row, "update", because(""), func(pl *geo.Place) error {
		pl.Sensitive, pl.ExternalIDs = true, nil
		return nil
	})
	if err != nil {
		return err
	}
	return db.concealProposals(ctx, tx, actor, place, reason)
}

// concealProposals has what was proposed about a sensitive place tell no more than it does. A document that amends it shows
// the point that the place shows, and forgets a wish to move it; an intervention there is marked as the place is.
func (db *DB) concealProposals(ctx context.Context, tx pgx.Tx, actor geo.Actor, target *geo.Place, reason string) error {
	rows, err := tx.Query(ctx, selectPlaceSQL+"target = $1 AND NOT sensitive ORDER BY id FOR UPDATE", target.ID)
	if err != nil {
		return err
	}
	about, err := pgx.CollectRows(rows, scanPlace)
	if err != nil {
		return err
	}
	for _, row := range about {
		if row.Aim.Amends() {
			err = concealDocument(ctx, tx, row, target)
		} else {
			err = db.concealPlace(ctx, tx, actor, row, reason)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const concealDocumentSQL = `UPDATE place_revision SET geom = $3, properties = $4 WHERE place_id = $1 AND version = $2`

// concealDocument has a document that amends a sensitive place show what that shows, in every revision.
func concealDocument(ctx context.Context, tx pgx.Tx, row *placeRow, target *geo.Place) error {
	open, err := openRevisions(ctx, tx, row.ID)
	if err != nil {
		return err
	}
	shown := geo.Place{ID: row.ID, Kind: row.Kind, Facts: target.Facts, Sensitive: true}
	batch := &pgx.Batch{}
	for _, r := range open {
		properties, err := shown.Relocate(r.properties)
		if err != nil {
			return err
		}
		batch.Queue(concealDocumentSQL, row.ID, r.version, target.Geometry, string(properties))
	}
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return err
	}
	before := row.Geometry
	row.Sensitive, row.ExternalIDs, row.Geometry = true, nil, target.Geometry
	prepared, err := preparePlaces(ctx, tx, []*geo.Place{&row.Place})
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, updatePlaceSQL, prepared[0].values()...); err != nil {
		return err
	}
	if err := bump(ctx, tx, "place", before, row.Geometry); err != nil {
		return err
	}
	return recount(ctx, tx, movedCells(row, prepared[0]))
}

// reveal takes the mark off. Earlier revisions show what they showed.
func (db *DB) reveal(ctx context.Context, tx pgx.Tx, actor geo.Actor, row *placeRow, _ string) error {
	geometry, ids, err := trueAt(ctx, tx, row.ID, row.Version)
	if err != nil {
		return err
	}
	_, err = db.writeChange(ctx, tx, actor, row, "update", because(""), func(pl *geo.Place) error {
		pl.Sensitive, pl.Geometry, pl.ExternalIDs = false, geometry, ids
		return nil
	})
	return err
}

const (
	// Those of an earlier time as a sensitive place show a displaced point already.
	openRevisionsSQL = `
SELECT version, properties, geom FROM place_revision
WHERE place_id = $1 AND NOT coalesce((properties::json->>'sensitive')::boolean, false) ORDER BY version`
	concealRevisionSQL = `
WITH kept AS (INSERT INTO true_location (place_id, version, geom, external_ids) VALUES ($1, $2, $3, $4))
UPDATE place_revision SET geom = $5, properties = $6 WHERE place_id = $1 AND version = $2`
)

// openRevision is a revision that shows where the place was.
type openRevision struct {
	version    int
	properties []byte
	geometry   orb.Geometry
}

func openRevisions(ctx context.Context, tx pgx.Tx, placeID int64) ([]openRevision, error) {
	rows, err := tx.Query(ctx, openRevisionsSQL, placeID)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (r openRevision, err error) {
		err = row.Scan(&r.version, &r.properties, &r.geometry)
		return r, err
	})
}

// concealRevisions takes out of the history where the place was: the one time that a revision is changed.
func concealRevisions(ctx context.Context, tx pgx.Tx, placeID int64) error {
	open, err := openRevisions(ctx, tx, placeID)
	if err != nil {
		return err
	}
	shown, err := shownOf(ctx, tx, placeID, open)
	if err != nil {
		return err
	}
	batch := &pgx.Batch{}
	for i, r := range open {
		old := &geo.Place{ID: placeID}
		var object map[string]json.RawMessage
		if err := json.Unmarshal(r.properties, &object); err != nil {
			return err
		}
		if err := old.SetProperties(object); err != nil {
			return err
		}
		ids := texts(old.ExternalIDs)
		old.Facts, old.Sensitive, old.ExternalIDs = shown[i].facts, true, nil
		properties, err := old.Relocate(r.properties)
		if err != nil {
			return err
		}
		batch.Queue(concealRevisionSQL, placeID, r.version, r.geometry, ids, shown[i].facts.Point, string(properties))
	}
	return tx.SendBatch(ctx, batch).Close()
}

// shownOf derives what follows from the points that are shown instead of each geometry.
func shownOf(ctx context.Context, tx pgx.Tx, placeID int64, open []openRevision) ([]derivation, error) {
	drawn, err := displacement(ctx, tx, placeID)
	if err != nil {
		return nil, err
	}
	geometries := make([]orb.Geometry, len(open))
	for i, r := range open {
		geometries[i] = r.geometry
	}
	derived, err := derive(ctx, tx, geometries)
	if err != nil {
		return nil, err
	}
	for i, d := range derived {
		geometries[i] = drawn.Shown(d.facts.Point)
	}
	return derive(ctx, tx, geometries)
}

const sensitiveSQL = `
SELECT s.reason, s.marked_at, coalesce(a.name, '') FROM sensitive_place s LEFT JOIN account a ON a.id = s.marked_by WHERE s.place_id = $1`

// FindTrueLocation fulfils geo.Sensitivities.
func (db *DB) FindTrueLocation(ctx context.Context, actor geo.Actor, placeID int64, reason string) (*geo.TrueLocation, error) {
	var found geo.TrueLocation
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		row, err := findPlace(ctx, tx, actor, placeID, "FOR SHARE")
		if err != nil {
			return err
		}
		if err := actor.MayAt(geo.SeeTrueLocation, &row.Place); err != nil {
			return err
		}
		if err := geo.CheckWords("reason", reason); err != nil {
			return err
		}
		if !row.Sensitive {
			return geo.Errorf(geo.Conflict, "The place is not sensitive: everybody is shown where it is.")
		}
		if err := tx.QueryRow(ctx, sensitiveSQL, placeID).Scan(&found.Reason, &found.MarkedAt, &found.MarkedBy); err != nil {
			return err
		}
		if found.Geometry, found.ExternalIDs, err = trueAt(ctx, tx, placeID, row.Version); err != nil {
			return err
		}
		return note(ctx, tx, actor, geo.Access{Kind: geo.ToldLocation, Reason: reason}, told{place: placeID})
	})
	return &found, err
}
