package geo

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"
)

// Property is one property of a place's GeoJSON feature: the one table from which features are written and read,
// forms and filters made, and schemas told.
type Property struct {
	Field
	tellsWhere bool                                // follows from where the place is, or leads there
	get        func(*Place) any                    // nil when there is nothing to show
	set        func(*Place, json.RawMessage) error // nil when ReadOnly; null empties
}

// PlaceProperties are all properties of a place, in the order in which they are written.
var PlaceProperties = placeProperties()

func placeProperties() []Property {
	ps := []Property{
		text("kind", func(pl *Place) *Kind { return &pl.Kind }),
		text("category", func(pl *Place) *string { return &pl.Category }),
		derived("title", StringField, func(pl *Place) any { return filled(pl.Title.In("ro")) }),
	}
	ps = append(ps, perLanguage("title", func(pl *Place) *Text { return &pl.Title })...)
	ps = append(ps, perLanguage("description", func(pl *Place) *Text { return &pl.Description })...)
	ps = append(ps,
		list("aliases", func(pl *Place) *[]string { return &pl.Aliases }),
		text("life", func(pl *Place) *Life { return &pl.Life }),
		text("starts", func(pl *Place) *Date { return &pl.Period.Starts }),
		text("ends", func(pl *Place) *Date { return &pl.Period.Ends }),
		// What reduced dates can mean at their widest, for whoever reckons with days.
		derived("starts_on", DateField, func(pl *Place) any { return day(pl.Period.Starts.First()) }),
		derived("ends_on", DateField, func(pl *Place) any { return day(pl.Period.Ends.Last()) }),
		text("step_free", func(pl *Place) *StepFree { return &pl.StepFree }),
		list("amenities", func(pl *Place) *[]string { return &pl.Amenities }),
		text("opening_hours", func(pl *Place) *string { return &pl.OpeningHours }),
		text("website", func(pl *Place) *string { return &pl.Website }),
		text("credits", func(pl *Place) *string { return &pl.Credits }),
		text("source", func(pl *Place) *string { return &pl.Source }),
		text("licence", func(pl *Place) *string { return &pl.Licence }),
		text("certainty", func(pl *Place) *Certainty { return &pl.Certainty }),
		text("note", func(pl *Place) *string { return &pl.Note }),
	)
	for _, key := range slices.Sorted(maps.Keys(ExternalIDKeys)) {
		ps = append(ps, externalID(key))
	}
	ps = append(ps, flag("example", func(pl *Place) *bool { return &pl.Example }))
	ps = append(ps, derivedProperties()...)
	for i := range ps {
		_, register := ExternalIDKeys[ps[i].Name]
		ps[i].tellsWhere = register || slices.Contains(whereabouts, ps[i].Name)
	}
	return ps
}

// whereabouts are the properties that follow from where a place is. A test holds that none is left out.
var whereabouts = []string{
	"sensitive", "lon", "lat", "area_m2", "length_m", "neighbourhood", "neighbourhood_title", "neighbourhood_border", "neighbourhoods",
	"river", "river_title", "river_distance_m", "river_km", "river_bank", "river_offset_m", "river_beyond",
}

