package postgis

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const (
	lockCountSQL = `SELECT pg_advisory_xact_lock(hashtext('impact_fact'), hashtext(current_schema()))`
	countPartSQL = `SELECT part, counted_at, writes FROM impact_count`
	keepCountSQL = `INSERT INTO impact_count (part, counted_at, writes) VALUES ($1, now(), $2)`
	endCountSQL  = `DELETE FROM impact_count`

	// Rows written so far, but for the facts and the queue of jobs. The database adds up what a connection wrote some seconds late, so
	// that a change may be counted twice, but not be missed.
	writesSQL = `SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint FROM pg_stat_user_tables
		WHERE schemaname = current_schema() AND relname !~ '^(impact|river)_'`
)

// recountAfter is how old facts may be though nothing was written: some of them follow the clock, like events that are over.
const recountAfter = time.Hour

// RecountImpact is CountImpact where there may be something new. In a city of a million places counting takes one of the database's
// processors half a minute.
func (db *DB) RecountImpact(ctx context.Context, many int64) error {
	facts, err := findFacts(ctx, db.pool)
	if err != nil {
		return err
	}
	if facts != nil && time.Since(facts.countedAt) < recountAfter {
		var writes int64
		if err := db.pool.QueryRow(ctx, writesSQL).Scan(&writes); err != nil || writes == facts.writes {
			return err
		}
	}
	return db.CountImpact(ctx, many)
}

// CountImpact fulfils geo.Impacts. The facts are made in the table that nobody reads; a question that is under way goes on in the other.
func (db *DB) CountImpact(ctx context.Context, many int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, lockCountSQL); err != nil {
			return err
		}
		var writes int64
		if err := tx.QueryRow(ctx, writesSQL).Scan(&writes); err != nil {
			return err
		}
		facts, err := findFacts(ctx, tx)
		if err != nil {
			return err
		}
		next := 0
		if facts != nil {
			next = 1 - facts.part
		}
		records, err := writeFacts(ctx, tx, next)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, endCountSQL); err != nil || records <= many {
			return err
		}
		_, err = tx.Exec(ctx, keepCountSQL, next, writes)
		return err
	})
}

// facts are one of the two tables of facts.
type facts struct {
	part      int
	countedAt time.Time
	writes    int64 // before they were counted
}

// findFacts gives those that are to be read, nil where numbers are counted from the records.
func findFacts(ctx context.Context, q querier) (*facts, error) {
	var f facts
	err := q.QueryRow(ctx, countPartSQL).Scan(&f.part, &f.countedAt, &f.writes)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return &f, err
}

func factTable(part int) string { return fmt.Sprintf("impact_fact_%d", part) }

// writeFacts makes the facts of all records anew, and tells how many records there are.
func writeFacts(ctx context.Context, tx pgx.Tx, part int) (records int64, err error) {
	table := factTable(part)
	if _, err := tx.Exec(ctx, "TRUNCATE "+table); err != nil {
		return 0, err
	}
	for _, kind := range recordKinds() {
		if _, err := tx.Exec(ctx, recordsOf[kind].factsSQL(kind, table)); err != nil {
			return 0, fmt.Errorf("facts of %s: %w", kind, err)
		}
	}
	if _, err := tx.Exec(ctx, "ANALYZE "+table); err != nil {
		return 0, err
	}
	sql := fmt.Sprintf("SELECT coalesce(sum(n), 0)::bigint FROM %s WHERE grain = %d", table, ofCity)
	err = tx.QueryRow(ctx, sql).Scan(&records)
	return records, err
}

// yearsOf widens periods to the whole years that they touch, since nobody asks for less.
const yearsOf = `(SELECT range_agg(daterange(date_trunc('year', lower(days))::date, (date_trunc('year', upper(days) - 1) + interval '1 year')::date)) FROM unnest($) AS part(days))`

// Facts are made in three grains, since most questions need not know where a record is: the less of it they tell apart, the fewer they are.
const (
	ofCity = iota
	ofNeighbourhood
	ofKilometre
)

