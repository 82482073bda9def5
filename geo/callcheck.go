package geo

import (
	"fmt"
	"slices"
	"time"
)

// What a call may have at most.
const (
	maxQuestions = 40
	maxCriteria  = 12
	maxOptions   = 30
)

// DefaultZone is the time zone of calls that name none.
const DefaultZone = "Europe/Bucharest"

// Check gives every fault of a call, or nil. A draft may lack what only a published call needs.
func (c *OpenCall) Check() error {
	var p Problems
	if c.Organisation.Slug == "" {
		p.Add("organisation", "required", "the slug of the organisation that keeps the call is needed")
	}
	requireText(&p, "title", c.Title)
	checkText(&p, "title", c.Title, 200)
	for name, text := range map[string]Text{"story": c.Story, "conditions": c.Conditions} {
		checkText(&p, name, text, 20000)
	}
	checkText(&p, "budget", c.Budget, 1000)
	checkWebsite(&p, "link", c.Link)
	checkString(&p, "source", c.Source, 1000)
	c.Period.check(&p, "starts", "ends")
	c.checkPhases(&p)
	c.Brief.check(&p)
	checkForm(&p, c.Form)
	c.checkCriteria(&p)
	c.checkFigures(&p)
	return p.Err()
}

// checkPhases holds that the phases follow one another, and that a call that is published has those it needs.
func (c *OpenCall) checkPhases(p *Problems) {
	if _, err := time.LoadLocation(c.Zone); err != nil || c.Zone == "" {
		p.Add("zone", "not_a_zone", "must be a time zone by its IANA name, such as %s", DefaultZone)
	}
	if c.Link != "" {
		return
	}
	var before *time.Time
	for _, phase := range c.Phases.named() {
		if phase.at == nil {
			if c.State != CallDraft && phase.name != "changes_until" {
				p.Add(phase.name, "required", "is needed before the call is published")
			}
			continue
		}
		if before != nil && phase.at.Before(*before) {
			p.Add(phase.name, "before_start", "must not lie before the phase that comes first")
		}
		before = phase.at
	}
	if c.Opens != nil && c.Closes != nil && !c.Opens.Before(*c.Closes) {
		p.Add("closes", "before_start", "must lie after opens")
	}
}

type namedPhase struct {
	name string
	at   *time.Time
}

func (ph *Phases) named() []namedPhase {
	return []namedPhase{{"opens", ph.Opens}, {"closes", ph.Closes}, {"review_until", ph.ReviewUntil}, {"decides", ph.Decides}, {"changes_until", ph.ChangesUntil}}
}

// In gives the same moments in the time zone of the call.
func (ph *Phases) In() {
	zone, err := time.LoadLocation(ph.Zone)
	if err != nil {
		return // Check says so
	}
	for _, at := range []**time.Time{&ph.Opens, &ph.Closes, &ph.ReviewUntil, &ph.Decides, &ph.ChangesUntil} {
		if *at != nil {
			local := (*at).In(zone)
			*at = &local
		}
	}
}

// momentLayouts are how a moment is written on a clock in a time zone.
var momentLayouts = []string{"2006-01-02T15:04:05", "2006-01-02T15:04"}

