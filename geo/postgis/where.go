package postgis

import (
	"context"
	"strconv"
	"strings"
	"time"

	"locuri/geo"
)

// search is how a text is looked for: by the beginnings of words when that finds anything, else by likeness, so that
// a slip of the pen is forgiven but never drowns what was spelled right.
type search struct {
	text  string
	fuzzy bool
}

// findSearch decides how a text is looked for: by all places that the actor may see, so that the same text is decided
// alike for list, count and tiles, and nobody learns of a place he may not see.
func (db *DB) findSearch(ctx context.Context, actor geo.Actor, text string) (search, error) {
	s := search{text: strings.TrimSpace(text)}
	if s.text == "" {
		return s, nil
	}
	var exact bool
	args := &arguments{}
	sql := "SELECT EXISTS (SELECT FROM place WHERE " + s.condition(args) + " AND " + visible(actor, args) + ")"
	err := db.pool.QueryRow(ctx, sql, *args...).Scan(&exact)
	s.fuzzy = !exact
	return s, err
}

// condition gives the WHERE condition of a search; "" for none.
func (s search) condition(args *arguments) string {
	switch {
	case s.text == "":
		return ""
	case s.fuzzy:
		return "folded(" + args.add(s.text) + ") <% place.search"
	}
	return "place.search_tsv @@ search_query(" + args.add(s.text) + ")"
}

// rank gives the expression to order by, best first; it is a real.
func (s search) rank(args *arguments) string {
	if s.fuzzy {
		return "word_similarity(folded(" + args.add(s.text) + "), place.search)"
	}
	return "ts_rank(place.search_tsv, search_query(" + args.add(s.text) + "))"
}

// matching gives the condition for the features of a source that the actor may see and that match the filter.
func (src source) matching(c *geo.Collection, f geo.Filter, s search, args *arguments) (string, error) {
	conditions := []string{src.where}
	add := func(condition string) {
		if condition != "" {
			conditions = append(conditions, condition)
		}
	}
	add(among(src.alias+".id = ANY", f.IDs, args))
	add(src.meets(f.Boxes, args))
	add(src.span(f.From, f.To, args))
	for _, e := range f.Equals {
		add(src.columns[e.Field] + " = " + args.add(e.Value) + castOf(e.Value))
	}
	if c.OfPlaces() {
		if !c.Proposals && !f.Proposals && !f.Amendments {
			add(noAmendment)
		}
		for _, condition := range placeConditions(f, args) {
			add(condition)
		}
		add(s.condition(args))
	}
	if f.Condition != nil {
		filter, err := condition(f.Condition, src.columns, c.Fields(), args)
		if err != nil {
			return "", err
		}
		add(filter)
	}
	return strings.Join(conditions, " AND "), nil
}

// noAmendment leaves out proposals to change or remove a place: they are in no list of places, only among proposals.
const noAmendment = "NOT place.amends"

// castOf gives the type that a value is sent as, so that PostgreSQL does not guess it from the column.
func castOf(value any) string {
	switch value.(type) {
	case int64:
		return "::bigint"
	case float64:
		return "::float8"
	case bool:
		return "::boolean"
	case time.Time:
		return "::timestamptz"
	}
	return "::text"
}

// placeConditions are the conditions of the filters that only places have; "" for those that do not narrow.
func placeConditions(f geo.Filter, args *arguments) []string {
	proposals := ""
	if f.Proposals {
		proposals = "place.decision <> ''"
	}
	return append(stretchConditions(f.Stretch, args),
		proposals,
		among("place.kind = ANY", f.Kinds, args),
		among("place.category = ANY", f.Categories, args),
		among("place.life = ANY", f.Lives, args),
		among("place.step_free = ANY", f.StepFree, args),
		among("place.publication = ANY", f.Publications, args),
		among("place.kind = 'riverside' AND place.river_bank = ANY", f.Banks, args),
		among("place.neighbourhoods && ", f.Neighbourhoods, args),
		among("place.programmes && ", f.Programmes, args),
		among("place.organisations && ", f.Organisations, args),
		among("place.projects && ", f.Projects, args),
		externalID("osm", f.OSM, args),
		externalID("wikidata", f.Wikidata, args),
	)
}

// where gives the condition for the places that the actor may see and that match the filter.
func where(actor geo.Actor, f geo.Filter, s search, args *arguments) (string, error) {
	return sourceOf(geo.AllPlaces, actor, args).matching(geo.AllPlaces, f, s, args)
}

// among gives a condition on a list of alternatives; "" when there are none.
func among[T any](test string, values []T, args *arguments) string {
	if len(values) == 0 {
		return ""
	}
	return test + "(" + args.add(values) + ")"
}

func externalID(key, id string, args *arguments) string {
	if id == "" {
		return ""
	}
	return "place.external_ids @> " + args.add(map[string]string{key: id})
}

// meets gives a condition for meeting one of some boxes. What has no geometry meets every box (OGC 17-069r4
// /req/core/fc-bbox-response); places always have one.
func (src source) meets(boxes []geo.Box, args *arguments) string {
	var parts []string
	for _, b := range boxes {
		if isSmall(b) {
			parts = append(parts, src.meetsSmall(b, args))
			continue
		}
		parts = append(parts, "ST_Intersects("+src.geometry+","+envelope(b, args)+")")
	}
	if len(parts) > 0 && src.alias != "place" {
		parts = append(parts, src.geometry+" IS NULL")
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

// envelope gives a box in EPSG:4326. The sides of one in another system are bent there: they are cut into 32 parts first. Of a box without width
// or height ST_Envelope makes a line or point: a polygon of no area is met or not as PostGIS happens to look for it.
func envelope(b geo.Box, args *arguments) string {
	crs := b.CRS
	if crs == nil {
		crs = geo.Stored
	}
	sql := "ST_MakeEnvelope(" + args.add(b.Min[0]) + "," + args.add(b.Min[1]) + "," + args.add(b.Max[0]) + "," + args.add(b.Max[1]) + "," + strconv.Itoa(crs.SRID) + ")"
	if b.Min[0] == b.Max[0] || b.Min[1] == b.Max[1] {
		sql = "ST_Envelope(" + sql + ")"
	}
	if crs.SRID == geo.Stored.SRID {
		return sql
	}
	side := max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1], 1)
	return "ST_Transform(ST_Segmentize(" + sql + "," + args.add(side/32) + ")," + strconv.Itoa(geo.Stored.SRID) + ")"
}

// span gives a condition for what may have been there between two times. OGC 17-069r4 §7.15.4: a feature without a
// time always matches.
func (src source) span(from, to *time.Time, args *arguments) string {
	if from == nil && to == nil {
		return ""
	}
	period := src.period()
	if period == "" {
		return ""
	}
	return "(" + period + " IS NULL OR " + period + " && daterange(" + args.add(day(from)) + "::date," + args.add(day(to)) + "::date,'[]'))"
}

func day(t *time.Time) *string {
	if t == nil {
		return nil
	}
	s := t.UTC().Format(time.DateOnly)
	return &s
}
