package geo

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/paulmach/orb"
)

// Aim is what a proposal is for. A place has the aim of the proposal it began as, "" for a new place like any other.
type Aim string

// The aims.
const (
	NewPlace       Aim = "new"          // of a proposal only
	ChangeOfPlace  Aim = "change"       // of what is said of a place, or of its shape
	InterventionAt Aim = "intervention" // a new place of kind intervention, at a place that is there
	RemovalOfPlace Aim = "removal"      // of what is on the ground
)

// Aims are all aims, in the order in which people are offered them.
var Aims = []Aim{NewPlace, ChangeOfPlace, InterventionAt, RemovalOfPlace}

// Amends tells whether the proposal is about a place that is there alone: it is a document of its own and never becomes a
// place on the map.
func (a Aim) Amends() bool { return a == ChangeOfPlace || a == RemovalOfPlace }

// aimNames are what a proposal is called by its aim.
var aimNames = map[Aim]Text{
	NewPlace:       {"ro": "Loc nou", "en": "New place"},
	ChangeOfPlace:  {"ro": "Schimbare", "en": "Change"},
	InterventionAt: {"ro": "Intervenție", "en": "Intervention"},
	RemovalOfPlace: {"ro": "Îndepărtare", "en": "Removal"},
}

// Titled is the title of a proposal with this aim for a reader of the language: it says first what is proposed, since the place
// that it is about has the same title. A place, and a proposal that becomes one, goes by its title alone.
func (a Aim) Titled(title Text, language string) string {
	if name, there := aimNames[a]; there && a != NewPlace {
		return name.In(language) + ": " + title.In(language)
	}
	return title.In(language)
}

// removable are the states of life of what can be removed.
var removable = []Life{Live, Paused, Ended, ReportedGone}

// CheckTarget gives the faults of a proposal about target, or nil. The place is the document as it is wished.
func (pr *Proposal) CheckTarget(place, target *Place) error {
	var p Problems
	switch {
	case target.Publication != Published || target.Aim.Amends():
		p.Add("target", "not_public", "must be a place on the public map")
	case target.Sensitive:
		pr.checkSensitive(&p, place, target)
	case pr.Aim == InterventionAt && place.Kind != Intervention:
		p.Add("kind", "not_allowed", "must be intervention, as that is what is proposed")
	case pr.Aim == RemovalOfPlace && !slices.Contains(removable, target.Life):
		p.Add("target", "nothing_there", "is %s: only what is on the ground can be removed", words(string(target.Life)))
	case pr.Aim == ChangeOfPlace && len(changedBetween(target, place)) == 0:
		p.Add("feature", "no_change", "says nothing that is different from the place as it is")
	}
	return p.Err()
}

// checkSensitive notes what in a proposal about a sensitive place would tell where that is: proposals are public.
func (pr *Proposal) checkSensitive(p *Problems, place, target *Place) {
	if pr.Aim == InterventionAt {
		p.Add("target", "sensitive", "is a place that is shown approximately only; nothing can be proposed at it")
	}
	if !SameSpot(target.Geometry, place.Geometry) {
		p.Add("geometry", "sensitive", "must stay as it is shown: whoever is responsible moves a place that is shown approximately only")
	}
	for key := range place.ExternalIDs {
		p.Add(key, "sensitive", "must be empty: it would tell where a sensitive place is")
	}
}

// Amendment gives the document of a proposal about the place, to be changed as it is wished.
func (pl *Place) Amendment(aim Aim) *Place {
	document := *pl
	document.ID, document.UUID, document.CreatedBy = 0, "", 0
	document.Aim, document.Target, document.Life = aim, pl.ID, Idea
	document.Projects = nil
	return &document
}

// notAmended are the writable properties that describe what is on the ground or how the document came to be. They move
// on lines of their own, so neither a restoration nor a change takes them along.
var notAmended = []string{"life", "example"}

// GeometryField names the geometry among what a change changes.
const GeometryField = "geometry"

// changedBetween names what describes a place and differs between two documents of it.
func changedBetween(before, after *Place) []string {
	names := differing(documentOf(before), documentOf(after))
	if !orb.Equal(before.Geometry, after.Geometry) {
		names = append(names, GeometryField)
	}
	return names
}

// document are the properties of a place as they are written.
type document map[string]json.RawMessage

func documentOf(pl *Place) document {
	var d document
	if err := json.Unmarshal(pl.Properties(), &d); err != nil {
		panic(fmt.Sprintf("properties cannot be read: %v", err)) // cannot happen: we have just written them
	}
	return d
}

func (r *Revision) document() (document, error) {
	var d document
	if err := json.Unmarshal(r.Properties, &d); err != nil {
		return nil, fmt.Errorf("read revision %d of place %d: %w", r.Version, r.PlaceID, err)
	}
	return d, nil
}

// describing are the names of the properties that a change or a restoration takes along.
func describing() []string {
	var names []string
	for i := range PlaceProperties {
		if p := &PlaceProperties[i]; !p.ReadOnly && !slices.Contains(notAmended, p.Name) {
			names = append(names, p.Name)
		}
	}
	return names
}

func differing(before, after document) []string {
	return slices.DeleteFunc(describing(), func(name string) bool { return bytes.Equal(before[name], after[name]) })
}

// take sets the named properties as they are in the document; what is not in it is emptied.
func (pl *Place) take(names []string, d document) error {
	for _, name := range names {
		value, there := d[name]
		if !there {
			value = json.RawMessage("null")
		}
		if err := PropertyNamed(name).set(pl, value); err != nil {
			return fmt.Errorf("take over %s: %w", name, err)
		}
	}
	return nil
}

// Amend sets on the place what a proposal wishes different from the revision it was written from. What others have changed
// since and the proposal leaves alone stays as they made it.
func (pl *Place) Amend(base *Revision, wish *Place) error {
	before, err := base.document()
	if err != nil {
		return err
	}
	after := documentOf(wish)
	if !wish.Sensitive && !orb.Equal(base.Geometry, wish.Geometry) {
		pl.Geometry = wish.Geometry
	}
	return pl.take(differing(before, after), after)
}

// SameAs tells whether two documents say the same of a place and draw it alike.
func (pl *Place) SameAs(other *Place) bool { return len(changedBetween(pl, other)) == 0 }
