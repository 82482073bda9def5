package api

import (
	"errors"

	"locuri/geo"
	"locuri/geo/cql2"
)

// condition reads a filter in a filter language (OGC 19-079r2 §7, requirements class Filter), nil for none.
func (p *params) condition(c *geo.Collection) geo.Expression {
	before := len(p.problems)
	language, crs, filter := p.filterLanguage(), p.filterCRS(), p.text("filter")
	if _, given := p.values["filter"]; !given || len(p.problems) > before {
		return nil
	}
	e, err := cql2.Read(language, filter, crs, c.Fields())
	if fault, ok := errors.AsType[*geo.Error](err); ok {
		p.problems = append(p.problems, fault.Fields...)
		return nil
	}
	return e
}

// filterLanguage reads filter-lang; CQL2 text is meant when it is not there (/req/filter/filter-lang-param).
func (p *params) filterLanguage() cql2.Language {
	languages := enum(p, "filter-lang", cql2.Languages)
	switch {
	case len(languages) > 1:
		p.problems.Add("filter-lang", "too_many", "may name one language")
	case len(languages) == 1:
		return languages[0]
	}
	return cql2.Text
}

// filterCRS reads filter-crs, the reference system of the geometries in the filter; longitude and latitude when it is not
// there (/req/filter/filter-crs-wgs84, /req/filter/filter-crs-param).
func (p *params) filterCRS() *geo.CRS {
	if crs := p.crs("filter-crs"); crs != nil {
		return crs
	}
	return geo.Stored
}