// ParseMoment reads a moment that is written as clocks in the zone show it, or with its offset after RFC 3339; "" is nil.
// Errors: Invalid; also for a moment that the clocks skip in spring.
func ParseMoment(field, text, zone string) (*time.Time, error) {
	if text == "" {
		return nil, nil
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil && at.Nanosecond() == 0 {
		return &at, nil
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		location = time.UTC // Check says what is wrong with the zone
	}
	for _, layout := range momentLayouts {
		at, err := time.ParseInLocation(layout, text, location)
		if err == nil && at.Year() > 1900 {
			if at.Format(layout) != text {
				return nil, InvalidField(field, "no_such_time", "%s does not exist in %s: the clocks go forward there", text, zone)
			}
			return &at, nil
		}
	}
	return nil, InvalidField(field, "not_a_time", "must be a date and a time such as 2027-01-31T23:59:00")
}

func (c *OpenCall) checkCriteria(p *Problems) {
	if c.Scale < 1 || c.Scale > 100 {
		p.Add("scale", "out_of_range", "must be the most points for a criterion, from 1 to 100")
	}
	if len(c.Criteria) > maxCriteria {
		p.Add("criteria", "too_many", "may be %d, are %d", maxCriteria, len(c.Criteria))
	}
	if c.Link == "" && c.State != CallDraft && len(c.Criteria) == 0 {
		p.Add("criteria", "required", "at least one is needed, so that applicants know what they are judged by")
	}
	seen := map[string]bool{}
	for i, criterion := range c.Criteria {
		at := fmt.Sprintf("criteria[%d]", i)
		checkID(p, at+".id", criterion.ID, seen)
		requireText(p, at+".label", criterion.Label)
		checkText(p, at+".label", criterion.Label, 200)
		if !(criterion.Weight > 0 && criterion.Weight <= 100) {
			p.Add(at+".weight", "out_of_range", "must be above 0 and at most 100")
		}
	}
}

func (c *OpenCall) checkFigures(p *Problems) {
	if c.Figures == nil {
		return
	}
	if c.Link == "" {
		p.Add("figures", "read_only", "are counted here, for a call that is kept here")
	}
	for name, n := range map[string]*int{"applied": c.Figures.Applied, "eligible": c.Figures.Eligible, "selected": c.Figures.Selected} {
		if n != nil && (*n < 0 || *n > 1_000_000) {
			p.Add("figures."+name, "out_of_range", "must be 0 or more")
		}
	}
}

// checkID notes an identifier within a document that is no slug or is there twice.
func checkID(p *Problems, field, id string, seen map[string]bool) {
	checkSlug(p, field, id)
	if seen[id] {
		p.Add(field, "repeated", "is there twice")
	}
	seen[id] = true
}

// BriefKind is how a call says where.
type BriefKind string

// The kinds of brief.
const (
	BriefAnywhere BriefKind = ""        // wherever in the city
	BriefArea     BriefKind = "area"    // within a polygon or a neighbourhood
	BriefStretch  BriefKind = "stretch" // along a river
	BriefPlaces   BriefKind = "places"  // one or more of a shortlist
)

// BriefKinds are all kinds of brief.
var BriefKinds = []BriefKind{BriefAnywhere, BriefArea, BriefStretch, BriefPlaces}

// Brief says where the sites of a call must lie.
type Brief struct {
	Kind          BriefKind `json:"kind"`
	Neighbourhood string    `json:"neighbourhood,omitempty"` // slug; of an area
	Geometry      Drawn     `json:"geometry"`                // of an area that is drawn; else derived, to be shown
	River         string    `json:"river,omitempty"`         // slug
	FromKm        float64   `json:"from_km"`
	ToKm          float64   `json:"to_km"`
	Bank          string    `json:"bank,omitempty"` // left or right; "" for both
	MaxOffsetM    float64   `json:"max_offset_m"`   // from the river's axis
	Places        []int64   `json:"places,omitempty"`
}

// maxShortlist is the most places of a brief, and MaxSitePlaces of an application.
const (
	maxShortlist  = 200
	MaxSitePlaces = 20
)

func (b *Brief) check(p *Problems) {
	oneOf(p, "brief.kind", b.Kind, BriefKinds, true)
	switch b.Kind {
	case BriefArea:
		if b.Neighbourhood == "" {
			*p = append(*p, CheckGeometry("brief.geometry", b.Geometry.Geometry)...)
			if g := b.Geometry.Geometry; g != nil && g.Dimensions() != 2 {
				p.Add("brief.geometry", "not_allowed", "must be a polygon")
			}
		}
	case BriefStretch:
		if b.River == "" {
			p.Add("brief.river", "required", "the slug of a river is needed")
		}
		if !(b.FromKm < b.ToKm) {
			p.Add("brief.to_km", "before_start", "must be more than from_km")
		}
		if !slices.Contains([]string{"", "left", "right"}, b.Bank) {
			p.Add("brief.bank", "not_allowed", "must be left, right or nothing for both")
		}
		if !(b.MaxOffsetM > 0 && b.MaxOffsetM <= 5000) {
			p.Add("brief.max_offset_m", "out_of_range", "must be above 0 and at most 5000 metres")
		}
	case BriefPlaces:
		if len(b.Places) == 0 || len(b.Places) > maxShortlist {
			p.Add("brief.places", "required", "name 1 to %d places", maxShortlist)
		}
	}
}

// Kept gives of the brief what its kind needs, without what is derived.
func (b Brief) Kept() Brief {
	kept := Brief{Kind: b.Kind}
	switch b.Kind {
	case BriefArea:
		kept.Neighbourhood = b.Neighbourhood
		if b.Neighbourhood == "" {
			kept.Geometry = b.Geometry
		}
	case BriefStretch:
		kept.River, kept.FromKm, kept.ToKm, kept.Bank, kept.MaxOffsetM = b.River, b.FromKm, b.ToKm, b.Bank, b.MaxOffsetM
	case BriefPlaces:
		kept.Places = b.Places
	}
	return kept
}

// Spot is where an application would make something: at places that are there, or where its applicant draws.
type Spot struct {
	Places   []int64 `json:"places"`
	Geometry Drawn   `json:"geometry"`
}

// Empty tells whether no site is chosen.
func (s Spot) Empty() bool { return len(s.Places) == 0 && s.Geometry.Geometry == nil }

// Check gives the faults of a site that can be seen without a database.
func (s Spot) Check() Problems {
	var p Problems
	if len(s.Places) > MaxSitePlaces {
		p.Add("site.places", "too_many", "may be %d at most", MaxSitePlaces)
	}
	if len(s.Places) > 0 && s.Geometry.Geometry != nil {
		p.Add("site", "not_allowed", "must be places or a drawn shape, not both")
	}
	if s.Geometry.Geometry != nil {
		p = append(p, CheckGeometry("site.geometry", s.Geometry.Geometry)...)
	}
	return p
}

// Fit is how a site fits a brief.
type Fit struct {
	Fits     bool     `json:"fits"`
	Problems Problems `json:"problems"` // why it does not
	Facts    []Facts  `json:"facts"`    // of the drawn shape, or of each place
}

// Later sets the phases to those of another call, so many years later, at the same hour of the same zone.
func (ph *Phases) Later(of *OpenCall, years int) {
	of.Phases.In()
	move := func(at *time.Time) *time.Time {
		if at == nil {
			return nil
		}
		later := at.AddDate(years, 0, 0)
		return &later
	}
	ph.Opens, ph.Closes, ph.ReviewUntil = move(of.Opens), move(of.Closes), move(of.ReviewUntil)
	ph.Decides, ph.ChangesUntil = move(of.Decides), move(of.ChangesUntil)
}
