package postgis

import (
	"context"
	"regexp"
	"strconv"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// The words find candidates by the index of search; that they stand together in a title or an alias decides. Places that
// are called just so come alone.
const namedPlacesSQL = `
SELECT wanted.ord::int, found.* FROM unnest($1::text[]) WITH ORDINALITY wanted(name, ord), LATERAL (
  SELECT place.id, place.kind, place.category, place.title, place.life, place.point, EXISTS (
    SELECT FROM (SELECT value FROM jsonb_each_text(place.title) UNION ALL SELECT unnest(place.aliases)) called(name)
    WHERE public.folded(called.name) = public.folded(wanted.name)) AS same
  FROM place WHERE place.search_tsv @@ public.search_query(wanted.name) AND position(public.folded(wanted.name) IN place.search) > 0 AND `

const namedPlacesOrder = ` order by same desc, place.title_sort, place.id limit 5) found`

// placeNumber finds the number of a place in what people copy: the number itself or an address of the site.
var placeNumber = regexp.MustCompile(`^(?:\D*/places/|#)?([1-9][0-9]{0,17})(?:-[^/]*)?$`)

// MatchTagLines fulfils geo.Projects.
func (db *DB) MatchTagLines(ctx context.Context, actor geo.Actor, project int64, lines []geo.TagLine) error {
	p, err := db.FindProject(ctx, project)
	if err != nil {
		return err
	}
	if err := actor.May(geo.EditProject, p.Organisation.ID); err != nil {
		return err
	}
	if err := db.matchNumbers(ctx, actor, lines); err != nil {
		return err
	}
	if err := db.matchNames(ctx, actor, lines); err != nil {
		return err
	}
	for i := range lines {
		lines[i].Decide()
	}
	return nil
}

const numberedPlacesSQL = `SELECT place.id, place.kind, place.category, place.title, place.life, place.point FROM place WHERE id = ANY(`

// matchNumbers finds the places of lines that name a number or an address.
func (db *DB) matchNumbers(ctx context.Context, actor geo.Actor, lines []geo.TagLine) error {
	byNumber := map[int64][]int{}
	var ids []int64
	for i, line := range lines {
		if m := placeNumber.FindStringSubmatch(line.Place); m != nil {
			id, _ := strconv.ParseInt(m[1], 10, 64) // at most 18 digits
			byNumber[id] = append(byNumber[id], i)
			ids = append(ids, id)
		}
	}
	args := &arguments{}
	rows, err := db.pool.Query(ctx, numberedPlacesSQL+args.add(ids)+") and "+visible(actor, args), *args...)
	if err != nil {
		return err
	}
	var ref geo.PlaceRef
	_, err = pgx.ForEachRow(rows, []any{&ref.ID, &ref.Kind, &ref.Category, &ref.Title, &ref.Life, &ref.Point}, func() error {
		for _, i := range byNumber[ref.ID] {
			lines[i].Candidates = []geo.PlaceRef{ref}
		}
		ref = geo.PlaceRef{}
		return nil
	})
	return err
}

// matchNames finds the places of lines that name none by its number.
func (db *DB) matchNames(ctx context.Context, actor geo.Actor, lines []geo.TagLine) error {
	names := make([]string, len(lines))
	for i, line := range lines {
		if !placeNumber.MatchString(line.Place) {
			names[i] = line.Place
		}
	}
	args := &arguments{names}
	rows, err := db.pool.Query(ctx, namedPlacesSQL+visible(actor, args)+namedPlacesOrder, *args...)
	if err != nil {
		return err
	}
	var ref geo.PlaceRef
	var ord int
	var same bool
	named := map[int]bool{} // lines whose place is called just so
	_, err = pgx.ForEachRow(rows, []any{&ord, &ref.ID, &ref.Kind, &ref.Category, &ref.Title, &ref.Life, &ref.Point, &same}, func() error {
		if line := &lines[ord-1]; same || !named[ord] {
			line.Candidates = append(line.Candidates, ref)
			named[ord] = same
		}
		ref = geo.PlaceRef{}
		return nil
	})
	return err
}
