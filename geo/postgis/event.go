package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

const eventColumns = `e.id, e.uuid::text, e.version, eo.id, eo.slug, eo.title,
	coalesce(p.id, 0), coalesce(p.title, '{}'), coalesce(o.id, 0), coalesce(o.slug, ''), coalesce(o.title, ''), g.id, g.slug, g.title,
	coalesce(p.starts, ''), coalesce(p.ends, ''), coalesce(p.life, ''),
	coalesce(place.id, 0), coalesce(place.kind, ''), coalesce(place.category, ''), coalesce(place.title, '{}'), coalesce(place.life, ''), place.point,
	e.attendance, e.online_url, e.title, e.description, e.starts, e.ends, e.repeat, e.skipped, e.cancellations, e.capacity, e.step_free,
	e.accessibility, e.languages, e.free, e.price, e.website, e.registration, e.source, e.example, e.publication, e.cancelled, e.reason,
	e.created_at, e.updated_at`

const eventJoins = ` LEFT JOIN organisation eo ON eo.id = e.organisation_id LEFT JOIN place ON place.id = e.place_id
LEFT JOIN project p ON p.id = e.project_id LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN programme g ON g.id = p.programme_id `

// eventRow takes eventColumns.
type eventRow struct {
	geo.Event
	organisation organisationRef
	project      projectRefRow
	place        geo.PlaceRef
	point        *orb.Point
}

func (r *eventRow) targets() []any {
	out := []any{&r.ID, &r.UUID, &r.Version, &r.organisation.id, &r.organisation.slug, &r.organisation.title}
	out = append(out, r.project.targets()...)
	return append(out, &r.place.ID, &r.place.Kind, &r.place.Category, &r.place.Title, &r.place.Life, &r.point,
		&r.Attendance, &r.OnlineURL, &r.Title, &r.Description, &r.Starts, &r.Ends, &r.Repeat, &r.Skipped, &r.Cancellations, &r.Capacity, &r.StepFree,
		&r.Accessibility, &r.Languages, &r.Free, &r.Price, &r.Website, &r.Registration, &r.Source, &r.Example, &r.Publication, &r.Cancelled, &r.Reason,
		&r.CreatedAt, &r.UpdatedAt)
}

func (r *eventRow) event(actor geo.Actor) *geo.Event {
	e := &r.Event
	e.Sequence = e.Version - 1
	e.Organisation = r.organisation.named()
	if project := r.project.project(); project.ID != 0 {
		e.Project = &project
	}
	if r.point != nil {
		r.place.Point = *r.point
		e.Place = &r.place
	}
	e.MayEdit = actor.MayEditEvent(e) == nil
	return e
}

func eventScanner(actor geo.Actor) pgx.RowToFunc[geo.Event] {
	return func(row pgx.CollectableRow) (geo.Event, error) {
		var r eventRow
		err := row.Scan(r.targets()...)
		return *r.event(actor), err
	}
}

// visibleEvent is the one rule of what an actor may see of the table event e: what is published, and the drafts they may
// edit; of either only what is at a place that they may see, or at none.
func visibleEvent(actor geo.Actor, drafts bool, args *arguments) string {
	may := draftsOf(actor, args)
	where := "(e.publication = 'published' OR " + may + ")"
	if drafts {
		where = "e.publication = 'draft' AND " + may
	}
	return where + " AND (e.place_id IS NULL OR EXISTS (SELECT FROM place WHERE place.id = e.place_id AND " + visible(actor, args) + "))"
}

// draftsOf gives the condition for the events that the actor may edit, as geo.Actor.MayEditEvent has it.
func draftsOf(actor geo.Actor, args *arguments) string {
	if actor.May(geo.EditEvent, 0) == nil {
		return "true"
	}
	own := []int64{}
	for _, m := range actor.Memberships {
		if actor.May(geo.EditEvent, m.Organisation) == nil {
			own = append(own, m.Organisation)
		}
	}
	if len(own) == 0 {
		return "false"
	}
	return "e.organisation_id = ANY(" + args.add(own) + ")"
}

// FindEvent fulfils geo.Events.
func (db *DB) FindEvent(ctx context.Context, actor geo.Actor, id int64) (*geo.Event, error) {
	return findEvent(ctx, db.pool, actor, id, "")
}

// findEvent gives an event that the actor may see; lock is "" or what follows a select to lock its row.
func findEvent(ctx context.Context, q querier, actor geo.Actor, id int64, lock string) (*geo.Event, error) {
	args := &arguments{}
	events, err := queryEvents(ctx, q, actor, "e.id = "+args.add(id)+" AND "+visibleEvent(actor, false, args)+" "+lock, args)
	if err == nil && len(events) == 0 {
		err = geo.Errorf(geo.NotFound, "There is no event %d.", id)
	}
	if err != nil {
		return nil, err
	}
	return &events[0], nil
}

func queryEvents(ctx context.Context, q querier, actor geo.Actor, where string, args *arguments) ([]geo.Event, error) {
	rows, err := q.Query(ctx, "SELECT "+eventColumns+" FROM event e"+eventJoins+"WHERE "+where, *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, eventScanner(actor))
}

const timeZoneSQL = `SELECT coalesce((SELECT time_zone FROM city), 'UTC')`

// TimeZone fulfils geo.Events.
func (db *DB) TimeZone(ctx context.Context) (*time.Location, error) { return timeZone(ctx, db.pool) }

func timeZone(ctx context.Context, q querier) (*time.Location, error) {
	var name string
	if err := q.QueryRow(ctx, timeZoneSQL).Scan(&name); err != nil {
		return nil, err
	}
	return time.LoadLocation(name)
}
