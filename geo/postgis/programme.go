package postgis

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// published is what everybody may see. Numbers that are told to everybody count no other places.
var published = visible(geo.Actor{}, &arguments{})

var programmeColumns = `
g.id, g.slug, g.version, g.title, g.summary, g.story, coalesce(curator.name, ''), g.source,
(SELECT count(*)::int FROM project p WHERE p.programme_id = g.id),
(SELECT count(DISTINCT place.id)::int FROM project p JOIN tag t ON t.project_id = p.id JOIN place ON place.id = t.place_id
  WHERE p.programme_id = g.id AND ` + published + `), coalesce(g.curator_id, 0)`

const fromProgramme = ` FROM programme g LEFT JOIN account curator ON curator.id = g.curator_id `

func scanProgramme(row pgx.CollectableRow) (g geo.Programme, err error) {
	err = row.Scan(&g.ID, &g.Slug, &g.Version, &g.Title, &g.Summary, &g.Story, &g.Curator, &g.Source, &g.Projects, &g.Places, &g.CuratorID)
	return g, err
}

var findProgrammesSQL = `SELECT ` + programmeColumns + fromProgramme + `order by g.id`

// FindProgrammes lists all programmes in the order in which they were made.
func (db *DB) FindProgrammes(ctx context.Context) ([]geo.Programme, error) {
	rows, err := db.pool.Query(ctx, findProgrammesSQL)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanProgramme)
}

// FindProgramme gives one programme.
func (db *DB) FindProgramme(ctx context.Context, slug string) (*geo.Programme, error) {
	return findProgramme(ctx, db.pool, slug)
}

var findProgrammeSQL = `SELECT ` + programmeColumns + fromProgramme + `WHERE g.slug = @slug`

func findProgramme(ctx context.Context, q querier, slug string) (*geo.Programme, error) {
	rows, err := q.Query(ctx, findProgrammeSQL, pgx.NamedArgs{"slug": slug})
	if err != nil {
		return nil, err
	}
	g, err := pgx.CollectExactlyOneRow(rows, scanProgramme)
	return &g, notFound(err, "There is no programme %q.", slug)
}

// SaveProgramme creates or changes a programme and fills in what the store knows of it.
// Errors besides: NotFound when there is none of this slug to change.
func (db *DB) SaveProgramme(ctx context.Context, actor geo.Actor, programme *geo.Programme) error {
	if err := programme.Check(); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := maySave(ctx, tx, actor, programme); err != nil {
			return err
		}
		write := updateProgramme
		if programme.Version == 0 {
			write = createProgramme
		}
		if err := write(ctx, tx, programme); err != nil {
			return err
		}
		saved, err := findProgramme(ctx, tx, programme.Slug)
		if err != nil {
			return err
		}
		*programme = *saved
		return bump(ctx, tx, "project") // projects show its name
	})
}

const findCuratorSQL = `SELECT id FROM account WHERE email = lower(@email) AND NOT disabled`

// maySave asks whether the actor may save the programme, and finds who is to be its curator.
func maySave(ctx context.Context, tx pgx.Tx, actor geo.Actor, g *geo.Programme) error {
	current, err := findProgramme(ctx, tx, g.Slug)
	if geo.FaultOf(err) == geo.NotFound {
		current, err = &geo.Programme{}, nil
	}
	if err != nil {
		return err
	}
	if err := actor.MayEditProgramme(current); err != nil {
		return err
	}
	g.CuratorID = current.CuratorID
	if g.CuratorEmail == nil {
		return nil
	}
	if err := actor.May(geo.EditProgramme, 0); err != nil {
		return err
	}
	g.CuratorID = 0
	if *g.CuratorEmail == "" {
		return nil
	}
	err = tx.QueryRow(ctx, findCuratorSQL, pgx.NamedArgs{"email": *g.CuratorEmail}).Scan(&g.CuratorID)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.InvalidField("curator_email", "not_found", "there is no account with the address %s", *g.CuratorEmail)
	}
	return err
}

func programmeArgs(g *geo.Programme) pgx.NamedArgs {
	return pgx.NamedArgs{
		"slug": g.Slug, "version": g.Version, "title": texts(g.Title), "summary": texts(g.Summary), "source": g.Source,
		"story": texts(g.Story), "curator": nullable(g.CuratorID),
	}
}

const createProgrammeSQL = `
INSERT INTO programme (slug, title, summary, story, curator_id, source) VALUES (@slug, @title, @summary, @story, @curator, @source)`

func createProgramme(ctx context.Context, tx pgx.Tx, g *geo.Programme) error {
	_, err := tx.Exec(ctx, createProgrammeSQL, programmeArgs(g))
	return taken(err, "There is a programme with the slug %q already.", g.Slug)
}

const updateProgrammeSQL = `
UPDATE programme SET title = @title, summary = @summary, story = @story, curator_id = @curator, source = @source, version = version + 1
WHERE slug = @slug AND version = @version RETURNING version`

func updateProgramme(ctx context.Context, tx pgx.Tx, g *geo.Programme) error {
	err := tx.QueryRow(ctx, updateProgrammeSQL, programmeArgs(g)).Scan(&g.Version)
	if !errors.Is(err, pgx.ErrNoRows) {
		return err
	}
	current, err := findProgramme(ctx, tx, g.Slug)
	if err != nil {
		return err
	}
	return fresh("programme", g.Version, current.Version)
}
