package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// logoColumn and sealColumn are what is shown beside the name of an organisation, which is the table o.
const (
	logoColumn = `
case when o.logo_key <> '' then jsonb_build_object('key', o.logo_key, 'alt', o.logo_alt, 'width', o.logo_width, 'height', o.logo_height) end`
	sealColumn = `
(SELECT jsonb_build_object('authority', seal.authority, 'given_at', seal.given_at, 'example', seal.example)
  FROM seal WHERE seal.organisation_id = o.id AND seal.withdrawn_at IS NULL)`
)

const organisationColumns = `
o.id, o.slug, o.version, o.title, o.summary, o.website, o.source, o.languages,
((SELECT count(*) FROM project p WHERE p.organisation_id = o.id) + (SELECT count(*) FROM project_partner pp WHERE pp.organisation_id = o.id))::int,` + logoColumn + `,` + sealColumn

// A text matches as in findProjectsSQL.
const findOrganisationsSQL = `SELECT ` + organisationColumns + ` FROM organisation o
WHERE (@text = '' OR public.folded(@text) <% o.search
    OR NOT EXISTS (SELECT FROM regexp_split_to_table(trim(public.folded(@text)), '\s+') word WHERE position(word IN o.search) = 0))
  AND (NOT @sealed OR EXISTS (SELECT FROM seal WHERE seal.organisation_id = o.id AND seal.withdrawn_at IS NULL))
  AND (@after_id = 0 OR (o.title COLLATE "ro-x-icu", o.id) > (@after_title, @after_id))
ORDER BY o.title COLLATE "ro-x-icu", o.id LIMIT @limit`

// FindOrganisations fulfils geo.Organisations. Errors: Invalid for a cursor that is not of this list.
func (db *DB) FindOrganisations(ctx context.Context, filter geo.OrganisationFilter, page geo.Page) ([]geo.Organisation, string, error) {
	after, err := parseCursor(page.After, geo.SortTitle)
	if err != nil {
		return nil, "", err
	}
	if after == nil {
		after = &cursor{}
	}
	rows, err := db.pool.Query(ctx, findOrganisationsSQL, pgx.NamedArgs{
		"text": filter.Text, "sealed": filter.Sealed, "after_id": after.ID, "after_title": after.Value, "limit": page.Limit + 1,
	})
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Organisation])
	if err != nil || len(found) <= page.Limit {
		return found, "", err
	}
	found = found[:page.Limit]
	last := found[page.Limit-1]
	return found, cursor{Sort: geo.SortTitle, Value: last.Title, ID: last.ID}.String(), nil
}

// FindOrganisation gives one organisation.
func (db *DB) FindOrganisation(ctx context.Context, slug string) (*geo.Organisation, error) {
	return findOrganisation(ctx, db.pool, slug)
}

const findOrganisationSQL = `SELECT ` + organisationColumns + ` FROM organisation o WHERE o.slug = @slug`

func findOrganisation(ctx context.Context, q querier, slug string) (*geo.Organisation, error) {
	return queryOrganisation(ctx, q, findOrganisationSQL, slug)
}

// Whoever changes an organisation or its members holds its row, so that nobody counts admins while another takes one away.
const lockOrganisationSQL = findOrganisationSQL + ` for update of o`

func lockOrganisation(ctx context.Context, tx pgx.Tx, slug string) (*geo.Organisation, error) {
	return queryOrganisation(ctx, tx, lockOrganisationSQL, slug)
}

// actFor gives the organisation with a slug that somebody wants to act for, 0 for none, if the actor may.
// Errors: Invalid, naming the field "organisation"; Unauthenticated, Forbidden.
func actFor(ctx context.Context, q querier, actor geo.Actor, slug string) (int64, error) {
	if slug == "" {
		return 0, nil
	}
	o, err := findOrganisation(ctx, q, slug)
	if geo.FaultOf(err) == geo.NotFound {
		return 0, geo.InvalidField("organisation", "not_found", "there is no organisation with the slug %q", slug)
	}
	if err != nil {
		return 0, err
	}
	return o.ID, actor.May(geo.ActFor, o.ID)
}

