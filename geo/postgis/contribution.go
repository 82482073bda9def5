package postgis

import (
	"context"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// sending is where one sort of what people send in is found, by an index on whose it is that gives the newest first.
type sending struct {
	subject              geo.Subject
	from, writer, at, id string
	condition            string
}

var sendings = []sending{
	{geo.SubjectPlace, "proposal pr", "pr.author_id", "pr.created_at", "pr.place_id", "true"},
	{geo.SubjectComment, "comment c", "c.account_id", "c.created_at", "c.id", "c.state <> 'withdrawn'"},
	{geo.SubjectPhoto, "photo c", "c.account_id", "c.created_at", "c.id", photoOfPlace("c")}, // those of reports and checks are seen with them
	{geo.SubjectEdit, "edit c", "c.account_id", "c.created_at", "c.id", "true"},
	{geo.SubjectCheck, "field_check c", "c.account_id", "c.created_at", "c.id", "c.state <> 'withdrawn'"},
	{geo.SubjectReport, "report c", "c.account_id", "c.created_at", "c.id", "c.state <> 'withdrawn'"},
}

// sentSQL finds the newest of what the actor sent in: of each sort no more than are shown of all.
func sentSQL(actor geo.Actor, subjects []geo.Subject, after *deskCursor, limit int, args *arguments) string {
	var each []string
	who, most := args.add(actor.AccountID), args.add(limit)
	for _, s := range sendings {
		if len(subjects) > 0 && !slices.Contains(subjects, s.subject) {
			continue
		}
		row, _, _ := strings.Cut(s.id, ".")
		each = append(each, "(SELECT '"+string(s.subject)+"' AS key, "+s.id+" AS id, "+s.at+" AS at, "+row+".place_id FROM "+s.from+
			" WHERE "+s.writer+" = "+who+" AND "+s.condition+after.beyond(string(s.subject), s.at, s.id, true, args)+" ORDER BY "+s.at+" DESC, "+s.id+" DESC LIMIT "+most+")")
	}
	return `SELECT ` + placeRefColumns + `, s.key, s.id, s.at, place.version FROM (` + strings.Join(each, " UNION ALL ") +
		`) s JOIN place ON place.id = s.place_id ORDER BY s.at DESC, s.key COLLATE "C" DESC, s.id DESC LIMIT ` + most
}

// FindContributions fulfils geo.Contributions.
func (db *DB) FindContributions(ctx context.Context, actor geo.Actor, subjects []geo.Subject, page geo.Page) ([]geo.Contribution, string, error) {
	if actor.AccountID == 0 {
		return nil, "", geo.Errorf(geo.Unauthenticated, "Sign in to see what you sent in.")
	}
	after, err := parseDeskCursor(page.After)
	if err != nil {
		return nil, "", err
	}
	args := &arguments{}
	rows, err := db.pool.Query(ctx, sentSQL(actor, subjects, after, page.Limit+1, args), *args...)
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, scanContribution)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(found) > page.Limit {
		found = found[:page.Limit]
		last := found[page.Limit-1]
		next = deskCursor{string(last.Subject), last.At, last.ID}.String()
	}
	things := make([]*geo.Thing, len(found))
	for i := range found {
		things[i] = &found[i].Thing
	}
	return found, next, db.fillThings(ctx, actor, things)
}

func scanContribution(row pgx.CollectableRow) (geo.Contribution, error) {
	var c geo.Contribution
	place, err := scanPlaceRef(row, &c.Subject, &c.ID, &c.At, &c.Version)
	c.Place = place
	return c, err
}
