package postgis

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// pile is where one sort of what waits is found. Each has an index of its own that gives the oldest first.
type pile struct {
	matter    geo.Matter
	subject   geo.Subject
	row       string // alias of the subject's table
	from      string // the table place is in it
	condition string // as in the index
	writer    string // account
}

const (
	fromPlace   = "place LEFT JOIN proposal pr ON pr.place_id = place.id"
	placeWaits  = "place.publication = 'submitted' AND place.decision <> 'withdrawn'"
	placeWriter = "coalesce(pr.author_id, place.created_by)"
	fromComment = "comment c JOIN place ON place.id = c.place_id"
	fromPhoto   = "photo ph JOIN place ON place.id = ph.place_id"
	fromCheck   = "field_check c JOIN place ON place.id = c.place_id"
	fromReport  = "report c JOIN place ON place.id = c.place_id"
	fromEdit    = "edit e JOIN place ON place.id = e.place_id"
)

var piles = []pile{
	{geo.MatterProposal, geo.SubjectPlace, "place", fromPlace, placeWaits + " AND NOT place.appealed", placeWriter},
	{geo.MatterEdit, geo.SubjectEdit, "e", fromEdit, "e.state = 'waiting' AND e.appeal = ''", "e.account_id"},
	{geo.MatterComment, geo.SubjectComment, "c", fromComment, "c.state = 'waiting' AND c.appeal = ''", "c.account_id"},
	{geo.MatterFlag, geo.SubjectComment, "c", fromComment, "c.state = 'published' AND c.flags > 0", "c.account_id"},
	{geo.MatterPhoto, geo.SubjectPhoto, "ph", fromPhoto, "ph.state = 'waiting' AND ph.appeal = ''", "ph.account_id"},
	{geo.MatterCheck, geo.SubjectCheck, "c", fromCheck, "c.state = 'waiting' AND c.appeal = ''", "c.account_id"},
	{geo.MatterReport, geo.SubjectReport, "c", fromReport, "c.state = 'waiting' AND c.appeal = ''", "c.account_id"},
	{geo.MatterAppeal, geo.SubjectPlace, "place", fromPlace, placeWaits + " AND place.appealed", placeWriter},
	{geo.MatterAppeal, geo.SubjectComment, "c", fromComment, "c.state = 'waiting' AND c.appeal <> ''", "c.account_id"},
	{geo.MatterAppeal, geo.SubjectPhoto, "ph", fromPhoto, "ph.state = 'waiting' AND ph.appeal <> ''", "ph.account_id"},
	{geo.MatterAppeal, geo.SubjectEdit, "e", fromEdit, "e.state = 'waiting' AND e.appeal <> ''", "e.account_id"},
	{geo.MatterAppeal, geo.SubjectCheck, "c", fromCheck, "c.state = 'waiting' AND c.appeal <> ''", "c.account_id"},
	{geo.MatterAppeal, geo.SubjectReport, "c", fromReport, "c.state = 'waiting' AND c.appeal <> ''", "c.account_id"},
}

// key orders piles whose oldest things are as old as each other.
func (p pile) key() string { return string(p.matter) + " " + string(p.subject) }

// deskCursor is where a page of the desk ended.
type deskCursor struct {
	key   string
	since time.Time
	id    int64
}

// parseDeskCursor reads one from its text, whose value is the time and the key of a pile.
func parseDeskCursor(s string) (*deskCursor, error) {
	c, err := parseCursor(s, geo.SortID)
	if c == nil {
		return nil, err
	}
	at, key, _ := strings.Cut(c.Value, " ")
	since, err := time.Parse(time.RFC3339Nano, at)
	if err != nil {
		return nil, geo.InvalidField("after", "not_a_cursor", "must be taken from a link to a next page of the desk")
	}
	return &deskCursor{key, since, c.ID}, nil
}

func (c deskCursor) String() string {
	return cursor{Sort: geo.SortID, Value: c.since.UTC().Format(time.RFC3339Nano) + " " + c.key, ID: c.id}.String()
}

// waits gives the condition of what waits in the pile for the actor.
func (p pile) waits(actor geo.Actor, args *arguments) string {
	return p.condition + " AND " + visible(actor, args) + " AND " + p.writer + " IS DISTINCT FROM " + args.add(actor.AccountID) + " AND " + covered(actor, args)
}

// after gives the condition of what comes after the end of a page, in an order that the pile's index has.
func (p pile) after(c *deskCursor, args *arguments) string {
	return c.beyond(p.key(), p.row+".created_at", p.row+".id", false, args)
}

// beyond gives the condition of what comes after the end of a page, in the order of time, key and number; down turns it round.
func (c *deskCursor) beyond(key, at, id string, down bool, args *arguments) string {
	if c == nil {
		return ""
	}
	past, order := " > ", cmp.Compare(key, c.key)
	if down {
		past, order = " < ", -order
	}
	since := args.add(c.since)
	switch order {
	case -1:
		return " AND " + at + past + since
	case 1:
		return " AND " + at + strings.TrimSuffix(past, " ") + "= " + since
	}
	return " AND (" + at + ", " + id + ")" + past + "(" + since + ", " + args.add(c.id) + ")"
}

// pilesOf gives the piles of these matters, or all of them.
func pilesOf(matters []geo.Matter) (among []pile) {
	for _, p := range piles {
		if len(matters) == 0 || slices.Contains(matters, p.matter) {
			among = append(among, p)
		}
	}
	return among
}

