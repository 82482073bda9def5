package postgis

import (
	"context"
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
	key := stateKey{c.ID, audience(actor)}
	if s, ok := db.states.get(key, generation); ok {
		return s, nil
	}
	tallies, err := db.tally(ctx, actor, c)
	if err != nil {
		return geo.State{}, err
	}
	for i := range geo.Collections {
		if other := &geo.Collections[i]; other.ID == c.ID || other.Places && c.Places {
			db.states.put(stateKey{other.ID, key.audience}, sum(tallies, other, generation))
		}
	}
	return sum(tallies, c, generation), nil
}

// tally is how many visible features of one kind there are, and their bounds.
type tally struct {
	kind     geo.Kind
	proposal bool
	count    int
	bounds   orb.Bound
}

// tally counts the features of a collection. All collections of places are counted in one pass over the table, since
// whoever asks for one mostly asks for all.
func (db *DB) tally(ctx context.Context, actor geo.Actor, c *geo.Collection) ([]tally, error) {
	args := &arguments{}
	from := "SELECT '' AS kind, false AS proposal, geom FROM (" + otherSQL(c) + ") f"
	if c.Places {
		from = "SELECT kind, decision <> '' AS proposal, geom FROM place WHERE " + visible(actor, args)
	}
	rows, err := db.pool.Query(ctx, `SELECT kind, proposal, n, ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e) FROM (
		SELECT kind, proposal, count(*) AS n, ST_Extent(geom) AS e FROM (`+from+`) f GROUP BY kind, proposal) tallied`, *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (tally, error) {
		var t tally
		err := row.Scan(&t.kind, &t.proposal, &t.count, &t.bounds.Min[0], &t.bounds.Min[1], &t.bounds.Max[0], &t.bounds.Max[1])
		return t, err
	})
}

// sum adds up the tallies that belong to a collection.
func sum(tallies []tally, c *geo.Collection, generation int64) geo.State {
	s := geo.State{Generation: generation}
	for _, t := range tallies {
		if c.Kind != "" && t.kind != c.Kind || c.Proposals && !t.proposal {
			continue
		}
		if s.Count == 0 {
			s.Bounds = t.bounds
		}
		s.Count += t.count
		s.Bounds = s.Bounds.Union(t.bounds)
	}
	return s
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