// grainOf gives the coarsest that answers a question.
func grainOf(f geo.ImpactFilter, by geo.Group) int {
	switch {
	case f.River != "" || by == geo.ByStretch:
		return ofKilometre
	case f.Neighbourhood != "" || by == geo.ByNeighbourhood:
		return ofNeighbourhood
	}
	return ofCity
}

// factsSQL makes facts of all records of one sort.
func (r records) factsSQL(kind geo.RecordKind, table string) string {
	id := "0"
	if r.repeats || r.days != noDays {
		id = r.id
	}
	bits := "0"
	for i, m := range measuresOf(kind) {
		bits += fmt.Sprintf(" | CASE WHEN %s THEN %d ELSE 0 END", cmp.Or(measures[m], "true"), 1<<i)
	}
	columns := []string{"coalesce(" + r.neighbourhood + ", '') AS neighbourhood", "coalesce(" + r.river + ", '') AS river", r.km + " AS km",
		r.programmes + " AS programmes", strings.ReplaceAll(yearsOf, "$", r.periods) + " AS periods", bits + " AS measures", id + " AS id", r.days + " AS days"}
	return fmt.Sprintf(`INSERT INTO %s (record, grain, neighbourhood, river, km, programmes, periods, measures, id, days, n)
SELECT '%s', CASE grouping(neighbourhood, km) WHEN 0 THEN %d WHEN 1 THEN %d ELSE %d END, neighbourhood, river, km, programmes, periods, measures, id, days, count(*)
FROM (SELECT %s FROM %s WHERE %s) one
GROUP BY programmes, periods, measures, id, days, GROUPING SETS ((), (neighbourhood), (neighbourhood, river, km))`,
		table, kind, ofKilometre, ofNeighbourhood, ofCity, strings.Join(columns, ", "), r.from, r.where)
}

// records are facts as records: they are narrowed and told apart by their own columns.
func (f *facts) records(kind geo.RecordKind, grain int) records {
	return records{
		from: factTable(f.part) + " f", where: fmt.Sprintf("f.record = '%s' AND f.grain = %d", kind, grain), id: "f.id", repeats: recordsOf[kind].repeats,
		neighbourhood: "f.neighbourhood", river: "f.river", km: "f.km", programmes: "f.programmes", periods: "f.periods", days: "f.days",
	}
}

// groupColumns are the columns of facts that they are told apart by.
var groupColumns = map[geo.Group]string{
	geo.ByNeighbourhood: "f.neighbourhood", geo.ByProgramme: "f.programmes", geo.ByYear: "f.periods", geo.ByStretch: "f.km",
}

// numbersSQL reckons measures of one sort of record from facts. They are first added up by what tells the groups apart, so that
// little is left to be taken apart by year or programme.
func (f *facts) numbersSQL(kind geo.RecordKind, filter geo.ImpactFilter, by geo.Group, args *arguments) string {
	r := f.records(kind, grainOf(filter, by))
	columns := []string{"f.measures", "f.id", "f.days"}
	if column := groupColumns[by]; column != "" {
		columns = append(columns, column)
	}
	added := "SELECT " + strings.Join(columns, ", ") + ", sum(f.n) AS n FROM " + r.from + " WHERE " + r.narrowed(filter, args) +
		" GROUP BY " + strings.Join(columns, ", ")
	key, more := r.key(by)
	values := []string{key}
	for i, m := range measuresOf(kind) {
		values = append(values, factValue(m, 1<<i, r.repeats))
	}
	return "SELECT " + strings.Join(values, ", ") + " FROM (" + added + ") f" + more + grouped(by)
}

// factValue is records.value over facts.
func factValue(measure string, bit int, repeats bool) string {
	expression := "sum(f.n)"
	switch {
	case measure == geo.AnswerDays:
		expression = "percentile_cont(0.5) WITHIN GROUP (ORDER BY f.days)"
	case repeats:
		expression = "count(DISTINCT f.id)"
	}
	return fmt.Sprintf("(%s FILTER (WHERE f.measures & %d <> 0))::float8", expression, bit)
}

// recordKinds are the sorts of records that are counted, each once.
func recordKinds() (kinds []geo.RecordKind) {
	for _, m := range geo.Measures {
		if !slices.Contains(kinds, m.Record) {
			kinds = append(kinds, m.Record)
		}
	}
	return kinds
}
