package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

const insertEventSQL = `
INSERT INTO event (uuid, organisation_id, project_id, place_id, attendance, online_url, title, description, starts, ends, repeat, skipped,
	cancellations, capacity, step_free, accessibility, languages, free, price, website, registration, source, example, publication, cancelled, reason,
	created_by, published_at)
VALUES (@uuid, @organisation, @project, @place, @attendance, @online_url, @title, @description, @starts, @ends, @repeat, @skipped,
	@cancellations, @capacity, @step_free, @accessibility, @languages, @free, @price, @website, @registration, @source, @example, @publication, @cancelled,
	@reason, @actor, CASE @publication WHEN 'published' THEN now() END)
RETURNING id`

// CreateEvent fulfils geo.Events.
func (db *DB) CreateEvent(ctx context.Context, actor geo.Actor, event *geo.Event) error {
	if actor.AccountID == 0 && !actor.System {
		return actor.May(geo.EditEvent, 0)
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := resolveEvent(ctx, tx, actor, event, 0); err != nil {
			return err
		}
		if err := event.Check(); err != nil {
			return err
		}
		earlier, err := eventWithUUID(ctx, tx, actor, event.UUID)
		if err != nil || earlier != 0 {
			event.ID = earlier
			return rereadEvent(ctx, tx, actor, event, err)
		}
		args := eventArgs(event)
		args["actor"] = nullable(actor.AccountID)
		if err := tx.QueryRow(ctx, insertEventSQL, args).Scan(&event.ID); err != nil {
			return err
		}
		return writeEvent(ctx, tx, actor, event)
	})
}

const uuidOwnerSQL = `SELECT id, coalesce(created_by, 0) FROM event WHERE uuid = $1`

// eventWithUUID gives the number of the actor's own event that has the UUID, 0 for none. A second one that is sent
// meanwhile waits. Errors: Conflict when it is somebody else's.
func eventWithUUID(ctx context.Context, tx pgx.Tx, actor geo.Actor, uuid string) (id int64, err error) {
	if _, err := tx.Exec(ctx, lockUUIDSQL, uuid); err != nil {
		return 0, err
	}
	var owner int64
	err = notFound(tx.QueryRow(ctx, uuidOwnerSQL, uuid).Scan(&id, &owner), "none")
	switch {
	case geo.FaultOf(err) == geo.NotFound:
		return 0, nil
	case err == nil && owner != actor.AccountID:
		return 0, geo.Errorf(geo.Conflict, "The uuid %s is another event's.", uuid)
	}
	return id, err
}

// resolveEvent finds what the event names: organisation, project and place. Without an organisation it is in the name of
// its project's. tied is the project that it was tied to before. Errors: Invalid, naming the field; Forbidden when the actor may not act for them.
func resolveEvent(ctx context.Context, tx pgx.Tx, actor geo.Actor, event *geo.Event, tied int64) error {
	if err := resolveEventProject(ctx, tx, actor, event, tied); err != nil {
		return err
	}
	if event.Organisation != nil {
		o, err := findOrganisation(ctx, tx, event.Organisation.Slug)
		if geo.FaultOf(err) == geo.NotFound {
			return geo.InvalidField("organisation", "not_found", "there is no organisation with the slug %q", event.Organisation.Slug)
		}
		if err != nil {
			return err
		}
		event.Organisation = &geo.Named{ID: o.ID, Slug: o.Slug, Title: geo.Text{"ro": o.Title}}
	}
	if err := actor.MayEditEvent(event); err != nil {
		return err
	}
	return resolveEventPlace(ctx, tx, actor, event)
}

// projectOf gives the number of the event's project, 0 for none.
func projectOf(event *geo.Event) int64 {
	if event.Project == nil {
		return 0
	}
	return event.Project.ID
}

func resolveEventProject(ctx context.Context, tx pgx.Tx, actor geo.Actor, event *geo.Event, tied int64) error {
	if event.Project == nil {
		return nil
	}
	project, err := findProject(ctx, tx, event.Project.ID, "")
	if geo.FaultOf(err) == geo.NotFound {
		return geo.InvalidField("project", "not_found", "there is no project %d", event.Project.ID)
	}
	if err != nil {
		return err
	}
	event.Project = &geo.ProjectRef{ID: project.ID, Title: project.Title, Organisation: project.Organisation, Programme: project.Programme}
	if event.Organisation == nil {
		event.Organisation = &project.Organisation
	}
	if project.ID == tied {
		return nil
	}
	return actor.May(geo.EditEvent, project.Organisation.ID)
}

func resolveEventPlace(ctx context.Context, tx pgx.Tx, actor geo.Actor, event *geo.Event) error {
	if event.Place == nil {
		return nil
	}
	row, err := findPlace(ctx, tx, actor, event.Place.ID, "")
	if geo.FaultOf(err) == geo.NotFound {
		return geo.InvalidField("place", "not_found", "there is no place %d", event.Place.ID)
	}
	if err == nil {
		event.Place.Point = row.Facts.Point
	}
	return err
}

func eventArgs(e *geo.Event) pgx.NamedArgs {
	args := pgx.NamedArgs{
		"id": e.ID, "uuid": e.UUID, "organisation": (*int64)(nil), "project": (*int64)(nil), "place": (*int64)(nil),
		"attendance": e.Attendance, "online_url": e.OnlineURL, "title": texts(e.Title), "description": texts(e.Description),
		"starts": e.Starts, "ends": e.Ends, "repeat": e.Repeat, "skipped": list(e.Skipped), "cancellations": list(e.Cancellations),
		"capacity": e.Capacity, "step_free": e.StepFree, "accessibility": texts(e.Accessibility), "languages": list(e.Languages), "free": e.Free,
		"price": texts(e.Price), "website": e.Website, "registration": e.Registration, "source": e.Source, "example": e.Example,
		"publication": e.Publication, "cancelled": e.Cancelled, "reason": e.Reason,
	}
	if e.Organisation != nil {
		args["organisation"] = e.Organisation.ID
	}
	if e.Project != nil {
		args["project"] = e.Project.ID
	}
	if e.Place != nil {
		args["place"] = e.Place.ID
	}
	return args
}

