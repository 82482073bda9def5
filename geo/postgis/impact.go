package postgis

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"locuri/geo"
)

// FindImpact fulfils geo.Impacts.
func (db *DB) FindImpact(ctx context.Context, filter geo.ImpactFilter, by geo.Group) (*geo.Impact, error) {
	if err := filter.Check(); err != nil {
		return nil, err
	}
	if by == geo.ByStretch && filter.River == "" {
		return nil, geo.InvalidField("river", "required", "the slug of the river by whose kilometres numbers are told apart is needed")
	}
	impact := &geo.Impact{}
	both, ctx := errgroup.WithContext(ctx)
	both.Go(func() (err error) {
		impact.Derived, err = countAll(ctx, db.pool, filter, by)
		return err
	})
	both.Go(func() (err error) {
		impact.Reported, err = findReported(ctx, db.pool, filter)
		return err
	})
	return impact, both.Wait()
}

// atOnce is how many questions of one counting are asked at a time.
const atOnce = 2

// countAll reckons all numbers, of the whole and apart by groups: from facts where they are kept, else from the records.
func countAll(ctx context.Context, q querier, filter geo.ImpactFilter, by geo.Group) (derived geo.Derived, err error) {
	facts, err := findFacts(ctx, q)
	if err != nil {
		return derived, err
	}
	if filter.Project != 0 {
		facts = nil // it has few records, and no fact names it
	}
	whole, groups := map[string]geo.Numbers{}, map[string]geo.Numbers{}
	var writing sync.Mutex
	counting, running := errgroup.WithContext(ctx)
	counting.SetLimit(atOnce)
	for _, kind := range recordKinds() {
		counting.Go(func() error { return addNumbers(running, q, facts, kind, filter, "", whole, &writing) })
		if by != "" {
			counting.Go(func() error { return addNumbers(running, q, facts, kind, filter, by, groups, &writing) })
		}
	}
	if err := counting.Wait(); err != nil {
		return derived, err
	}
	derived = geo.Derived{Numbers: known(whole[""]), Groups: []geo.NumbersOf{}, CountedAt: time.Now()}
	if facts != nil {
		derived.CountedAt = facts.countedAt
	}
	if by != "" {
		derived.Groups, err = listGroups(ctx, q, by, groups)
	}
	return derived, err
}

// addNumbers reckons all measures of one sort of record in one reading of it, and puts them where they belong.
func addNumbers(ctx context.Context, q querier, facts *facts, kind geo.RecordKind, f geo.ImpactFilter, by geo.Group, into map[string]geo.Numbers, writing *sync.Mutex) error {
	args, sql := &arguments{}, ""
	if facts != nil {
		sql = facts.numbersSQL(kind, f, by, args)
	} else {
		sql = recordsOf[kind].numbersSQL(kind, f, by, args)
	}
	rows, err := q.Query(ctx, sql, *args...)
	if err != nil {
		return err
	}
	writing.Lock()
	defer writing.Unlock()
	return readNumbers(rows, kind, into)
}

// numbersSQL reckons all measures of a sort of record from the records themselves.
func (r records) numbersSQL(kind geo.RecordKind, f geo.ImpactFilter, by geo.Group, args *arguments) string {
	key, more := r.key(by)
	columns := []string{key}
	for _, m := range measuresOf(kind) {
		columns = append(columns, r.value(m))
	}
	return "SELECT " + strings.Join(columns, ", ") + " FROM " + r.from + more + " WHERE " + r.narrowed(f, args) + grouped(by)
}

// grouped ends a statement whose first column is the group; of the whole there is one row, also where nothing is.
func grouped(by geo.Group) string {
	if by == "" {
		return ""
	}
	return " GROUP BY 1"
}

// measuresOf are the measures of a sort of record, in their order.
func measuresOf(kind geo.RecordKind) (slugs []string) {
	for _, m := range geo.Measures {
		if m.Record == kind {
			slugs = append(slugs, m.Slug)
		}
	}
	return slugs
}

// readNumbers reads rows of a group and the values of measures.
func readNumbers(rows pgx.Rows, kind geo.RecordKind, into map[string]geo.Numbers) error {
	var group string
	slugs := measuresOf(kind)
	values := make([]*float64, len(slugs))
	targets := []any{&group}
	for i := range values {
		targets = append(targets, &values[i])
	}
	_, err := pgx.ForEachRow(rows, targets, func() error {
		if into[group] == nil {
			into[group] = geo.Numbers{}
		}
		for i, slug := range slugs {
			into[group][slug] = values[i]
		}
		return nil
	})
	return err
}

// Numbers are told by year from 30 years ago until now: what came of it is no forecast. What began earlier counts from
// there on, and what has an open end until now.
const yearsSQL = ` LEFT JOIN LATERAL (SELECT % one.year FROM unnest($) AS part(days), generate_series(
	greatest(coalesce(extract(year FROM lower(part.days)), 0), extract(year FROM now()) - 30)::int,
	least(coalesce(extract(year FROM upper(part.days) - 1), extract(year FROM now())), extract(year FROM now()))::int
) AS one(year)) one ON true`

