package postgis

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

var selectProjectSQL = `
SELECT p.id, p.version, o.id, o.slug, o.title,` + logoColumn + `,` + sealColumn + `, g.id, g.slug, g.title, p.title, p.summary, p.goals, p.budget, p.people,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', x.slug, 'title', jsonb_build_object('ro', x.title)) ORDER BY x.title), '[]')
    FROM project_partner pp JOIN organisation x ON x.id = pp.organisation_id WHERE pp.project_id = p.id),
  p.starts, p.ends, p.life, p.website, p.source, p.example, (SELECT count(DISTINCT place.id)::int FROM tag t JOIN place ON place.id = t.place_id WHERE t.project_id = p.id AND ` + published + `),
  p.title_sort
FROM project p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN programme g ON g.id = p.programme_id `

// projectRow is a project with its place in the order by title.
type projectRow struct {
	geo.Project
	sort string
}

func scanProject(row pgx.CollectableRow) (projectRow, error) {
	var r projectRow
	var o organisationName
	var g programmeName
	var logo *geo.Logo
	var seal *geo.Seal
	err := row.Scan(&r.ID, &r.Version, &o.id, &o.slug, &o.title, &logo, &seal, &g.id, &g.slug, &g.title, &r.Title, &r.Summary, &r.Goals,
		&r.Budget, &r.People, &r.Partners, &r.Starts, &r.Ends, &r.Life,
		&r.Website, &r.Source, &r.Example, &r.Places, &r.sort)
	r.Organisation, r.Programme = o.named(), g.named()
	r.Organisation.Logo, r.Organisation.Seal = logo, seal
	return r, err
}

// organisationName are the columns id, slug, title of an organisation.
type organisationName struct {
	id          int64
	slug, title string
}

// named gives the name, which is the same in every language, as a text.
func (o organisationName) named() geo.Named {
	return geo.Named{ID: o.id, Slug: o.slug, Title: geo.Text{"ro": o.title}}
}

// programmeName are the columns id, slug, title of a programme; all NULL for a project without one.
type programmeName struct {
	id    *int64
	slug  *string
	title geo.Text
}

func (g programmeName) named() *geo.Named {
	if g.id == nil {
		return nil
	}
	return &geo.Named{ID: *g.id, Slug: *g.slug, Title: g.title}
}

// The text of a search matches when every word is in the title, in any order, or when one of the title's stretches is
// much like it (pg_trgm, for slips of the pen).
var findProjectsSQL = selectProjectSQL + `
WHERE (@organisation = '' OR o.slug = @organisation OR EXISTS (
    SELECT FROM project_partner pp JOIN organisation x ON x.id = pp.organisation_id WHERE pp.project_id = p.id AND x.slug = @organisation)) AND (@programme = '' OR g.slug = @programme)
  AND (@text = '' OR public.folded(@text) <% p.search
    OR NOT EXISTS (SELECT FROM regexp_split_to_table(trim(public.folded(@text)), '\s+') word WHERE position(word IN p.search) = 0))
  AND (@after_id = 0 OR (p.title_sort, p.id) > (@after_title, @after_id))
ORDER BY p.title_sort, p.id LIMIT @limit`

// FindProjects lists projects by title. A limit of 0 gives 100. Errors: Invalid for a cursor that is not of this list.
func (db *DB) FindProjects(ctx context.Context, filter geo.ProjectFilter, page geo.Page) ([]geo.Project, string, error) {
	after, err := parseCursor(page.After, geo.SortTitle)
	if err != nil {
		return nil, "", err
	}
	if after == nil {
		after = &cursor{}
	}
	if page.Limit <= 0 {
		page.Limit = 100
	}
	rows, err := db.pool.Query(ctx, findProjectsSQL, pgx.NamedArgs{
		"organisation": filter.Organisation, "programme": filter.Programme, "text": filter.Text,
		"after_id": after.ID, "after_title": after.Value, "limit": page.Limit + 1,
	})
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, scanProject)
	if err != nil {
		return nil, "", err
	}
	projects, next := cut(found, page.Limit,
		func(r projectRow) cursor { return cursor{Sort: geo.SortTitle, Value: r.sort, ID: r.ID} }, func(r projectRow) geo.Project { return r.Project })
	return projects, next, nil
}