// writeEvent writes what follows from an event that is written: its occurrences, and that something has changed where it is.
func writeEvent(ctx context.Context, tx pgx.Tx, actor geo.Actor, event *geo.Event) error {
	zone, err := timeZone(ctx, tx)
	if err != nil {
		return err
	}
	if err := writeOccurrences(ctx, tx, event, zone); err != nil {
		return err
	}
	var where []orb.Geometry
	if event.Place != nil {
		where = append(where, event.Place.Point)
	}
	if err := rereadEvent(ctx, tx, actor, event, nil); err != nil {
		return err
	}
	return bump(ctx, tx, "event", where...)
}

func rereadEvent(ctx context.Context, tx pgx.Tx, actor geo.Actor, event *geo.Event, err error) error {
	if err != nil {
		return err
	}
	written, err := findEvent(ctx, tx, actor, event.ID, "")
	if err == nil {
		*event = *written
	}
	return err
}

const forgetOccurrencesSQL = `DELETE FROM occurrence WHERE event_id = $1`

const writeOccurrencesSQL = `
INSERT INTO occurrence (event_id, day, starts, ends, cancelled, reason)
SELECT $1, day::date, starts, ends, cancelled, reason
FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::boolean[], $6::text[]) AS o(day, starts, ends, cancelled, reason)`

func writeOccurrences(ctx context.Context, tx pgx.Tx, event *geo.Event, zone *time.Location) error {
	if _, err := tx.Exec(ctx, forgetOccurrencesSQL, event.ID); err != nil {
		return err
	}
	var days, reasons []string
	var starts, ends []time.Time
	var cancelled []bool
	for _, o := range event.Occurrences(zone) {
		days, reasons = append(days, string(o.Day)), append(reasons, o.Reason)
		starts, ends, cancelled = append(starts, o.Starts), append(ends, o.Ends), append(cancelled, o.Cancelled)
	}
	_, err := tx.Exec(ctx, writeOccurrencesSQL, event.ID, days, starts, ends, cancelled, reasons)
	return err
}

// rewriteOccurrences writes those of all events anew, in the zone that the city has now.
func rewriteOccurrences(ctx context.Context, tx pgx.Tx) error {
	zone, err := timeZone(ctx, tx)
	if err != nil {
		return err
	}
	events, err := queryEvents(ctx, tx, geo.Actor{System: true}, "true", &arguments{})
	if err != nil {
		return err
	}
	for i := range events {
		if err := writeOccurrences(ctx, tx, &events[i], zone); err != nil {
			return err
		}
	}
	return bump(ctx, tx, "event")
}

const updateEventSQL = `
UPDATE event SET version = version + 1, organisation_id = @organisation, project_id = @project, place_id = @place, attendance = @attendance,
	online_url = @online_url, title = @title, description = @description, starts = @starts, ends = @ends, repeat = @repeat, skipped = @skipped,
	cancellations = @cancellations, capacity = @capacity, step_free = @step_free, accessibility = @accessibility, languages = @languages,
	free = @free, price = @price, website = @website, registration = @registration, source = @source, example = @example,
	publication = @publication, cancelled = @cancelled, reason = @reason, updated_at = now(),
	published_at = coalesce(published_at, CASE @publication WHEN 'published' THEN now() END)
WHERE id = @id`

// UpdateEvent fulfils geo.Events.
func (db *DB) UpdateEvent(ctx context.Context, actor geo.Actor, id int64, version int, change func(*geo.Event) error) (event *geo.Event, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, err := lockEvent(ctx, tx, actor, id, version)
		if err != nil {
			return err
		}
		event = before
		uuid, tied := before.UUID, projectOf(before)
		if err := change(event); err != nil {
			return err
		}
		if event.ID, event.UUID = id, uuid; !event.Cancelled {
			event.Reason = ""
		}
		if err := resolveEvent(ctx, tx, actor, event, tied); err != nil {
			return err
		}
		if err := event.Check(); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, updateEventSQL, eventArgs(event)); err != nil {
			return err
		}
		return writeEvent(ctx, tx, actor, event)
	})
	return event, err
}

// lockEvent gives an event to who may edit it, its row locked.
func lockEvent(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64, version int) (*geo.Event, error) {
	event, err := findEvent(ctx, tx, actor, id, "FOR UPDATE OF e")
	if err != nil {
		return nil, err
	}
	if err := actor.MayEditEvent(event); err != nil {
		return nil, err
	}
	return event, fresh("event", version, event.Version)
}

const deleteEventSQL = `DELETE FROM event WHERE id = $1`

// DeleteEvent fulfils geo.Events.
func (db *DB) DeleteEvent(ctx context.Context, actor geo.Actor, id int64, version int) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		event, err := lockEvent(ctx, tx, actor, id, version)
		if err != nil {
			return err
		}
		if event.Publication != geo.Draft {
			return geo.Errorf(geo.Conflict, "A published event is cancelled, not deleted: people may have it in their calendars. Cancel it, or make it a draft first.")
		}
		if _, err := tx.Exec(ctx, deleteEventSQL, id); err != nil {
			return err
		}
		return bump(ctx, tx, "event")
	})
}
