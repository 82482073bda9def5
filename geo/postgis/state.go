package postgis

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// State fulfils geo.Features. What is counted is kept until the collection changes.
func (db *DB) State(ctx context.Context, actor geo.Actor, c *geo.Collection) (geo.State, error) {
	generation, err := db.Generation(ctx, c)
	if err != nil {
		return geo.State{}, err
	}
	key := stateKey{c.ID, c.Audience(actor)}
	if s, ok := db.states.get(key, generation); ok {
		return s, nil
	}
	states, err := db.count(ctx, actor, c)
	if err != nil {
		return geo.State{}, err
	}
	for id, s := range states {
		s.Generation = generation
		db.states.put(stateKey{id, key.audience}, s)
	}
	s := states[c.ID]
	s.Generation = generation
	db.states.put(key, s) // also of a partner who has none
	return s, nil
}

// count counts the features of a collection. All collections of places are counted in one pass over the table, since
// whoever asks for one mostly asks for all; so are those of partners.
func (db *DB) count(ctx context.Context, actor geo.Actor, c *geo.Collection) (map[string]geo.State, error) {
	args := &arguments{}
	switch {
	case c.Organisation != "":
		return db.countPartners(ctx, actor)
	case c.OfPlaces():
		return db.countPlaces(ctx, actor)
	}
	src := sourceOf(c, actor, args)
	period := cmp.Or(src.period(), "NULL")
	tallies, err := db.tally(ctx, "SELECT '"+c.ID+"' AS id, false AS proposal, "+src.geometry+" AS geom, "+period+"::daterange AS period FROM "+src.from+" WHERE "+src.where, args)
	return sum(tallies, func(t tally) []string { return []string{t.id} }), err
}

func (db *DB) countPlaces(ctx context.Context, actor geo.Actor) (map[string]geo.State, error) {
	args := &arguments{}
	tallies, err := db.tally(ctx, "SELECT CASE WHEN amends THEN '' ELSE kind END AS id, decision <> '' AS proposal, geom, period FROM place WHERE "+visible(actor, args), args)
	return sum(tallies, func(t tally) (in []string) {
		for i := range geo.Collections {
			c := &geo.Collections[i]
			if t.id == "" && !c.Proposals {
				continue // an amendment, which is among proposals only
			}
			if c.OfPlaces() && (c.Kind == "" || string(c.Kind) == t.id) && (!c.Proposals || t.proposal) && (c.Form == "" || c.Form == t.form) {
				in = append(in, c.ID)
			}
		}
		return in
	}), err
}

func (db *DB) countPartners(ctx context.Context, actor geo.Actor) (map[string]geo.State, error) {
	args := &arguments{}
	tallies, err := db.tally(ctx, "SELECT slug AS id, false AS proposal, geom, period FROM place, unnest(organisations) AS slug WHERE organisations <> '{}' AND NOT amends AND "+
		visible(actor, args), args)
	return sum(tallies, func(t tally) []string { return []string{geo.PartnerCollection(t.id, "").ID} }), err
}

// tally is how many visible features of one sort there are, and their bounds.
type tally struct {
	id       string
	proposal bool
	form     geo.Form
	count    int
	bounds   *orb.Bound  // nil when none has a geometry
	period   *geo.Period // nil when none has one
}

const tallySQL = `SELECT id, proposal, dimension, n, e IS NOT NULL, coalesce(ST_XMin(e), 0), coalesce(ST_YMin(e), 0), coalesce(ST_XMax(e), 0), coalesce(ST_YMax(e), 0),
		dated > 0, coalesce(CASE WHEN NOT unbegun THEN first::text END, ''), coalesce(CASE WHEN NOT unended THEN (last - 1)::text END, '')
	FROM (SELECT id, proposal, coalesce(ST_Dimension(geom), 0) AS dimension, count(*) AS n, ST_Extent(geom) AS e, count(period) AS dated,
		bool_or(lower_inf(period)) AS unbegun, min(lower(period)) AS first, bool_or(upper_inf(period)) AS unended, max(upper(period)) AS last
		FROM (%s) f GROUP BY 1, 2, 3) tallied`

// tally counts the rows (id, proposal, geom, period) of a query.
func (db *DB) tally(ctx context.Context, sql string, args *arguments) ([]tally, error) {
	rows, err := db.pool.Query(ctx, fmt.Sprintf(tallySQL, sql), *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (tally, error) {
		var t tally
		var b orb.Bound
		var period geo.Period
		var somewhere, dated bool
		var dimension int
		err := row.Scan(&t.id, &t.proposal, &dimension, &t.count, &somewhere, &b.Min[0], &b.Min[1], &b.Max[0], &b.Max[1], &dated, &period.Starts, &period.Ends)
		if somewhere {
			t.bounds = &b
		}
		if dated {
			t.period = &period
		}
		t.form = geo.Forms[dimension]
		return t, err
	})
}

// sum adds each tally to the collections it belongs to.
func sum(tallies []tally, collections func(tally) []string) map[string]geo.State {
	states := map[string]geo.State{}
	for _, t := range tallies {
		for _, id := range collections(t) {
			s := states[id]
			if t.bounds != nil && s.Bounds == (orb.Bound{}) {
				s.Bounds = *t.bounds
			}
			if t.bounds != nil {
				s.Bounds = s.Bounds.Union(*t.bounds)
			}
			s.Count += t.count
			s.Period = together(s.Period, t.period)
			states[id] = s
		}
	}
	return states
}

// together is the period from the first to the last day of two; nil is none.
func together(a, b *geo.Period) *geo.Period {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	both := geo.Period{Starts: min(a.Starts, b.Starts), Ends: max(a.Ends, b.Ends)} // an open start is "", which sorts first
	if a.Ends == "" || b.Ends == "" {
		both.Ends = ""
	}
	return &both
}

type stateKey struct{ collection, audience string }

// states keeps what was counted.
type states struct {
	mu   sync.Mutex
	kept map[stateKey]geo.State
}

func (s *states) get(key stateKey, generation int64) (geo.State, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	state, ok := s.kept[key]
	return state, ok && state.Generation == generation
}

func (s *states) put(key stateKey, state geo.State) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil || len(s.kept) > 1000 {
		s.kept = map[stateKey]geo.State{} // many accounts looked: begin again rather than grow
	}
	s.kept[key] = state
}