func derivedProperties() []Property {
	return []Property{
		derived("uuid", StringField, func(pl *Place) any { return filled(pl.UUID) }),
		derived("version", IntegerField, func(pl *Place) any { return pl.Version }),
		derived("publication", StringField, func(pl *Place) any { return filled(string(pl.Publication)) }),
		derived("decision", StringField, func(pl *Place) any { return filled(string(pl.Decision)) }),
		derived("aim", StringField, func(pl *Place) any { return filled(string(pl.Aim)) }),
		derived("target", IntegerField, func(pl *Place) any {
			if pl.Target == 0 {
				return nil
			}
			return pl.Target
		}),
		derived("sensitive", BooleanField, func(pl *Place) any { return pl.Sensitive }),
		derived("lon", NumberField, func(pl *Place) any { return round(pl.Facts.Point[0], 7) }),
		derived("lat", NumberField, func(pl *Place) any { return round(pl.Facts.Point[1], 7) }),
		derived("area_m2", NumberField, func(pl *Place) any { return number(pl.Facts.AreaM2) }),
		derived("length_m", NumberField, func(pl *Place) any { return number(pl.Facts.LengthM) }),
		derived("neighbourhood", StringField, func(pl *Place) any { return filled(pl.Facts.Neighbourhood) }),
		derived("neighbourhood_title", StringField, func(pl *Place) any {
			if len(pl.Facts.Shares) == 0 {
				return nil
			}
			return pl.Facts.Shares[0].Title
		}),
		derived("neighbourhood_border", BooleanField, func(pl *Place) any { return pl.Facts.Border }),
		derived("neighbourhoods", ObjectsField, func(pl *Place) any { return some(pl.Facts.Shares) }),
		river("river", StringField, func(r *RiverPosition) any { return r.River }),
		river("river_title", StringField, func(r *RiverPosition) any { return r.Title }),
		river("river_distance_m", NumberField, func(r *RiverPosition) any { return round(r.DistanceM, 1) }),
		riverside("river_km", NumberField, func(r *RiverPosition) any { return round(r.Km, 3) }),
		riverside("river_bank", StringField, func(r *RiverPosition) any { return r.Bank }),
		riverside("river_offset_m", NumberField, func(r *RiverPosition) any { return round(r.OffsetM, 1) }),
		riverside("river_beyond", BooleanField, func(r *RiverPosition) any { return r.Beyond }),
		derived("programmes", StringsField, func(pl *Place) any { return some(pl.Programmes) }),
		derived("organisations", StringsField, func(pl *Place) any { return some(pl.Organisations) }),
		derived("projects", NumbersField, func(pl *Place) any { return some(pl.Projects) }),
		derived("created_at", TimeField, func(pl *Place) any { return pl.CreatedAt.UTC().Format(time.RFC3339) }),
		derived("updated_at", TimeField, func(pl *Place) any { return pl.UpdatedAt.UTC().Format(time.RFC3339) }),
	}
}

// PropertyNamed gives the property of that name, or nil.
func PropertyNamed(name string) *Property {
	for i := range PlaceProperties {
		if PlaceProperties[i].Name == name {
			return &PlaceProperties[i]
		}
	}
	return nil
}

// Properties gives the properties of the place as a JSON object, without those that are empty.
func (pl *Place) Properties() []byte {
	b := []byte{'{'}
	for i := range PlaceProperties {
		p := &PlaceProperties[i]
		v := p.get(pl)
		if v == nil {
			continue
		}
		value, err := json.Marshal(v)
		if err != nil {
			panic(fmt.Sprintf("property %s cannot be written: %v", p.Name, err)) // cannot happen: plain values only
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), p.Name...), '"', ':')
		b = append(b, value...)
	}
	return append(b, '}')
}

// SetProperties sets the writable properties that are in the object and leaves the others alone; null empties.
// Unknown names and wrong types come back as one Invalid error that names each.
func (pl *Place) SetProperties(object map[string]json.RawMessage) error {
	var problems Problems
	for _, name := range slices.Sorted(maps.Keys(object)) {
		p := PropertyNamed(name)
		switch {
		case p == nil:
			problems.Add(name, "unknown", "is not a property of a place; known are %s", writableNames())
		case !p.ReadOnly:
			if err := p.set(pl, object[name]); err != nil {
				problems.Add(name, "wrong_type", "%s", err)
			}
		}
	}
	return problems.Err()
}

// SetProperty sets one property as SetProperties does.
func (pl *Place) SetProperty(name string, value json.RawMessage) error {
	return pl.SetProperties(map[string]json.RawMessage{name: value})
}

// EmptyProperties empties every writable property, as a replacement begins.
func (pl *Place) EmptyProperties() {
	for i := range PlaceProperties {
		if p := &PlaceProperties[i]; !p.ReadOnly {
			_ = p.set(pl, json.RawMessage("null")) // null suits every type
		}
	}
}

