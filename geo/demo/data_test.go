package demo

import (
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/format"
)

func readTestDataset(t *testing.T) *dataset {
	t.Helper()
	d, err := readDataset()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestPlaces(t *testing.T) {
	d := readTestDataset(t)
	if len(d.Places) < 300 {
		t.Errorf("%d places; at least 300 belong to the demo city", len(d.Places))
	}
	bounds := d.Outline[0].shape.Bound()
	seen := map[string]bool{}
	for _, f := range d.Places {
		pl := f.Place
		if err := pl.Check(); err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
		if f.ID == "" || seen[f.ID] {
			t.Errorf("%q: the identifier is empty or used twice", f.ID)
		}
		seen[f.ID] = true
		if b := pl.Geometry.Bound(); !bounds.Contains(b.Min) || !bounds.Contains(b.Max) {
			t.Errorf("%s lies outside the city: %v", f.ID, b)
		}
		if pl.Source == "" || pl.Licence == "" || pl.Certainty == "" || pl.Title["ro"] == "" || pl.Title["en"] == "" {
			t.Errorf("%s lacks a source, licence, certainty or title", f.ID)
		}
	}
}

// What is over has a date; what is only approximate says so.
func TestPlacesAreHonest(t *testing.T) {
	d := readTestDataset(t)
	for _, f := range d.Places {
		pl := f.Place
		if pl.Life == geo.Ended && pl.Period.Starts == "" {
			t.Errorf("%s is over, since when is not said", f.ID)
		}
		if pl.Life == geo.Ended && pl.Period.Ends == "" && !strings.Contains(pl.Note, "Data încheierii nu se cunoaște") {
			t.Errorf("%s is over and says neither until when nor that this is not known", f.ID)
		}
		if pl.Certainty != geo.CertaintyHigh && pl.Note == "" {
			t.Errorf("%s is of %s certainty and does not say why", f.ID, pl.Certainty)
		}
		if pl.Example {
			t.Errorf("%s is marked as an example among real places", f.ID)
		}
	}
}

func TestPlacesAreSpeltRight(t *testing.T) {
	d := readTestDataset(t)
	for _, f := range d.Places {
		all := f.Place.Title["ro"] + f.Place.Description["ro"] + f.Place.Note + strings.Join(f.Place.Aliases, " ")
		if i := strings.IndexAny(all, "şţŞŢ"); i >= 0 {
			t.Errorf("%s has a cedilla where a comma belongs: %s", f.ID, all[max(0, i-20):])
		}
	}
}

func TestPlacesByKindAndLife(t *testing.T) {
	d := readTestDataset(t)
	kinds, lives, lines, polygons := map[geo.Kind]int{}, map[geo.Life]int{}, 0, 0
	for _, f := range d.Places {
		kinds[f.Place.Kind]++
		lives[f.Place.Life]++
		switch f.Place.Geometry.(type) {
		case orb.LineString, orb.MultiLineString:
			lines++
		case orb.Polygon, orb.MultiPolygon:
			polygons++
		}
	}
	for kind, least := range map[geo.Kind]int{geo.Space: 140, geo.Riverside: 45, geo.Intervention: 110} {
		if kinds[kind] < least {
			t.Errorf("%d places of kind %s, at least %d are known", kinds[kind], kind, least)
		}
	}
	if lives[geo.Ended] < 9 || lives[geo.Live] < 290 || len(lives) != 2 {
		t.Errorf("lives: %v", lives)
	}
	if lines < 5 || polygons < 100 {
		t.Errorf("%d lines and %d polygons; parks, squares and embankments have outlines", lines, polygons)
	}
}

// The traps that the sources set.
func TestKnownTraps(t *testing.T) {
	d := readTestDataset(t)
	places := map[string]*geo.Place{}
	for _, f := range d.Places {
		places[f.ID] = f.Place
	}
	square, nursery := places["piata-victoriei"], places["pepiniera-1306-plante-pentru-timisoara-2023"]
	if !square.Geometry.Bound().Contains(nursery.Geometry.(orb.Point)) {
		t.Error("Pepiniera stood in Piața Victoriei")
	}
	for id, alias := range map[string]string{
		"podul-andrei-saguna-fabric": "Podul Mihai Viteazul", "podul-mihai-viteazul-catedrala": "Podul Mitropolit Andrei Șaguna",
		"podul-maria": "Podul Traian", "podul-general-ion-dragalina": "Podul Ștefan cel Mare", "podul-iuliu-maniu": "Podul Muncii",
	} {
		if !strings.Contains(strings.Join(places[id].Aliases, "|"), alias) {
			t.Errorf("%s does not name its other name %s", id, alias)
		}
	}
	if strings.Contains(strings.Join(places["podul-metalic-podul-de-fier"].Aliases, "|"), "Tinereții") {
		t.Error("Podul Tinereții is the bridge by the Cathedral, not the Iron Bridge")
	}
}

func TestAtlas(t *testing.T) {
	d := readTestDataset(t)
	polygons := 0
	for _, a := range d.Neighbourhoods {
		if _, ok := a.shape.(orb.Polygon); ok {
			polygons++
		}
		if a.ID == "" || a.Properties.TitleRo == "" || !a.shape.Bound().Contains(a.Properties.Label) {
			t.Errorf("neighbourhood %q: identifier, title or label is wrong", a.ID)
		}
	}
	if polygons != 31 || len(d.Neighbourhoods) != 41 {
		t.Errorf("%d neighbourhoods, %d with an outline; want 41 and 31", len(d.Neighbourhoods), polygons)
	}
	axis := river(&d.River).Axis
	if len(axis) < 2 || axis[0][0] < axis[len(axis)-1][0] {
		t.Error("the axis of the Bega must run downstream, from east to west")
	}
}

func TestBase(t *testing.T) {
	features, err := readBase()
	if err != nil {
		t.Fatal(err)
	}
	layers := map[string]int{}
	for i, f := range features {
		layers[f.Layer]++
		if f.Class == "" || f.MinZoom < 5 || f.MinZoom > 18 || len(geo.CheckGeometry("geometry", f.Geometry)) > 0 && vertices(f.Geometry) <= geo.MaxVertices {
			t.Errorf("line %d: class %q, zoom %d, %v", i+1, f.Class, f.MinZoom, geo.CheckGeometry("geometry", f.Geometry))
		}
	}
	for layer, least := range map[string]int{"water": 150, "green": 700, "street": 2500, "rail": 50} {
		if layers[layer] < least {
			t.Errorf("%d features of layer %s, want %d or more", layers[layer], layer, least)
		}
	}
	if len(layers) != 4 {
		t.Errorf("layers: %v", layers)
	}
}

func vertices(g orb.Geometry) int {
	n := 0
	if lines, ok := g.(orb.MultiLineString); ok {
		for _, l := range lines {
			n += len(l)
		}
	}
	return n
}

func TestReferences(t *testing.T) {
	d := readTestDataset(t)
	places, projects, organisations, programmes := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, f := range d.Places {
		places[f.ID] = true
	}
	for i := range d.Organisations {
		organisations[d.Organisations[i].Slug] = true
	}
	for i := range d.Programmes {
		programmes[d.Programmes[i].Slug] = true
	}
	for _, p := range d.Projects {
		if projects[p.ID] || !organisations[p.Organisation] || p.Programme != "" && !programmes[p.Programme] {
			t.Errorf("project %s: identifier, organisation %q or programme %q is wrong", p.ID, p.Organisation, p.Programme)
		}
		projects[p.ID] = true
	}
	for _, g := range d.Tags {
		if !places[g.Place] || !projects[g.Project] {
			t.Errorf("tag of %q to %q: one of them does not exist", g.Project, g.Place)
		}
		one := geo.Tag{PlaceID: 1, Role: g.Role, Period: g.Period, Note: g.Note}
		if err := one.Check(); err != nil {
			t.Errorf("tag of %s to %s: %v", g.Project, g.Place, err)
		}
	}
	for _, a := range d.Accounts {
		for _, m := range a.Memberships {
			if !organisations[m.Slug] {
				t.Errorf("%s belongs to %q, which does not exist", a.Email, m.Slug)
			}
		}
	}
}

func TestProjectsAndTheirPeople(t *testing.T) {
	d := readTestDataset(t)
	if len(d.Programmes) != 6 {
		t.Errorf("%d programmes, want six", len(d.Programmes))
	}
	for i := range d.Programmes {
		if err := d.Programmes[i].Check(); err != nil || d.Programmes[i].Source == "" {
			t.Errorf("programme %s: %v, source %q", d.Programmes[i].Slug, err, d.Programmes[i].Source)
		}
	}
	for slug, contacts := range d.Contacts {
		if err := geo.CheckContacts(contacts); err != nil {
			t.Errorf("contacts of %s: %v", slug, err)
		}
		for _, c := range contacts {
			if !c.Example || c.Email != "" && !strings.HasSuffix(c.Email, "@example.org") {
				t.Errorf("contact %v of %s is made up and does not say so", c.Label, slug)
			}
		}
	}
	for i := range d.Organisations {
		if err := d.Organisations[i].Check(); err != nil || d.Organisations[i].Source == "" {
			t.Errorf("organisation %s: %v, source %q", d.Organisations[i].Slug, err, d.Organisations[i].Source)
		}
		if seal := d.Organisations[i].Seal; seal != nil && (seal.Check() != nil || !seal.Example) {
			t.Errorf("the seal of %s is made up and does not say so", d.Organisations[i].Slug)
		}
	}
	titles := map[string]bool{}
	for i := range d.Projects {
		p := &d.Projects[i]
		if err := p.project().Check(); err != nil || p.Source == "" {
			t.Errorf("project %s: %v, source %q", p.ID, err, p.Source)
		}
		if key := p.Organisation + p.Title["ro"]; titles[key] {
			t.Errorf("project %s: its organisation has another of the same title, by which it is known", p.ID)
		} else {
			titles[key] = true
		}
		if p.Life == geo.Ended && p.Ends == "" {
			t.Errorf("project %s is over, until when is not said", p.ID)
		}
		if p.Programme == d.lastProgramme().Slug {
			t.Errorf("project %s is in the programme that is written last of all", p.ID)
		}
	}
}

func TestAccountsAreFictional(t *testing.T) {
	accounts, err := Accounts()
	if err != nil {
		t.Fatal(err)
	}
	roles := map[geo.Role]bool{}
	admins := map[string]int{}
	for i := range accounts {
		a := &accounts[i]
		if err := a.Check(); err != nil {
			t.Errorf("%s: %v", a.Email, err)
		}
		if !strings.HasSuffix(a.Email, "@example.org") || !strings.HasSuffix(a.Name, " Exemplu") {
			t.Errorf("%s <%s> could be taken for a real person", a.Name, a.Email)
		}
		roles[a.Role] = true
		for _, m := range a.Memberships {
			if m.Role == geo.Admin {
				admins[m.Slug]++
			}
		}
	}
	for _, role := range geo.Roles {
		if !roles[role] {
			t.Errorf("no account is a %s", role)
		}
	}
	if len(admins) != 2 {
		t.Errorf("admins of organisations: %v, want of two", admins)
	}
}

func TestProposalsAreMarkedAsExamples(t *testing.T) {
	d := readTestDataset(t)
	shapes := map[string]bool{}
	for _, p := range d.Proposals {
		pl := p.place.Place
		if p.Aim.Amends() {
			if !pl.Example || !strings.HasPrefix(p.Reason, "Exemplu: ") || !slices.ContainsFunc(d.Places, func(f *format.Feature) bool { return f.ID == p.Target }) {
				t.Errorf("%s could be taken for real, or is about no place", p.place.ID)
			}
			continue
		}
		pl.Publication = geo.Submitted
		if err := pl.Check(); err != nil {
			t.Errorf("%s: %v", p.place.ID, err)
		}
		shapes[pl.Geometry.GeoJSONType()] = true
		if !pl.Example || !strings.HasPrefix(pl.Title["ro"], "Exemplu: ") || !strings.HasPrefix(pl.Title["en"], "Example: ") {
			t.Errorf("%s could be taken for real", p.place.ID)
		}
		if err := (&geo.Proposal{Aim: geo.NewPlace, Reason: p.Reason}).CheckNew(pl); err != nil {
			t.Errorf("%s: %v", p.place.ID, err)
		}
	}
	if !shapes["Polygon"] || !shapes["LineString"] {
		t.Errorf("shapes of the proposals: %v, want a polygon and a line among them", shapes)
	}
}

func TestTrails(t *testing.T) {
	d := readTestDataset(t)
	places := map[string]bool{}
	for _, f := range d.Places {
		places[f.ID] = true
	}
	if len(d.Trails) < 3 {
		t.Errorf("%d trails; at least three belong to the demo city", len(d.Trails))
	}
	for _, tr := range d.Trails {
		if tr.Source == "" || tr.Title["ro"] == "" || tr.Title["en"] == "" || tr.Description["ro"] == "" || tr.Description["en"] == "" || len(tr.Stops) < 3 {
			t.Errorf("%s lacks a source, a text or stops", tr.ID)
		}
		for _, s := range tr.Stops {
			if !places[s.Place] {
				t.Errorf("%s stops at %q, which there is not", tr.ID, s.Place)
			}
		}
	}
}

// Nobody takes for real what made-up people say of real places.
func TestVoicesAreMarkedAsExamples(t *testing.T) {
	d := readTestDataset(t)
	for _, f := range d.Examples {
		if !f.Place.Example || !strings.HasPrefix(f.Place.Title["ro"], "Exemplu: ") || !strings.HasPrefix(f.Place.Title["en"], "Example: ") {
			t.Errorf("%s could be taken for real", f.ID)
		}
		if err := f.Place.Check(); err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
	}
	var words []string
	for _, c := range d.Voices.Comments {
		words = append(words, c.Text)
	}
	for _, c := range d.Voices.Checks {
		words = append(words, c.Note)
	}
	for _, r := range d.Voices.Reports {
		words = append(words, r.Text)
		if r.Answer != "" {
			words = append(words, r.Answer)
		}
	}
	for _, s := range d.Voices.Sensitive {
		words = append(words, s.Reason)
	}
	for _, w := range words {
		if !strings.HasPrefix(w, "Exemplu") || strings.ContainsAny(w, "şţŞŢ") {
			t.Errorf("%q could be taken for real, or is spelt wrong", w)
		}
	}
	for _, p := range d.Voices.People {
		if !strings.HasSuffix(p.Email, "@example.org") || !strings.HasSuffix(p.Name, " Exemplu") {
			t.Errorf("%s <%s> could be taken for a real person", p.Name, p.Email)
		}
	}
	for _, p := range d.Voices.Photos {
		if _, there := scenes[p.Scene]; !there || p.Alt["ro"] == "" || p.Alt["en"] == "" {
			t.Errorf("%s shows %q, which is not drawn, or does not say what is seen", p.ID, p.Scene)
		}
	}
}
