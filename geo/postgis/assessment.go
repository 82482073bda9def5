package postgis

import (
	"context"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const selectAssessmentSQL = `
SELECT s.id, s.uuid::text, s.place_id, coalesce(a.name, ''), s.feasibility, s.cost, s.competence, s.note, s.created_at
FROM assessment s LEFT JOIN account a ON a.id = s.account_id WHERE `

// FindAssessments fulfils geo.Assessments.
func (db *DB) FindAssessments(ctx context.Context, actor geo.Actor, placeID int64) ([]geo.Assessment, error) {
	if err := actor.May(geo.Assess, 0); err != nil {
		return nil, err
	}
	if _, err := findPlace(ctx, db.pool, actor, placeID, ""); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, selectAssessmentSQL+"s.place_id = $1 ORDER BY s.id LIMIT 1000", placeID)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Assessment])
}

const insertAssessmentSQL = `
INSERT INTO assessment (uuid, place_id, account_id, feasibility, cost, competence, note) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (uuid) DO NOTHING`

// AddAssessment fulfils geo.Assessments.
func (db *DB) AddAssessment(ctx context.Context, actor geo.Actor, a *geo.Assessment) error {
	if err := actor.May(geo.Assess, 0); err != nil {
		return err
	}
	for _, s := range []*string{&a.Feasibility, &a.Cost, &a.Competence, &a.Note} {
		*s = strings.TrimSpace(*s)
	}
	if err := a.Check(); err != nil {
		return err
	}
	id, err := uuid.Parse(a.UUID)
	if err != nil {
		return geo.InvalidField("uuid", "not_a_uuid", "must be a UUID such as 6f1e7d0e-0c4b-4f0c-9f0a-3b1a5a4f5d10")
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		row, err := findPlace(ctx, tx, actor, a.PlaceID, "FOR SHARE")
		if err != nil {
			return err
		}
		if err := actor.MayAt(geo.Assess, &row.Place); err != nil {
			return err
		}
		if row.Decision == "" {
			return geo.Errorf(geo.Conflict, "Only a proposal can be assessed.")
		}
		if _, err := tx.Exec(ctx, insertAssessmentSQL, id, a.PlaceID, nullable(actor.AccountID), a.Feasibility, a.Cost, a.Competence, a.Note); err != nil {
			return err
		}
		return readAssessment(ctx, tx, actor, id, a)
	})
}

// readAssessment fills in what is kept under the UUID, which must be the actor's own for the place.
func readAssessment(ctx context.Context, tx pgx.Tx, actor geo.Actor, id uuid.UUID, a *geo.Assessment) error {
	rows, err := tx.Query(ctx, selectAssessmentSQL+"s.uuid = $1 AND s.place_id = $2 AND s.account_id IS NOT DISTINCT FROM $3", id, a.PlaceID, nullable(actor.AccountID))
	if err != nil {
		return err
	}
	kept, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Assessment])
	if err != nil {
		return err
	}
	if len(kept) == 0 {
		return geo.Errorf(geo.Conflict, "The uuid %s is another note's.", id)
	}
	*a = kept[0]
	return nil
}