func writableNames() string {
	var names []string
	for _, p := range PlaceProperties {
		if !p.ReadOnly {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, ", ")
}

func derived(name string, kind FieldType, get func(*Place) any) Property {
	return Property{Field: field(name, kind, true), get: get}
}

// field makes the description of a property that can be asked for, as all can that are not objects.
func field(name string, kind FieldType, readOnly bool) Field {
	return Field{Name: name, Type: kind, ReadOnly: readOnly, Queryable: kind != ObjectsField}
}

// river makes a property that is there when the city has a river.
func river(name string, kind FieldType, get func(*RiverPosition) any) Property {
	return derived(name, kind, func(pl *Place) any {
		if pl.Facts.River == nil {
			return nil
		}
		return get(pl.Facts.River)
	})
}

// riverside makes a property that only riverside sites show: elsewhere a kilometre would say nothing.
func riverside(name string, kind FieldType, get func(*RiverPosition) any) Property {
	p := river(name, kind, get)
	return derived(name, kind, func(pl *Place) any {
		if pl.Kind != Riverside {
			return nil
		}
		return p.get(pl)
	})
}

func text[T ~string](name string, of func(*Place) *T) Property {
	return Property{
		Field: field(name, StringField, false),
		get:   func(pl *Place) any { return filled(string(*of(pl))) },
		set: func(pl *Place, raw json.RawMessage) error {
			s, err := readString(raw)
			*of(pl) = T(s)
			return err
		},
	}
}

func list(name string, of func(*Place) *[]string) Property {
	return Property{
		Field: field(name, StringsField, false),
		get:   func(pl *Place) any { return some(*of(pl)) },
		set: func(pl *Place, raw json.RawMessage) error {
			var v []string
			if err := json.Unmarshal(raw, &v); err != nil {
				return fmt.Errorf("must be a list of texts, such as [\"a\", \"b\"]")
			}
			*of(pl) = v
			return nil
		},
	}
}

func flag(name string, of func(*Place) *bool) Property {
	return Property{
		Field: field(name, BooleanField, false),
		get:   func(pl *Place) any { return *of(pl) }, // false too: a filter finds what is false, and not what IS NULL
		set: func(pl *Place, raw json.RawMessage) error {
			v := false
			if err := json.Unmarshal(raw, &v); err != nil {
				return fmt.Errorf("must be true or false")
			}
			*of(pl) = v
			return nil
		},
	}
}

// perLanguage makes one property for each language of a text: title_ro, title_en …
func perLanguage(name string, of func(*Place) *Text) []Property {
	var ps []Property
	for _, lang := range Languages {
		ps = append(ps, Property{
			Field: field(name+"_"+lang, StringField, false),
			get:   func(pl *Place) any { return filled((*of(pl))[lang]) },
			set: func(pl *Place, raw json.RawMessage) error {
				s, err := readString(raw)
				setKey((*map[string]string)(of(pl)), lang, s)
				return err
			},
		})
	}
	return ps
}

func externalID(key string) Property {
	return Property{
		Field: field(key, StringField, false),
		get:   func(pl *Place) any { return filled(pl.ExternalIDs[key]) },
		set: func(pl *Place, raw json.RawMessage) error {
			s, err := readString(raw)
			setKey(&pl.ExternalIDs, key, s)
			return err
		},
	}
}

// setKey sets a key in a copy of the map, or takes it out when s is "", so that no other holder of the map sees it.
func setKey(m *map[string]string, key, s string) {
	fresh := maps.Clone(*m)
	if fresh == nil {
		fresh = map[string]string{}
	}
	delete(fresh, key)
	if s != "" {
		fresh[key] = s
	}
	*m = fresh
}

func readString(raw json.RawMessage) (string, error) {
	s := ""
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", fmt.Errorf("must be a text")
	}
	// PostgreSQL keeps no NUL in a text.
	return strings.TrimSpace(strings.ReplaceAll(s, "\x00", "")), nil
}

func filled(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func day(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Format(time.DateOnly)
}

func some[T any](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return list
}

func number(f *float64) any {
	if f == nil {
		return nil
	}
	return round(*f, 1)
}

func round(f float64, digits int) float64 {
	scale := math.Pow10(digits)
	return math.Round(f*scale) / scale
}