// slugOf gives the slug of an organisation, "" for none.
func slugOf(o *geo.Named) string {
	if o == nil {
		return ""
	}
	return o.Slug
}

// organisationRef are the columns id, slug, title of an organisation that a row may name; NULL where it names none.
type organisationRef struct {
	id          *int64
	slug, title *string
}

func (o organisationRef) named() *geo.Named {
	if o.id == nil {
		return nil
	}
	return &geo.Named{ID: *o.id, Slug: *o.slug, Title: geo.Text{"ro": *o.title}}
}

func queryOrganisation(ctx context.Context, q querier, sql, slug string) (*geo.Organisation, error) {
	rows, err := q.Query(ctx, sql, pgx.NamedArgs{"slug": slug})
	if err != nil {
		return nil, err
	}
	o, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[geo.Organisation])
	return &o, notFound(err, "There is no organisation %q.", slug)
}

const createOrganisationSQL = `
INSERT INTO organisation (slug, title, summary, website, source, languages) VALUES (@slug, @title, @summary, @website, @source, @languages)
RETURNING id, version`

// CreateOrganisation adds an organisation and fills in its ID and Version.
func (db *DB) CreateOrganisation(ctx context.Context, actor geo.Actor, organisation *geo.Organisation) error {
	if err := actor.May(geo.CreateOrganisation, 0); err != nil {
		return err
	}
	if err := organisation.Check(); err != nil {
		return err
	}
	err := db.pool.QueryRow(ctx, createOrganisationSQL, organisationArgs(organisation)).Scan(&organisation.ID, &organisation.Version)
	return taken(err, "There is an organisation with the slug %q already.", organisation.Slug)
}

func organisationArgs(o *geo.Organisation) pgx.NamedArgs {
	args := pgx.NamedArgs{
		"id": o.ID, "slug": o.Slug, "title": o.Title, "summary": texts(o.Summary), "website": o.Website, "source": o.Source,
		"languages": list(o.Languages), "alt": map[string]string{},
	}
	if o.Logo != nil {
		args["alt"] = texts(o.Logo.Alt)
	}
	return args
}

const updateOrganisationSQL = `
UPDATE organisation SET title = @title, summary = @summary, website = @website, source = @source, languages = @languages, logo_alt = @alt,
  version = version + 1
WHERE id = @id RETURNING version`

// UpdateOrganisation changes an organisation. Its slug stays: it is its address. Errors: NotFound, Stale, Invalid,
// Unauthenticated, Forbidden.
func (db *DB) UpdateOrganisation(
	ctx context.Context, actor geo.Actor, slug string, version int, change func(*geo.Organisation) error,
) (organisation *geo.Organisation, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if organisation, err = lockOrganisation(ctx, tx, slug); err != nil {
			return err
		}
		if err := actor.May(geo.EditOrganisation, organisation.ID); err != nil {
			return err
		}
		if err := changeOrganisation(organisation, version, change); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, updateOrganisationSQL, organisationArgs(organisation)).Scan(&organisation.Version); err != nil {
			return err
		}
		return bump(ctx, tx, "project") // projects show its name
	})
	if err != nil {
		return nil, err
	}
	return organisation, nil
}

func changeOrganisation(o *geo.Organisation, version int, change func(*geo.Organisation) error) error {
	if err := fresh("organisation", version, o.Version); err != nil {
		return err
	}
	before := *o
	if err := change(o); err != nil {
		return err
	}
	o.ID, o.Version, o.Projects, o.Seal = before.ID, before.Version, before.Projects, before.Seal
	if o.Slug != before.Slug {
		return geo.InvalidField("slug", "read_only", "cannot be changed: it is the organisation's address")
	}
	return o.Check()
}