// FindProject gives one project.
func (db *DB) FindProject(ctx context.Context, id int64) (*geo.Project, error) {
	return findProject(ctx, db.pool, id, "")
}

// findProject gives a project; lock is "" or what follows a select to lock its row.
func findProject(ctx context.Context, q querier, id int64, lock string) (*geo.Project, error) {
	rows, err := q.Query(ctx, selectProjectSQL+`WHERE p.id = @id `+lock, pgx.NamedArgs{"id": id})
	if err != nil {
		return nil, err
	}
	r, err := pgx.CollectExactlyOneRow(rows, scanProject)
	if err != nil {
		return nil, notFound(err, "There is no project %d.", id)
	}
	return &r.Project, nil
}

// lockForEdit gives a project to who may edit it. Its row is locked against deletion and change, so that a change of
// its programme and new tags of it wait for each other, and neither misses the other's places.
func lockForEdit(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64) (*geo.Project, error) {
	project, err := findProject(ctx, tx, id, "for update of p")
	if err != nil {
		return nil, err
	}
	return project, actor.May(geo.EditProject, project.Organisation.ID)
}

const createProjectSQL = `
INSERT INTO project (organisation_id, programme_id, title, summary, goals, budget, people, starts, ends, life, website, source, example, created_by)
VALUES (@organisation, @programme, @title, @summary, @goals, @budget, @people, @starts, @ends, @life, @website, @source, @example, @actor)
RETURNING id`

// CreateProject adds a project and fills in what the store knows of it.
func (db *DB) CreateProject(ctx context.Context, actor geo.Actor, project *geo.Project) error {
	if actor.AccountID == 0 && !actor.System {
		return actor.May(geo.EditProject, 0)
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := resolveNames(ctx, tx, project); err != nil {
			return err
		}
		if err := actor.May(geo.EditProject, project.Organisation.ID); err != nil {
			return err
		}
		if err := project.Check(); err != nil {
			return err
		}
		args := projectArgs(project)
		args["actor"] = nullable(actor.AccountID)
		if err := tx.QueryRow(ctx, createProjectSQL, args).Scan(&project.ID); err != nil {
			return err
		}
		if err := writePartners(ctx, tx, project); err != nil {
			return err
		}
		created, err := findProject(ctx, tx, project.ID, "")
		if err != nil {
			return err
		}
		*project = *created
		return bump(ctx, tx, "project")
	})
}

func projectArgs(p *geo.Project) pgx.NamedArgs {
	args := pgx.NamedArgs{
		"id": p.ID, "organisation": p.Organisation.ID, "programme": (*int64)(nil), "title": texts(p.Title), "summary": texts(p.Summary),
		"starts": p.Starts, "ends": p.Ends, "life": p.Life, "website": p.Website, "source": p.Source, "example": p.Example,
		"goals": texts(p.Goals), "budget": p.Budget, "people": people(p.People),
	}
	if p.Programme != nil {
		args["programme"] = p.Programme.ID
	}
	return args
}

// resolveNames finds organisation and programme by their slugs. Errors: Invalid when there is none.
func resolveNames(ctx context.Context, q querier, project *geo.Project) error {
	o, err := findOrganisation(ctx, q, project.Organisation.Slug)
	if geo.FaultOf(err) == geo.NotFound {
		return geo.InvalidField("organisation", "not_found", "there is no organisation with the slug %q", project.Organisation.Slug)
	}
	if err != nil {
		return err
	}
	project.Organisation.ID = o.ID
	return resolveProgramme(ctx, q, project)
}

// people gives a list for the database, which knows an empty one and none.
func people(list []geo.Involved) []geo.Involved {
	if list == nil {
		return []geo.Involved{}
	}
	return list
}

const clearPartnersSQL = `DELETE FROM project_partner WHERE project_id = @project`

const addPartnerSQL = `INSERT INTO project_partner (project_id, organisation_id) SELECT @project, id FROM organisation WHERE slug = @slug`

