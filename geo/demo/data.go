package demo

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/format"
)

//go:embed data
var data embed.FS

// dataset is what the files in data say, but for the base map, which is only read when it is written.
type dataset struct {
	Outline, Neighbourhoods []area
	River                   area
	Programmes              []geo.Programme
	Organisations           []geo.Organisation
	Contacts                map[string][]geo.OrganisationContact // by the slug of the organisation
	Accounts                []geo.Account
	Places, Examples        []*format.Feature // real ones, and made-up ones
	Projects                []project
	Tags                    []tag
	Trails                  []trail
	Proposals               []proposal
	Events                  []event
	Calls                   []call
	ExampleCalls            []exampleCall
	Indicators              []geo.Indicator
	Observations            []observation
	Voices                  voices
}

// project is a project with its identifier in the dataset, and its ties by slug.
type project struct {
	ID           string   `json:"id"`
	Organisation string   `json:"organisation"`
	Programme    string   `json:"programme"`
	Title        geo.Text `json:"title"`
	Summary      geo.Text `json:"summary"`
	geo.Period
	Life    geo.Life `json:"life"`
	Website string   `json:"website"`
	Source  string   `json:"source"`
}

// tag is a tag with project and place by their identifiers in the dataset.
type tag struct {
	Project string      `json:"project"`
	Place   string      `json:"place"`
	Role    geo.TagRole `json:"role"`
	geo.Period
	Note string `json:"note"`
}

// proposal is a proposal with its place, made by an account for an organisation or for nobody.
type proposal struct {
	Author       string          `json:"author"`       // e-mail address
	Organisation string          `json:"organisation"` // slug
	Aim          geo.Aim         `json:"aim"`          // "" is for a new place
	Target       string          `json:"target"`       // identifier of the place that it is about
	Reason       string          `json:"reason"`
	Feature      json.RawMessage `json:"feature"`
	place        *format.Feature
}

// observation is a reported number with its project by its identifier in the dataset; what is about none is about the city.
type observation struct {
	Indicator    string        `json:"indicator"`    // slug
	Organisation string        `json:"organisation"` // slug
	Value        float64       `json:"value"`
	Qualifier    geo.Qualifier `json:"qualifier"`
	geo.Period
	Project  string `json:"project"`
	Source   string `json:"source"`
	Evidence string `json:"evidence"`
	Note     string `json:"note"`
}

// area is a feature of the atlas: an area, or the river.
type area struct {
	ID         string `json:"id"`
	Properties struct {
		TitleRo       string    `json:"title_ro"`
		TitleEn       string    `json:"title_en"`
		Label         orb.Point `json:"label"`
		OriginTitleRo string    `json:"origin_title_ro"`
		OriginTitleEn string    `json:"origin_title_en"`
		OriginM       float64   `json:"origin_m"`
		Source        string    `json:"source"`
	} `json:"properties"`
	Geometry json.RawMessage `json:"geometry"`
	shape    orb.Geometry
}

func (a *area) title() geo.Text {
	return geo.Text{"ro": a.Properties.TitleRo, "en": a.Properties.TitleEn}
}

func readDataset() (*dataset, error) {
	d := &dataset{}
	var rivers []area
	for name, into := range map[string]any{
		"programmes.json": &d.Programmes, "organisations.json": &d.Organisations, "contacts.json": &d.Contacts, "accounts.json": &d.Accounts,
		"projects.json": &d.Projects, "tags.json": &d.Tags, "proposals.json": &d.Proposals,
		"indicators.json": &d.Indicators, "observations.json": &d.Observations,
		"events.json": &d.Events, "trails.json": &d.Trails, "calls.json": &d.Calls, "callexamples.json": &d.ExampleCalls,
		"voices.json": &d.Voices,
	} {
		if err := readJSON(name, into); err != nil {
			return nil, err
		}
	}
	for name, into := range map[string]*[]area{
		"outline.geojson": &d.Outline, "neighbourhoods.geojson": &d.Neighbourhoods, "river.geojson": &rivers,
	} {
		if err := readAreas(name, into); err != nil {
			return nil, err
		}
	}
	d.River = rivers[0]
	return d, errors.Join(readPlaces("places.geojson", &d.Places), readPlaces("examples.geojson", &d.Examples), d.readProposals())
}

func readJSON(name string, into any) error {
	raw, err := data.ReadFile("data/" + name)
	if err == nil {
		decoder := json.NewDecoder(bytes.NewReader(raw))
		decoder.DisallowUnknownFields()
		err = decoder.Decode(into)
	}
	if err != nil {
		return fmt.Errorf("demo data %s: %w", name, err)
	}
	return nil
}

func readAreas(name string, into *[]area) error {
	raw, err := data.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	var collection struct {
		Features []area `json:"features"`
	}
	if err := json.Unmarshal(raw, &collection); err != nil {
		return fmt.Errorf("demo data %s: %w", name, err)
	}
	for i := range collection.Features {
		a := &collection.Features[i]
		if a.shape, err = geo.ParseGeometry(a.Geometry); err != nil {
			return fmt.Errorf("demo data %s, %s: %w", name, a.ID, err)
		}
	}
	*into = collection.Features
	return nil
}

func readPlaces(name string, into *[]*format.Feature) error {
	file, err := data.Open("data/" + name)
	if err != nil {
		return err
	}
	defer file.Close()
	reader := format.NewGeoJSON(file)
	for {
		f, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("demo data %s: %w", name, err)
		}
		f.Place.UUID, f.Place.Publication = uuidOf(f.ID), geo.Published
		*into = append(*into, f)
	}
}

func (d *dataset) readProposals() error {
	for i := range d.Proposals {
		p := &d.Proposals[i]
		f, err := format.ParseFeature(p.Feature)
		if err != nil {
			return fmt.Errorf("demo data proposals.json: %w", err)
		}
		f.Place.UUID = uuidOf("proposal/" + f.ID)
		p.place = f
	}
	return nil
}

// readBase reads the base map: one GeoJSON feature a line, compressed.
func readBase() ([]geo.BaseFeature, error) {
	file, err := data.Open("data/base.ndjson.gz")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("demo data base.ndjson.gz: %w", err)
	}
	var features []geo.BaseFeature
	for decoder := json.NewDecoder(unzipped); ; {
		f, err := readBaseFeature(decoder)
		if errors.Is(err, io.EOF) {
			return features, nil
		}
		if err != nil {
			return nil, fmt.Errorf("demo data base.ndjson.gz, line %d: %w", len(features)+1, err)
		}
		features = append(features, f)
	}
}

func readBaseFeature(decoder *json.Decoder) (f geo.BaseFeature, err error) {
	var line struct {
		Properties struct {
			Layer   string `json:"layer"`
			Class   string `json:"class"`
			Name    string `json:"name"`
			MinZoom int    `json:"min_zoom"`
		} `json:"properties"`
		Geometry json.RawMessage `json:"geometry"`
	}
	if err := decoder.Decode(&line); err != nil {
		return f, err
	}
	p := line.Properties
	g, err := geo.ParseGeometry(line.Geometry)
	return geo.BaseFeature{Layer: p.Layer, Class: p.Class, Name: p.Name, MinZoom: p.MinZoom, Geometry: g}, err
}
