package postgis_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// fillDesk has n things wait in every pile, one in fifty of them in Fabric.
func fillDesk(tb testing.TB, db *postgis.DB, n int) (moderator geo.Actor) {
	tb.Helper()
	ctx, system := tb.Context(), geo.Actor{System: true}
	outline := orb.Polygon{{{21.2, 45.7}, {21.3, 45.7}, {21.3, 45.8}, {21.2, 45.8}, {21.2, 45.7}}}
	area := geo.Area{Slug: "oras", Title: geo.Text{"ro": "Oraș"}, Label: orb.Point{21.25, 45.75}, Geometry: outline}
	ana := &geo.Account{Email: "ana@example.org", Name: "Ana", Role: geo.Resident, Language: "ro"}
	mara := &geo.Account{Email: "mara@example.org", Name: "Mara", Role: geo.Moderator, Language: "ro"}
	place := &geo.Place{Kind: geo.Space, Category: "square", Title: geo.Text{"ro": "Piață"}, Life: geo.Live, Publication: geo.Published, Geometry: orb.Point{21.25, 45.75}}
	for _, err := range []error{
		db.SaveCity(ctx, system, &geo.City{Slug: "test", Title: geo.Text{"ro": "Oraș"}, ReachM: 1000}),
		db.SaveAreaSet(ctx, system, &geo.AreaSet{Slug: "outline", Title: geo.Text{"ro": "Contur"}}, []geo.Area{area}),
		db.CreateAccount(ctx, system, ana), db.CreateAccount(ctx, system, mara),
		db.CreatePlace(ctx, system, place, ""),
	} {
		if err != nil {
			tb.Fatal(err)
		}
	}
	var columns, values string
	const columnsSQL = `SELECT string_agg(quote_ident(column_name), ', '), string_agg(CASE column_name WHEN 'uuid' THEN 'gen_random_uuid()' WHEN 'publication' THEN '$1'
		WHEN 'created_at' THEN 'now() - i * interval ''1 minute''' WHEN 'neighbourhoods' THEN 'ARRAY[CASE i % 50 WHEN 0 THEN ''fabric'' ELSE ''centru'' END]'
		ELSE 'p.' || quote_ident(column_name) END, ', ')
		FROM information_schema.columns WHERE table_name = 'place' AND table_schema = current_schema() AND is_generated = 'NEVER' AND column_name <> 'id'`
	if err := db.Pool().QueryRow(ctx, columnsSQL).Scan(&columns, &values); err != nil {
		tb.Fatal(err)
	}
	copies := func(publication string, n int) string {
		return fmt.Sprintf("INSERT INTO place (%s) SELECT %s FROM place p, generate_series(1, %d) i WHERE p.id = %d", columns, strings.Replace(values, "$1", "'"+publication+"'", 1), n, place.ID)
	}
	said := func(table, columns, values string) string {
		return fmt.Sprintf("INSERT INTO %s (uuid, place_id, account_id, created_at, %s) SELECT gen_random_uuid(), %d + i %% 200 + 1, %d, now() - i * interval '1 minute', %s FROM generate_series(1, %d) i",
			table, columns, place.ID, ana.ID, values, n)
	}
	for _, sql := range []string{
		copies("published", 200), copies("submitted", n),
		said("comment", "official, text, state, appeal, flags", "false, 'Bun', 'waiting', '', 0"),
		said("comment", "official, text, state, appeal, flags", "false, 'Bun', 'published', '', 1"),
		said("comment", "official, text, state, appeal, flags", "false, 'Bun', 'waiting', 'Ba da', 0"),
		said("photo", "creator, licence, alt, caption, taken_at, moment, key, width, height, state, consented_at",
			"'Ana', 'CC0-1.0', '{}', '{}', '', '', 'k', 100, 100, 'waiting', now()"),
		said("photo", "creator, licence, alt, caption, taken_at, moment, key, width, height, state, consented_at, appeal",
			"'Ana', 'CC0-1.0', '{}', '{}', '', '', 'k', 100, 100, 'waiting', now(), 'Ba da'"),
		said("edit", "place_version, properties, reason, state", "1, '{}', 'Da', 'waiting'"),
		said("edit", "place_version, properties, reason, state, appeal", "1, '{}', 'Da', 'waiting', 'Ba da'"),
		said("report", "official, topic, text, state", "false, 'broken', 'Da', 'waiting'"),
		said("report", "official, topic, text, state, appeal", "false, 'broken', 'Da', 'waiting', 'Ba da'"),
		said("field_check", "official, presence, step_free, note, state", "false, 'here', '', '', 'waiting'"),
		said("field_check", "official, presence, step_free, note, state, appeal", "false, 'here', '', '', 'waiting', 'Ba da'"),
		copies("submitted", n), fmt.Sprintf("UPDATE place SET appealed = true WHERE id IN (SELECT id FROM place ORDER BY id DESC LIMIT %d)", n),
		fmt.Sprintf("INSERT INTO proposal (place_id, author_id, reason, created_at) SELECT id, %d, 'Da', created_at FROM place WHERE publication = 'submitted'", ana.ID),
		"ANALYZE",
	} {
		if _, err := db.Pool().Exec(ctx, sql); err != nil {
			tb.Fatalf("%s: %v", sql, err)
		}
	}
	return geo.Actor{AccountID: mara.ID, Name: mara.Name, Role: geo.Moderator}
}

// BenchmarkDesk asks for pages of the desk with few and with many things waiting in every pile.
func BenchmarkDesk(b *testing.B) {
	for _, n := range []int{50, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			db := pgtest.New(b)
			moderator := fillDesk(b, db, n)
			fabric := moderator
			fabric.Areas = []string{"fabric"}
			page := func(actor geo.Actor, matters []geo.Matter, after string) func(*testing.B) {
				return func(b *testing.B) {
					for b.Loop() {
						if found, _, err := db.FindWaiting(b.Context(), actor, matters, geo.Page{Limit: 50, After: after}); err != nil || len(found) == 0 {
							b.Fatal(len(found), err)
						}
					}
				}
			}
			b.Run("mixed", page(moderator, nil, ""))
			next := ""
			for range 4 { // a page of what comes later
				_, after, err := db.FindWaiting(b.Context(), moderator, nil, geo.Page{Limit: min(200, n), After: next})
				if err != nil {
					b.Fatal(err)
				}
				next = after
			}
			b.Run("mixed-later", page(moderator, nil, next))
			for _, matter := range geo.Matters {
				b.Run(string(matter), page(moderator, []geo.Matter{matter}, ""))
			}
			b.Run("mixed-fabric", page(fabric, nil, ""))
			count := func(actor geo.Actor) func(*testing.B) {
				return func(b *testing.B) {
					for b.Loop() {
						if _, err := db.CountWaiting(b.Context(), actor); err != nil {
							b.Fatal(err)
						}
					}
				}
			}
			ana := geo.Actor{AccountID: moderator.AccountID - 1, Role: geo.Resident} // who sent all of it in
			b.Run("own", func(b *testing.B) {
				for b.Loop() {
					if found, _, err := db.FindContributions(b.Context(), ana, nil, geo.Page{Limit: 50}); err != nil || len(found) == 0 {
						b.Fatal(len(found), err)
					}
				}
			})
			b.Run("counts", count(moderator))
			b.Run("counts-fabric", count(fabric))
		})
	}
}