// writePartners writes which organisations take part. Errors: Invalid, naming each that is not there.
func writePartners(ctx context.Context, tx pgx.Tx, project *geo.Project) error {
	if _, err := tx.Exec(ctx, clearPartnersSQL, pgx.NamedArgs{"project": project.ID}); err != nil {
		return err
	}
	var problems geo.Problems
	for i, partner := range project.Partners {
		written, err := tx.Exec(ctx, addPartnerSQL, pgx.NamedArgs{"project": project.ID, "slug": partner.Slug})
		if err != nil {
			return err
		}
		if written.RowsAffected() == 0 {
			problems.Add(fmt.Sprintf("partners[%d]", i), "not_found", "there is no organisation with the slug %q", partner.Slug)
		}
	}
	return problems.Err()
}

func resolveProgramme(ctx context.Context, q querier, project *geo.Project) error {
	if project.Programme == nil {
		return nil
	}
	g, err := findProgramme(ctx, q, project.Programme.Slug)
	if geo.FaultOf(err) == geo.NotFound {
		return geo.InvalidField("programme", "not_found", "there is no programme with the slug %q", project.Programme.Slug)
	}
	if err != nil {
		return err
	}
	project.Programme = &geo.Named{ID: g.ID, Slug: g.Slug, Title: g.Title}
	return nil
}

const updateProjectSQL = `
UPDATE project SET programme_id = @programme, title = @title, summary = @summary,
  goals = @goals, budget = @budget, people = @people, starts = @starts, ends = @ends, life = @life,
  website = @website, source = @source, example = @example, version = version + 1
WHERE id = @id`

// UpdateProject changes a project. Errors: NotFound, Stale, Invalid, Unauthenticated, Forbidden.
func (db *DB) UpdateProject(
	ctx context.Context, actor geo.Actor, id int64, version int, change func(*geo.Project) error,
) (project *geo.Project, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, err := lockForEdit(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		after, err := changedProject(ctx, tx, before, version, change)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, updateProjectSQL, projectArgs(after)); err != nil {
			return err
		}
		if err := writePartners(ctx, tx, after); err != nil {
			return err
		}
		if programmeOf(before) != programmeOf(after) || !slices.EqualFunc(before.Partners, after.Partners, sameSlug) {
			if err := refreshPlacesOf(ctx, tx, id); err != nil {
				return err
			}
		}
		if project, err = findProject(ctx, tx, id, ""); err != nil {
			return err
		}
		return bump(ctx, tx, "project")
	})
	return project, err
}

func changedProject(ctx context.Context, tx pgx.Tx, before *geo.Project, version int, change func(*geo.Project) error) (*geo.Project, error) {
	if err := fresh("project", version, before.Version); err != nil {
		return nil, err
	}
	after := *before
	if err := change(&after); err != nil {
		return nil, err
	}
	after.ID, after.Organisation.ID = before.ID, before.Organisation.ID
	if after.Organisation.Slug != before.Organisation.Slug {
		return nil, geo.InvalidField("organisation", "read_only", "cannot be changed: the project stays with %s", before.Organisation.Slug)
	}
	if err := after.Check(); err != nil {
		return nil, err
	}
	return &after, resolveProgramme(ctx, tx, &after)
}

func sameSlug(a, b geo.Named) bool { return a.Slug == b.Slug }

func programmeOf(p *geo.Project) string {
	if p.Programme == nil {
		return ""
	}
	return p.Programme.Slug
}

const placesOfProjectSQL = `SELECT DISTINCT place_id FROM tag WHERE project_id = @project ORDER BY place_id`

func placesOfProject(ctx context.Context, tx pgx.Tx, project int64) ([]int64, error) {
	rows, err := tx.Query(ctx, placesOfProjectSQL, pgx.NamedArgs{"project": project})
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[int64])
}

func refreshPlacesOf(ctx context.Context, tx pgx.Tx, project int64) error {
	places, err := placesOfProject(ctx, tx, project)
	if err != nil {
		return err
	}
	return refreshPlaces(ctx, tx, places)
}

const deleteProjectSQL = `DELETE FROM project WHERE id = @id`

// DeleteProject removes a project; its tags go with it.
func (db *DB) DeleteProject(ctx context.Context, actor geo.Actor, id int64, version int) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		project, err := lockForEdit(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		if err := fresh("project", version, project.Version); err != nil {
			return err
		}
		places, err := placesOfProject(ctx, tx, id)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, deleteProjectSQL, pgx.NamedArgs{"id": id}); err != nil {
			return err
		}
		if err := refreshPlaces(ctx, tx, places); err != nil {
			return err
		}
		return bump(ctx, tx, "project")
	})
}
