package postgis

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// What has happened is read from the steps and from the comments, each by an index on its time.
const activitySQL = `
SELECT ` + placeRefColumns + `, e.kind, e.id, e.at, place.decision <> '', e.line, e.to_state, coalesce(a.name, ''), o.id, o.slug, o.title, e.official, e.text
FROM (
	SELECT CASE s.line WHEN 'publication' THEN 'place' ELSE 'step' END AS kind, s.id, s.at, s.place_id, s.account_id, s.organisation_id, s.line,
		s.to_state, false AS official, s.reason AS text
	FROM step s WHERE s.at > $1 AND s.at <= $2 AND CASE s.line WHEN 'publication' THEN s.to_state = 'published' ELSE s.from_state <> '' END
	UNION ALL
	SELECT 'comment', c.id, c.published_at, c.place_id, c.account_id, c.organisation_id, '', '', c.official, c.text
	FROM comment c WHERE c.state = 'published' AND c.published_at > $1 AND c.published_at <= $2
) e JOIN place ON place.id = e.place_id LEFT JOIN account a ON a.id = e.account_id LEFT JOIN organisation o ON o.id = e.organisation_id
WHERE `

func scanActivity(row pgx.CollectableRow) (geo.Activity, error) {
	var e geo.Activity
	var o organisationRef
	place, err := scanPlaceRef(row, &e.Kind, &e.ID, &e.At, &e.Proposal, &e.Line, &e.To, &e.Author, &o.id, &o.slug, &o.title, &e.Official, &e.Text)
	e.Place = place
	e.Organisation = o.named()
	return e, err
}

// activityReach is how far back one may look.
const activityReach = 365 * 24 * time.Hour

// newestActivity is the order of what has happened. Its cursor names time and kind; the number decides.
const newestActivity = geo.Sort("-at")

// FindActivity fulfils geo.Activities.
func (db *DB) FindActivity(ctx context.Context, watch geo.Watch, page geo.Page) ([]geo.Activity, string, error) {
	if err := watch.Check(); err != nil {
		return nil, "", err
	}
	after, err := parseCursor(page.After, newestActivity)
	if err != nil {
		return nil, "", err
	}
	now := time.Now()
	span := &arguments{now.Add(-activityReach), now}
	condition, err := db.watched(ctx, watch, span)
	if err != nil {
		return nil, "", err
	}
	if after != nil {
		at, kind, _ := strings.Cut(after.Value, " ")
		until, err := time.Parse(time.RFC3339Nano, at)
		if err != nil {
			return nil, "", geo.InvalidField("after", "not_a_cursor", "must be taken from a link to a next page of the same list")
		}
		(*span)[1] = until
		condition += " AND (e.at, e.kind, e.id) < (" + span.add(until) + "::timestamptz, " + span.add(kind) + "::text, " + span.add(after.ID) + "::bigint)"
	}
	found, err := db.readActivity(ctx, condition, page.Limit+1, *span)
	if err != nil || len(found) <= page.Limit {
		return found, "", err
	}
	found = found[:page.Limit]
	last := found[page.Limit-1]
	return found, cursor{Sort: newestActivity, Value: last.At.Format(time.RFC3339Nano) + " " + string(last.Kind), ID: last.ID}.String(), nil
}

func (db *DB) readActivity(ctx context.Context, condition string, limit int, args arguments) ([]geo.Activity, error) {
	rows, err := db.pool.Query(ctx, activitySQL+condition+" ORDER BY e.at DESC, e.kind DESC, e.id DESC LIMIT "+args.add(limit), args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanActivity)
}

// watched gives the condition for the public places of a watch. What is not public is told to nobody, staff included: a
// feed is read by programs, and a letter may be passed on.
func (db *DB) watched(ctx context.Context, watch geo.Watch, args *arguments) (string, error) {
	filter, nobody := watch.Filter(), geo.Actor{}
	s, err := db.findSearch(ctx, nobody, filter.Text)
	if err != nil {
		return "", err
	}
	condition, err := where(nobody, filter, s, args)
	if watch.River != "" {
		condition += " AND place.river = " + args.add(watch.River)
	}
	if watch.FromKm != nil {
		condition += " AND place.river_km >= " + args.add(*watch.FromKm)
	}
	if watch.ToKm != nil {
		condition += " AND place.river_km <= " + args.add(*watch.ToKm)
	}
	return condition, err
}
