package postgis

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// What has happened is read from the steps, the comments and the events, each by an index on its time and only as far as the page
// needs, then put together: so a page costs the same after a million steps. Of what happened at the same time the source
// decides, then the number.
const (
	activityColumns = `SELECT ` + placeRefColumns + `, n.kind, n.id, n.at, place.decision <> '', place.aim, n.line, n.to_state, coalesce(a.name, ''), o.id, o.slug, o.title, n.official, n.text
FROM (`
	stepActivity = `(SELECT 'step' AS source, CASE e.line WHEN 'publication' THEN 'place' ELSE 'step' END AS kind, e.id, e.at, e.place_id, e.account_id,
	e.organisation_id, e.line, e.to_state, false AS official, e.reason AS text
FROM step e JOIN place ON place.id = e.place_id
WHERE e.at > $1 AND e.at <= $2 AND (e.line = 'publication' AND e.to_state = 'published' OR e.line <> 'publication' AND e.from_state <> '') AND `
	commentActivity = `(SELECT 'comment', 'comment', e.id, e.published_at, e.place_id, e.account_id, e.organisation_id, '', '', e.official, e.text
FROM comment e JOIN place ON place.id = e.place_id
WHERE e.published_at > $1 AND e.published_at <= $2 AND e.state = 'published' AND `
	// Nobody by name: who announces does so for an organisation, or for the city.
	eventActivity = `(SELECT 'event', 'event', e.id, e.published_at, e.place_id, NULL::bigint, e.organisation_id, '', '', false, main_text(e.title)
FROM (SELECT id, published_at, place_id, publication, organisation_id, title, created_by AS account_id FROM event) e JOIN place ON place.id = e.place_id
WHERE e.published_at > $1 AND e.published_at <= $2 AND e.publication = 'published' AND `
	activityJoins = `) n JOIN place ON place.id = n.place_id LEFT JOIN account a ON a.id = n.account_id
LEFT JOIN organisation o ON o.id = n.organisation_id ORDER BY n.at DESC, n.source DESC, n.id DESC LIMIT `
)

func scanActivity(row pgx.CollectableRow) (geo.Activity, error) {
	var e geo.Activity
	var o organisationRef
	place, err := scanPlaceRef(row, &e.Kind, &e.ID, &e.At, &e.Proposal, &e.Aim, &e.Line, &e.To, &e.Author, &o.id, &o.slug, &o.title, &e.Official, &e.Text)
	e.Place = place
	e.Organisation = o.named()
	return e, err
}

// activityReach is how far back one may look.
const activityReach = 365 * 24 * time.Hour

// newestActivity is the order of what has happened. Its cursor names time and source; the number decides.
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
	past := ""
	if after != nil {
		until, source, err := activityCursor(after.Value)
		if err != nil {
			return nil, "", err
		}
		(*span)[1] = until
		past = "(%s, '%s'::text, e.id) < (" + span.add(until) + "::timestamptz, " + span.add(source) + "::text, " + span.add(after.ID) + "::bigint)"
	}
	found, err := db.readActivity(ctx, condition, past, page.Limit+1, *span)
	if err != nil || len(found) <= page.Limit {
		return found, "", err
	}
	found = found[:page.Limit]
	last := found[page.Limit-1]
	return found, cursor{Sort: newestActivity, Value: last.At.Format(time.RFC3339Nano) + " " + sourceOfActivity(last.Kind), ID: last.ID}.String(), nil
}

func sourceOfActivity(kind geo.ActivityKind) string {
	switch kind {
	case geo.PlaceDebated, geo.EventAnnounced:
		return string(kind)
	}
	return "step"
}

func activityCursor(value string) (until time.Time, source string, err error) {
	at, source, _ := strings.Cut(value, " ")
	until, err = time.Parse(time.RFC3339Nano, at)
	if err != nil {
		err = geo.InvalidField("after", "not_a_cursor", "must be taken from a link to a next page of the same list")
	}
	return until, source, err
}

// readActivity reads the newest that meet the condition, and that come after the cursor if there is one: past is a format
// for the time column and the name of the source.
func (db *DB) readActivity(ctx context.Context, condition, past string, limit int, args arguments) ([]geo.Activity, error) {
	most := args.add(limit)
	branch := func(sql, at, source string) string {
		if past != "" {
			sql += fmt.Sprintf(past, at, source) + " AND "
		}
		return sql + condition + " ORDER BY " + at + " DESC, e.id DESC LIMIT " + most + ")"
	}
	sql := activityColumns + branch(stepActivity, "e.at", "step") + " UNION ALL " + branch(commentActivity, "e.published_at", "comment") +
		" UNION ALL " + branch(eventActivity, "e.published_at", "event") + activityJoins + most
	rows, err := db.pool.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanActivity)
}

// watched gives the condition for the public places of a watch. What is not public is told to nobody, staff included: a
// feed is read by programs, and a letter may be passed on.
func (db *DB) watched(ctx context.Context, watch geo.Watch, args *arguments) (string, error) {
	filter, nobody := watch.Filter(), geo.Actor{}
	filter.IDs = nil // below, with what is proposed about these places
	s, err := db.findSearch(ctx, nobody, filter.Text)
	if err != nil {
		return "", err
	}
	condition, err := where(nobody, filter, s, args)
	if len(watch.Places) > 0 { // an array, so that a place's own are found by their index
		places := args.add(watch.Places)
		condition += " AND e.place_id = ANY(ARRAY(SELECT id FROM place WHERE id = ANY(" + places + ") OR target = ANY(" + places + ")))"
	}
	return condition, err
}