// waitingSQL finds the oldest of several piles: of each no more than are shown of all.
func waitingSQL(actor geo.Actor, matters []geo.Matter, after *deskCursor, limit int, args *arguments) string {
	var each []string
	most := args.add(limit)
	for _, p := range pilesOf(matters) {
		each = append(each, "(SELECT '"+p.key()+"' AS key, "+p.row+".id, "+p.row+".created_at AS since, place.id AS place_id, "+p.writer+" AS writer FROM "+p.from+
			" WHERE "+p.waits(actor, args)+p.after(after, args)+" ORDER BY "+p.row+".created_at, "+p.row+".id LIMIT "+most+")")
	}
	return `SELECT w.key, w.id, w.since, ` + placeRefColumns + `, place.version, coalesce(w.writer, 0) FROM (` + strings.Join(each, " UNION ALL ") +
		`) w JOIN place ON place.id = w.place_id ORDER BY w.since, w.key COLLATE "C", w.id LIMIT ` + most
}

// FindWaiting fulfils geo.Moderation.
func (db *DB) FindWaiting(ctx context.Context, actor geo.Actor, matters []geo.Matter, page geo.Page) ([]geo.Waiting, string, error) {
	if err := actor.May(geo.Publish, 0); err != nil {
		return nil, "", err
	}
	after, err := parseDeskCursor(page.After)
	if err != nil {
		return nil, "", err
	}
	args := &arguments{}
	rows, err := db.pool.Query(ctx, waitingSQL(actor, matters, after, page.Limit+1, args), *args...)
	if err != nil {
		return nil, "", err
	}
	waiting, err := pgx.CollectRows(rows, scanWaiting)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(waiting) > page.Limit {
		waiting = waiting[:page.Limit]
		last := waiting[page.Limit-1]
		next = deskCursor{string(last.Matter) + " " + string(last.Subject), last.Since, last.ID}.String()
	}
	things := make([]*geo.Thing, len(waiting))
	for i := range waiting {
		things[i] = &waiting[i].Thing
	}
	return waiting, next, cmp.Or(db.fillThings(ctx, actor, things), db.fillWriters(ctx, waiting))
}

func scanWaiting(row pgx.CollectableRow) (geo.Waiting, error) {
	var w geo.Waiting
	var key string
	var title map[string]string
	var writer int64
	err := row.Scan(&key, &w.ID, &w.Since, &w.Place.ID, &w.Place.Kind, &w.Place.Category, &title, &w.Place.Life, &w.Place.Point, &w.Version, &writer)
	matter, subject, _ := strings.Cut(key, " ")
	w.Matter, w.Subject, w.Place.Title = geo.Matter(matter), geo.Subject(subject), title
	if writer != 0 {
		w.Writer = &geo.Writer{AccountID: writer}
	}
	return w, err
}

// How far what waits is counted: in a queue of its own, and in a pile of the desk, where whoever is responsible for a small
// part of the city must not wait for the count of it among all that lies elsewhere.
const (
	mostCounted     = 1000
	mostPiled       = 100
	mostPiledInPart = 20 // whose part is a fiftieth of the city has a thousand looked at for that
)

// piledFor is how far the piles of the actor's desk are counted.
func piledFor(actor geo.Actor) int {
	if actor.Covers(&geo.Place{}) {
		return mostPiled
	}
	return mostPiledInPart
}

// CountWaiting fulfils geo.Moderation.
func (db *DB) CountWaiting(ctx context.Context, actor geo.Actor) ([]geo.Pile, error) {
	if err := actor.May(geo.Publish, 0); err != nil {
		return nil, err
	}
	args := &arguments{}
	rows, err := db.pool.Query(ctx, pilesSQL(actor, args), *args...)
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[[]int])
	if err != nil {
		return nil, err
	}
	out := make([]geo.Pile, len(found))
	for i, n := range found {
		out[i] = geo.Pile{Matter: geo.Matters[i], Count: n, Exact: n < piledFor(actor)}
	}
	return out, nil
}

// pilesSQL counts each pile. The order costs nothing, and has the pile's own index walked rather than all places hashed.
func pilesSQL(actor geo.Actor, args *arguments) string {
	counts := make([]string, len(geo.Matters))
	most := strconv.Itoa(piledFor(actor))
	for i, matter := range geo.Matters {
		var each []string
		for _, p := range pilesOf([]geo.Matter{matter}) {
			each = append(each, "(SELECT FROM "+p.from+" WHERE "+p.waits(actor, args)+" ORDER BY "+p.row+".created_at, "+p.row+".id LIMIT "+most+")")
		}
		counts[i] = "(SELECT least(count(*), " + most + ") FROM (" + strings.Join(each, " UNION ALL ") + ") counted)"
	}
	return "SELECT ARRAY[" + strings.Join(counts, ", ") + "]"
}

// countQueue counts what a statement finds that ends in its condition; args stay as they are.
func countQueue(ctx context.Context, q querier, sql string, args *arguments) (geo.Match, error) {
	limited := append(arguments{}, *args...)
	var n int
	err := q.QueryRow(ctx, sql+" LIMIT "+limited.add(mostCounted)+") counted", limited...).Scan(&n)
	return geo.Match{Count: n, Exact: n < mostCounted}, err
}
