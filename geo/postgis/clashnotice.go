package postgis

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// tellOfClashes has the others told that somebody is at their places at the same time. Whoever ties is told at once.
func (db *DB) tellOfClashes(ctx context.Context, tx pgx.Tx, actor geo.Actor, project int64, clashes []geo.Clash) error {
	if len(clashes) == 0 || actor.System {
		return nil
	}
	job := geo.NotifyClash{ProjectID: project}
	for _, c := range clashes {
		job.TagIDs = append(job.TagIDs, c.TagID)
	}
	return db.enqueue(ctx, tx, job)
}

// clashedSQL takes the numbers of ties; the admins of the organisation that leads each are told.
const clashedSQL = `
SELECT place.id, place.title, t.id, t.role,
  CASE WHEN t.period IS NULL THEN p.starts ELSE t.starts END, CASE WHEN t.period IS NULL THEN p.ends ELSE t.ends END, ` + projectRefColumns + `,
  a.id, a.email, a.name, a.language
FROM tag t JOIN place ON place.id = t.place_id JOIN project p ON p.id = t.project_id
JOIN organisation o ON o.id = p.organisation_id LEFT JOIN programme g ON g.id = p.programme_id
JOIN membership m ON m.organisation_id = o.id AND m.role = 'admin' JOIN account a ON a.id = m.account_id AND NOT a.disabled
WHERE t.id = ANY($1) ORDER BY a.id, place.title_sort, t.id`

// clashed is a tie with one of those who are told of it.
type clashed struct {
	clash  geo.Clash
	reader geo.Reader
}

func findClashed(ctx context.Context, q querier, tags []int64) ([]clashed, error) {
	rows, err := q.Query(ctx, clashedSQL, tags)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (clashed, error) {
		var c clashed
		var r projectRefRow
		targets := []any{&c.clash.PlaceID, &c.clash.PlaceTitle, &c.clash.TagID, &c.clash.Role, &c.clash.Starts, &c.clash.Ends}
		targets = append(append(targets, r.targets()...), &c.reader.AccountID, &c.reader.Email, &c.reader.Name, &c.reader.Language)
		err := row.Scan(targets...)
		c.clash.Project = r.project()
		return c, err
	})
}

// FindClashNotices fulfils geo.Outbox.
func (db *DB) FindClashNotices(ctx context.Context, job geo.NotifyClash) ([]geo.ClashNotice, error) {
	p, err := db.FindProject(ctx, job.ProjectID)
	if geo.FaultOf(err) == geo.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found, err := findClashed(ctx, db.pool, job.TagIDs)
	var notices []geo.ClashNotice
	for _, c := range found {
		if len(notices) == 0 || notices[len(notices)-1].Reader != c.reader {
			notices = append(notices, geo.ClashNotice{Project: projectRefOf(p), Reader: c.reader})
		}
		last := &notices[len(notices)-1]
		last.Clashes = append(last.Clashes, c.clash)
	}
	return notices, err
}

func projectRefOf(p *geo.Project) geo.ProjectRef {
	return geo.ProjectRef{ID: p.ID, Title: p.Title, Organisation: p.Organisation, Programme: p.Programme, Period: p.Period, Life: p.Life}
}

// FindPartnerMessage fulfils geo.Projects.
func (db *DB) FindPartnerMessage(ctx context.Context, actor geo.Actor, project, tag int64) (*geo.PartnerMessage, error) {
	p, err := db.FindProject(ctx, project)
	if err != nil {
		return nil, err
	}
	if err := actor.May(geo.EditProject, p.Organisation.ID); err != nil {
		return nil, err
	}
	if err := db.meets(ctx, actor, p, tag); err != nil {
		return nil, err
	}
	found, err := findClashed(ctx, db.pool, []int64{tag})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, geo.InvalidField("tag_id", "not_found", "there is no tie %d of an organisation that could be written to", tag)
	}
	from, err := findAccount(ctx, db.pool, actor.AccountID)
	if err != nil {
		return nil, err
	}
	message := &geo.PartnerMessage{Project: projectRefOf(p), Clash: found[0].clash,
		From: geo.Reader{AccountID: from.ID, Email: from.Email, Name: from.Name, Language: from.Language}}
	for _, c := range found {
		message.To = append(message.To, c.reader)
	}
	return message, nil
}

// besideSQL takes a project and a tie; it gives the project's own ties at the place of that one.
const besideSQL = `
SELECT t.place_id, t.role, t.starts, t.ends FROM tag t
WHERE t.project_id = $1 AND t.place_id = (SELECT place_id FROM tag WHERE id = $2)`

// meets refuses a tie that clashes with none of the project's own: writing to others is for who has to get along with them.
func (db *DB) meets(ctx context.Context, actor geo.Actor, p *geo.Project, tag int64) error {
	rows, err := db.pool.Query(ctx, besideSQL, p.ID, tag)
	if err != nil {
		return err
	}
	own, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (t geo.Tag, err error) {
		return t, row.Scan(&t.PlaceID, &t.Role, &t.Starts, &t.Ends)
	})
	if err != nil {
		return err
	}
	clashes, err := findClashes(ctx, db.pool, actor, p, own)
	if err == nil && !slices.ContainsFunc(clashes, func(c geo.Clash) bool { return c.TagID == tag }) {
		return geo.InvalidField("tag_id", "no_clash", "must be a tie of another project that is at the place of one of yours at the same time; %d is none", tag)
	}
	return err
}
