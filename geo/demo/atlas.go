package demo

import (
	"context"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// citySlug says that a database is the demo city's.
const citySlug = "timisoara"

const (
	odbl = "ODbL-1.0"
	osm  = "© OpenStreetMap contributors"
)

// loadAtlas writes what the facts of places are derived from, so it comes before them.
func (l *loader) loadAtlas(ctx context.Context) error {
	city := &geo.City{Slug: citySlug, Title: geo.Text{"ro": "Timișoara", "en": "Timișoara"}, Attribution: osm, ReachM: 2000, TimeZone: "Europe/Bucharest"}
	if err := l.store.SaveCity(ctx, system, city); err != nil {
		return err
	}
	outline := &geo.AreaSet{Slug: "outline", Title: geo.Text{"ro": "Limita municipiului", "en": "City limits"}, AsOf: "2025-05-24",
		Source: osm + "; UAT limits: ANCPI via geo-spatial.org", Licence: odbl}
	if err := l.store.SaveAreaSet(ctx, system, outline, areas(outline.Slug, l.Outline)); err != nil {
		return err
	}
	quarters := &geo.AreaSet{Slug: "neighbourhoods", Title: geo.Text{"ro": "Cartiere", "en": "Neighbourhoods"}, AsOf: "2025-11-27",
		Source: osm + "; mapped extents, not legal limits", Licence: odbl}
	if err := l.store.SaveAreaSet(ctx, system, quarters, areas(quarters.Slug, l.Neighbourhoods)); err != nil {
		return err
	}
	return l.store.SaveRiver(ctx, system, river(&l.River))
}

func areas(set string, features []area) []geo.Area {
	var out []geo.Area
	for i := range features {
		f := &features[i]
		out = append(out, geo.Area{Set: set, Slug: f.ID, Title: f.title(), Label: f.Properties.Label, Geometry: f.shape})
	}
	return out
}

func river(f *area) *geo.River {
	p := &f.Properties
	axis, _ := f.shape.(orb.LineString) // the dataset's test holds it to be one
	return &geo.River{
		Slug: f.ID, Title: f.title(), OriginTitle: geo.Text{"ro": p.OriginTitleRo, "en": p.OriginTitleEn}, OriginM: p.OriginM,
		Source: osm + ", " + p.Source, Licence: odbl, Axis: axis,
	}
}

func (l *loader) loadBase(ctx context.Context) error {
	features, err := readBase()
	if err != nil {
		return err
	}
	return l.store.SaveBase(ctx, system, features)
}