// key gives the expression of what a record is grouped under, "" for none, and the table that it needs.
func (r records) key(by geo.Group) (key, table string) {
	switch by {
	case geo.ByNeighbourhood:
		return "coalesce(" + r.neighbourhood + ", '')", ""
	case geo.ByStretch:
		return "coalesce(floor(" + r.km + ")::int::text, '')", ""
	case geo.ByProgramme:
		return "coalesce(one.slug, '')", " LEFT JOIN LATERAL unnest(" + r.programmes + ") AS one(slug) ON true"
	case geo.ByYear:
		return "coalesce(one.year::text, '')", strings.NewReplacer("$", r.periods, "%", r.each).Replace(yearsSQL)
	}
	return "''", ""
}

// groupTitlesSQL are the groups that there are, also those in which nothing is.
var groupTitlesSQL = map[geo.Group]string{
	geo.ByNeighbourhood: `SELECT a.slug, a.title FROM area a JOIN area_set s ON s.id = a.set_id WHERE s.slug = 'neighbourhoods' ORDER BY main_text(a.title) COLLATE "ro-x-icu", a.slug`,
	geo.ByProgramme:     `SELECT slug, title FROM programme ORDER BY id`,
}

// listGroups puts groups in order under their names, what belongs to none last.
func listGroups(ctx context.Context, q querier, by geo.Group, found map[string]geo.Numbers) ([]geo.NumbersOf, error) {
	groups := []geo.NumbersOf{}
	if sql := groupTitlesSQL[by]; sql != "" {
		rows, err := q.Query(ctx, sql)
		if err != nil {
			return nil, err
		}
		if groups, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (g geo.NumbersOf, err error) {
			return g, row.Scan(&g.Key, &g.Title)
		}); err != nil {
			return nil, err
		}
	} else {
		for _, key := range numbered(found) {
			groups = append(groups, geo.NumbersOf{Key: key, Title: geo.Text{"ro": key}})
		}
	}
	if found[""] != nil {
		groups = append(groups, geo.NumbersOf{Title: geo.Text{}})
	}
	for i := range groups {
		groups[i].Values = known(found[groups[i].Key])
	}
	return groups, nil
}

// numbered gives the keys that are numbers, in order.
func numbered(found map[string]geo.Numbers) []string {
	keys := slices.DeleteFunc(slices.Collect(maps.Keys(found)), func(key string) bool { return key == "" })
	slices.SortFunc(keys, func(a, b string) int {
		m, _ := strconv.Atoi(a)
		n, _ := strconv.Atoi(b)
		return m - n
	})
	return keys
}

// known gives zero for counts of which nothing was found.
func known(found geo.Numbers) geo.Numbers {
	n := geo.Numbers{}
	for _, m := range geo.Measures {
		n[m.Slug] = found[m.Slug]
		if n[m.Slug] == nil && m.Slug != geo.AnswerDays {
			n[m.Slug] = new(float64)
		}
	}
	return n
}

// FindCounted fulfils geo.Impacts.
func (db *DB) FindCounted(ctx context.Context, measure string, filter geo.ImpactFilter, page geo.Page) ([]geo.Counted, string, error) {
	m := geo.MeasureNamed(measure)
	if m == nil {
		return nil, "", geo.Errorf(geo.NotFound, "There is no number %q.", measure)
	}
	if err := filter.Check(); err != nil {
		return nil, "", err
	}
	after, err := parseCursor(page.After, geo.SortNewest)
	if err != nil {
		return nil, "", err
	}
	r, args := recordsOf[m.Record], &arguments{}
	condition := r.narrowed(filter, args)
	if only := measures[m.Slug]; only != "" {
		condition += " AND " + only
	}
	if after != nil {
		condition += " AND " + r.id + " < " + args.add(after.ID)
	}
	rows, err := db.pool.Query(ctx, r.listSQL(condition)+args.add(page.Limit+1), *args...)
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Counted])
	if err != nil || len(found) <= page.Limit {
		return found, "", err
	}
	return found[:page.Limit], cursor{Sort: geo.SortNewest, ID: found[page.Limit-1].ID}.String(), nil
}

// listSQL lists records by number, each once, up to a limit that is to follow.
func (r records) listSQL(condition string) string {
	columns := []string{r.id, r.title, r.place, r.project, r.slug, r.detail, r.at, r.days}
	once, order := "", r.id+" DESC"
	if r.repeats || r.once {
		once, order = "DISTINCT ON ("+r.id+") ", order+", "+r.at+" DESC"
	}
	return "SELECT " + once + strings.Join(columns, ", ") + " FROM " + r.from + " WHERE " + condition + " ORDER BY " + order + " LIMIT "
}

// FindImpactPhotos fulfils geo.Impacts.
func (db *DB) FindImpactPhotos(ctx context.Context, filter geo.ImpactFilter, limit int) ([]geo.Photo, error) {
	if err := filter.Check(); err != nil {
		return nil, err
	}
	args := &arguments{}
	condition := placeRecords.narrowed(filter, args) + " AND ph.state = 'published'"
	rows, err := db.pool.Query(ctx, selectPhotoSQL+condition+" ORDER BY ph.id DESC LIMIT "+args.add(limit), *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanPhotoFor(geo.Actor{}))
}
