package postgis

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// CheckSite fulfils geo.Calls.
func (db *DB) CheckSite(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64, site geo.Spot) (*geo.Fit, error) {
	c, err := findCall(ctx, db.pool, actor, clock, id, "")
	if err != nil {
		return nil, err
	}
	if site.Empty() {
		return nil, geo.InvalidField("site", "required", "choose places or draw a shape")
	}
	if err := site.Check().Err(); err != nil {
		return nil, err
	}
	return fitOf(ctx, db.pool, c.Brief, site)
}

const sitePlacesSQL = `SELECT id, geom FROM place WHERE id = ANY($1) AND publication = 'published'`

// fitOf tells how a site fits a brief, by the facts that PostGIS derives of it: the same for the map, a draft and what is handed in.
func fitOf(ctx context.Context, q querier, b geo.Brief, site geo.Spot) (*geo.Fit, error) {
	geometries, problems, err := siteGeometries(ctx, q, site)
	if err != nil {
		return nil, err
	}
	fit := &geo.Fit{Problems: problems, Facts: []geo.Facts{}}
	if len(geometries) > 0 {
		derived, err := derive(ctx, q, geometries)
		if err != nil {
			return nil, err
		}
		for i, d := range derived {
			fit.Facts = append(fit.Facts, d.facts)
			for _, fault := range d.problems {
				fault.Field = "site"
				fit.Problems = append(fit.Problems, fault)
			}
			if len(d.problems) > 0 {
				continue
			}
			if err := judge(ctx, q, b, site, geometries[i], d.facts, &fit.Problems); err != nil {
				return nil, err
			}
		}
	}
	if b.Kind == geo.BriefPlaces {
		judgeShortlist(b, site, &fit.Problems)
	}
	fit.Problems = once(fit.Problems)
	fit.Fits = len(fit.Problems) == 0
	return fit, nil
}

// siteGeometries gives the shapes of a site: that which is drawn, or those of its places.
func siteGeometries(ctx context.Context, q querier, site geo.Spot) ([]orb.Geometry, geo.Problems, error) {
	problems := geo.Problems{}
	if len(site.Places) == 0 {
		return []orb.Geometry{site.Geometry.Geometry}, problems, nil
	}
	rows, err := q.Query(ctx, sitePlacesSQL, site.Places)
	if err != nil {
		return nil, nil, err
	}
	var ids []int64
	var geometries []orb.Geometry
	var id int64
	var geometry orb.Geometry
	if _, err := pgx.ForEachRow(rows, []any{&id, &geometry}, func() error {
		ids, geometries = append(ids, id), append(geometries, geometry)
		return nil
	}); err != nil {
		return nil, nil, err
	}
	for _, wanted := range site.Places {
		if !slices.Contains(ids, wanted) {
			problems.Add("site", "not_found", "there is no public place %d", wanted)
		}
	}
	return geometries, problems, nil
}

const coveredSQL = `
SELECT coalesce(ST_Covers(coalesce($1::geometry, (SELECT geom FROM area a JOIN area_set s ON s.id = a.set_id WHERE s.slug = 'neighbourhoods' AND a.slug = $2)), $3), false)`

// judge notes how one shape of a site does not fit.
func judge(ctx context.Context, q querier, b geo.Brief, site geo.Spot, g orb.Geometry, facts geo.Facts, p *geo.Problems) error {
	switch b.Kind {
	case geo.BriefArea:
		var inside bool
		if err := q.QueryRow(ctx, coveredSQL, b.Geometry.Geometry, b.Neighbourhood, g).Scan(&inside); err != nil {
			return err
		}
		if !inside {
			p.Add("site", "outside_area", "must lie within the area of the call, all of it")
		}
	case geo.BriefStretch:
		judgeStretch(b, facts.River, p)
	}
	return nil
}

// judgeStretch holds a shape to a stretch of a river by its representative point, and by its own distance to the axis.
func judgeStretch(b geo.Brief, at *geo.RiverPosition, p *geo.Problems) {
	switch {
	case at == nil || at.River != b.River:
		p.Add("site", "outside_stretch", "must lie along the river that the call is about")
	case at.Km < b.FromKm || at.Km > b.ToKm || at.Beyond:
		p.Add("site", "outside_stretch", "must lie between km %v and %v, lies at km %.2f", b.FromKm, b.ToKm, at.Km)
	case b.Bank != "" && at.Bank != b.Bank && at.Bank != "axis":
		p.Add("site", "wrong_bank", "must lie on the %s bank, lies on the %s", b.Bank, at.Bank)
	case at.DistanceM > b.MaxOffsetM:
		p.Add("site", "too_far", "may lie %v m from the river at most, lies %.0f m from it", b.MaxOffsetM, math.Ceil(at.DistanceM))
	}
}

func judgeShortlist(b geo.Brief, site geo.Spot, p *geo.Problems) {
	if len(site.Places) == 0 {
		p.Add("site", "not_on_shortlist", "must be of the places that the call names")
	}
	for _, id := range site.Places {
		if !slices.Contains(b.Places, id) {
			p.Add("site", "not_on_shortlist", "place %d is not among those that the call names", id)
		}
	}
}

// once leaves out what is said already of another shape of the same site.
func once(p geo.Problems) geo.Problems {
	seen := map[string]bool{}
	return slices.DeleteFunc(p, func(f geo.FieldError) bool {
		again := seen[f.Message]
		seen[f.Message] = true
		return again
	})
}

const briefKnownSQL = `
SELECT $1 = '' OR EXISTS (SELECT FROM area a JOIN area_set s ON s.id = a.set_id WHERE s.slug = 'neighbourhoods' AND a.slug = $1),
	$2 = '' OR EXISTS (SELECT FROM river WHERE slug = $2),
	ARRAY(SELECT n FROM unnest($3::bigint[]) n WHERE NOT EXISTS (SELECT FROM place WHERE place.id = n AND publication = 'published'))`

// checkBrief holds that what a brief names is there, and that what is drawn is a valid polygon.
func checkBrief(ctx context.Context, q querier, b geo.Brief) error {
	var p geo.Problems
	var area, river bool
	var missing []int64
	if err := q.QueryRow(ctx, briefKnownSQL, b.Neighbourhood, b.River, list(b.Places)).Scan(&area, &river, &missing); err != nil {
		return err
	}
	if !area {
		p.Add("brief.neighbourhood", "not_found", "there is no neighbourhood %q", b.Neighbourhood)
	}
	if !river {
		p.Add("brief.river", "not_found", "there is no river %q", b.River)
	}
	for _, id := range missing {
		p.Add("brief.places", "not_found", "there is no public place %d", id)
	}
	if len(p) > 0 || b.Geometry.Geometry == nil {
		return p.Err()
	}
	return inField("brief.geometry", checkSelection(ctx, q, b.Geometry.Geometry))
}

// inField puts the faults of a part under the name of the whole.
func inField(field string, err error) error {
	e, ok := err.(*geo.Error)
	if !ok {
		return err
	}
	for i := range e.Fields {
		e.Fields[i].Field = field
	}
	if len(e.Fields) == 0 {
		return fmt.Errorf("%s: %w", field, err)
	}
	return err
}
