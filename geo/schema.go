package geo

import "slices"

// Fields describes what the features of the collection have: identifier and geometry first, then the properties in the
// order in which they are written.
func (c *Collection) Fields() []Field {
	switch c.Source {
	case PlaceSource:
		return placeFields[layer{c.Kind, c.Form}]
	case ProjectSource:
		return projectFields
	case EventSource:
		return eventFields
	case AreaSource:
		return areaFields[c.Form]
	case TrailSource:
		return trailFields
	}
	return riverFields
}

// layer is what all places of a collection have in common; "" is nothing.
type layer struct {
	kind Kind
	form Form
}

// placeFields are the fields of places by the layer.
var placeFields = func() map[layer][]Field {
	all := map[layer][]Field{}
	for _, kind := range append([]Kind{""}, Kinds...) {
		for form, format := range formats {
			geometry := shape(format)
			geometry.Required = true
			all[layer{kind, form}] = append([]Field{identifier, geometry}, ownFields(kind)...)
		}
	}
	return all
}()

// ownFields are the fields of places of a kind, "" for all kinds, but for identifier and geometry.
func ownFields(kind Kind) []Field {
	var fields []Field
	for i := range PlaceProperties {
		f := PlaceProperties[i].Field
		switch f.Name {
		case "kind":
			f.Values, f.Required = values(kindsOf(kind)), kind == ""
		case "category":
			f.Values, f.Required = vocabulary(kind, func(v Vocabulary) []string { return v.Categories }), true
		case "amenities":
			f.Values = vocabulary(kind, func(v Vocabulary) []string { return v.Amenities })
		case "life":
			f.Values = values(Lives)
		case "step_free":
			f.Values = values(StepFrees)
		case "certainty":
			f.Values = values(Certainties)
		case "publication":
			f.Values = values(Publications)
		case "decision":
			f.Values = values(Decisions)
		case "aim":
			f.Values = values(Aims[1:])
		case "river_bank":
			f.Values = []string{"left", "right", "axis"}
		case "starts_on":
			f.Role = PeriodStartRole
		case "ends_on":
			f.Role = PeriodEndRole
		case "title", "title_en", "updated_at":
			f.Sortable = true
		}
		fields = append(fields, told(f))
	}
	return fields
}

// kindsOf are the kinds that there are among places of a kind: that one, or all for "".
func kindsOf(kind Kind) []Kind {
	if kind == "" {
		return Kinds
	}
	return []Kind{kind}
}

// vocabulary gives one list of words of a kind, or of all kinds for "", each word once.
func vocabulary(kind Kind, list func(Vocabulary) []string) []string {
	var words []string
	for _, k := range kindsOf(kind) {
		for _, word := range list(Vocabularies[k]) {
			if !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
	}
	return words
}

// Categories are those of all kinds.
var Categories = vocabulary("", func(v Vocabulary) []string { return v.Categories })

var projectFields = []Field{
	identifier, shape("multipoint"),
	kept("title", StringField), kept("title_ro", StringField), kept("title_en", StringField), kept("summary_ro", StringField), kept("summary_en", StringField),
	kept("organisation", StringField), kept("organisation_title", StringField), kept("programme", StringField), kept("programme_title", StringField),
	kept("life", StringField), kept("starts", StringField), kept("ends", StringField),
	{Name: "starts_on", Type: DateField, ReadOnly: true, Queryable: true, Role: PeriodStartRole, Title: fieldTitles["starts_on"]},
	{Name: "ends_on", Type: DateField, ReadOnly: true, Queryable: true, Role: PeriodEndRole, Title: fieldTitles["ends_on"]},
	kept("website", StringField), kept("source", StringField), kept("example", BooleanField), kept("places", IntegerField),
	kept("version", IntegerField), kept("created_at", TimeField),
}

var eventFields = []Field{
	identifier, shape("point"),
	kept("title", StringField), kept("title_ro", StringField), kept("title_en", StringField), kept("description_ro", StringField), kept("description_en", StringField),
	kept("starts", StringField), kept("ends", StringField),
	{Name: "starts_on", Type: DateField, ReadOnly: true, Queryable: true, Role: PeriodStartRole, Title: fieldTitles["starts_on"]},
	{Name: "ends_on", Type: DateField, ReadOnly: true, Queryable: true, Role: PeriodEndRole, Title: fieldTitles["ends_on"]},
	kept("repeats", BooleanField), kept("cancelled", BooleanField), kept("attendance", StringField), kept("place", IntegerField), kept("place_title", StringField),
	kept("organisation", StringField), kept("organisation_title", StringField), kept("programme", StringField), kept("programme_title", StringField),
	kept("project", IntegerField), kept("step_free", StringField), kept("free", BooleanField), kept("website", StringField), kept("registration", StringField),
	kept("source", StringField), kept("example", BooleanField), kept("uuid", StringField), kept("version", IntegerField), kept("created_at", TimeField),
	kept("updated_at", TimeField),
}

// areaFields are the fields of neighbourhoods by their form.
var areaFields = func() map[Form][]Field {
	all := map[Form][]Field{}
	for form, format := range formats {
		all[form] = append([]Field{identifier, shape(format)}, areaProperties...)
	}
	return all
}()

var areaProperties = []Field{
	kept("slug", StringField), kept("title", StringField), kept("title_ro", StringField), kept("title_en", StringField),
	kept("lon", NumberField), kept("lat", NumberField), kept("area_m2", NumberField),
	kept("as_of", StringField), kept("source", StringField), kept("licence", StringField),
}

var trailFields = []Field{
	identifier, shape("linestring"),
	kept("title", StringField), kept("title_ro", StringField), kept("title_en", StringField), kept("description_ro", StringField), kept("description_en", StringField),
	kept("mode", StringField), kept("step_free", StringField), kept("from_month", IntegerField), kept("to_month", IntegerField),
	kept("length_m", NumberField), kept("minutes", IntegerField), kept("stops", IntegerField),
	kept("organisation", StringField), kept("organisation_title", StringField), kept("programme", StringField), kept("programme_title", StringField),
	kept("source", StringField), kept("example", BooleanField), kept("version", IntegerField), kept("created_at", TimeField), kept("updated_at", TimeField),
}

var riverFields = []Field{
	identifier, shape("linestring"),
	kept("slug", StringField), kept("title", StringField), kept("title_ro", StringField), kept("title_en", StringField),
	kept("origin_ro", StringField), kept("origin_en", StringField), kept("origin_m", NumberField), kept("length_m", NumberField),
	kept("source", StringField), kept("licence", StringField),
}

var identifier = Field{Name: "id", Type: IntegerField, Role: IDRole, ReadOnly: true, Queryable: true, Sortable: true, Title: fieldTitles["id"]}

// shape is the geometry of a feature; in a filter it is called geometry too.
func shape(kind string) Field {
	return Field{Name: "geometry", Type: ShapeField, Geometry: kind, Role: GeometryRole, Queryable: true, Title: fieldTitles["geometry"]}
}

// kept is a property of a collection that cannot be written to.
func kept(name string, kind FieldType) Field { return told(field(name, kind, true)) }

// told gives the field its title, unit and format.
func told(f Field) Field {
	f.Title, f.Unit, f.Format = fieldTitles[f.Name], fieldUnits[f.Name], fieldFormats[f.Name]
	return f
}

// fieldFormats say more of a text than its type does, in the words of JSON Schema.
var fieldFormats = map[string]string{"website": "uri", "registration": "uri", "uuid": "uuid"}

// values gives the values of an enumeration as plain texts.
func values[T ~string](enumeration []T) []string {
	out := make([]string, len(enumeration))
	for i, v := range enumeration {
		out[i] = string(v)
	}
	return out
}

// fieldUnits are the units of measure, as UCUM writes them.
var fieldUnits = map[string]string{
	"area_m2": "m2", "length_m": "m", "river_distance_m": "m", "river_km": "km", "river_offset_m": "m", "lon": "deg", "lat": "deg", "origin_m": "m", "minutes": "min",
}

// fieldTitles name each property for people.
var fieldTitles = map[string]Text{
	"id":                   {"ro": "Număr", "en": "Number"},
	"geometry":             {"ro": "Geometrie", "en": "Geometry"},
	"kind":                 {"ro": "Fel", "en": "Kind"},
	"category":             {"ro": "Categorie", "en": "Category"},
	"title":                {"ro": "Nume", "en": "Name"},
	"title_ro":             {"ro": "Nume în română", "en": "Name in Romanian"},
	"title_en":             {"ro": "Nume în engleză", "en": "Name in English"},
	"title_hu":             {"ro": "Nume în maghiară", "en": "Name in Hungarian"},
	"title_de":             {"ro": "Nume în germană", "en": "Name in German"},
	"title_sr":             {"ro": "Nume în sârbă", "en": "Name in Serbian"},
	"description_ro":       {"ro": "Descriere în română", "en": "Description in Romanian"},
	"description_en":       {"ro": "Descriere în engleză", "en": "Description in English"},
	"description_hu":       {"ro": "Descriere în maghiară", "en": "Description in Hungarian"},
	"description_de":       {"ro": "Descriere în germană", "en": "Description in German"},
	"description_sr":       {"ro": "Descriere în sârbă", "en": "Description in Serbian"},
	"summary_ro":           {"ro": "Rezumat în română", "en": "Summary in Romanian"},
	"summary_en":           {"ro": "Rezumat în engleză", "en": "Summary in English"},
	"aliases":              {"ro": "Alte nume", "en": "Other names"},
	"life":                 {"ro": "Stare pe teren", "en": "State on the ground"},
	"starts":               {"ro": "De la, atât cât se știe", "en": "From, as exact as it is known"},
	"ends":                 {"ro": "Până la, atât cât se știe", "en": "Until, as exact as it is known"},
	"starts_on":            {"ro": "Prima zi posibilă", "en": "First possible day"},
	"ends_on":              {"ro": "Ultima zi posibilă", "en": "Last possible day"},
	"step_free":            {"ro": "Fără trepte", "en": "Step-free"},
	"amenities":            {"ro": "Dotări", "en": "Amenities"},
	"opening_hours":        {"ro": "Program", "en": "Opening hours"},
	"website":              {"ro": "Pagină web", "en": "Website"},
	"credits":              {"ro": "Autori", "en": "Made by"},
	"source":               {"ro": "Sursă", "en": "Source"},
	"licence":              {"ro": "Licență", "en": "Licence"},
	"certainty":            {"ro": "Cât de sigur", "en": "Certainty"},
	"note":                 {"ro": "Ce nu este sigur", "en": "What is uncertain"},
	"osm":                  {"ro": "OpenStreetMap", "en": "OpenStreetMap"},
	"wikidata":             {"ro": "Wikidata", "en": "Wikidata"},
	"city_register":        {"ro": "Registrul orașului", "en": "City register"},
	"example":              {"ro": "Exemplu inventat", "en": "Made-up example"},
	"uuid":                 {"ro": "UUID", "en": "UUID"},
	"version":              {"ro": "Versiune", "en": "Version"},
	"publication":          {"ro": "Publicare", "en": "Publication"},
	"decision":             {"ro": "Decizie", "en": "Decision"},
	"aim":                  {"ro": "Scopul propunerii", "en": "Aim of the proposal"},
	"target":               {"ro": "Locul despre care este", "en": "The place it is about"},
	"sensitive":            {"ro": "Arătat aproximativ, ca să fie protejat", "en": "Shown approximately, to protect it"},
	"lon":                  {"ro": "Longitudine", "en": "Longitude"},
	"lat":                  {"ro": "Latitudine", "en": "Latitude"},
	"area_m2":              {"ro": "Suprafață", "en": "Area"},
	"length_m":             {"ro": "Lungime", "en": "Length"},
	"neighbourhood":        {"ro": "Cartier (cod)", "en": "Neighbourhood (code)"},
	"neighbourhood_title":  {"ro": "Cartier", "en": "Neighbourhood"},
	"neighbourhood_border": {"ro": "La limita cartierului", "en": "On a neighbourhood's border"},
	"neighbourhoods":       {"ro": "Cartiere, cu ponderi", "en": "Neighbourhoods with shares"},
	"river":                {"ro": "Râu (cod)", "en": "River (code)"},
	"river_title":          {"ro": "Râu", "en": "River"},
	"river_distance_m":     {"ro": "Distanța până la râu", "en": "Distance to the river"},
	"river_km":             {"ro": "Kilometru pe râu", "en": "River kilometre"},
	"river_bank":           {"ro": "Mal", "en": "Bank"},
	"river_offset_m":       {"ro": "Distanța până la ax", "en": "Distance to the axis"},
	"river_beyond":         {"ro": "Dincolo de capătul axului", "en": "Beyond the end of the axis"},
	"programmes":           {"ro": "Programe", "en": "Programmes"},
	"programme":            {"ro": "Program cultural (cod)", "en": "Programme (code)"},
	"programme_title":      {"ro": "Program cultural", "en": "Programme"},
	"organisations":        {"ro": "Organizații", "en": "Organisations"},
	"organisation":         {"ro": "Organizație (cod)", "en": "Organisation (code)"},
	"organisation_title":   {"ro": "Organizație", "en": "Organisation"},
	"projects":             {"ro": "Proiecte", "en": "Projects"},
	"project":              {"ro": "Proiect", "en": "Project"},
	"place":                {"ro": "Loc (număr)", "en": "Place (number)"},
	"place_title":          {"ro": "Loc", "en": "Place"},
	"repeats":              {"ro": "Se repetă", "en": "Repeats"},
	"cancelled":            {"ro": "Anulat", "en": "Cancelled"},
	"attendance":           {"ro": "Cum se participă", "en": "Attendance"},
	"free":                 {"ro": "Gratuit", "en": "Free"},
	"registration":         {"ro": "Înscriere", "en": "Registration"},
	"places":               {"ro": "Locuri", "en": "Places"},
	"created_at":           {"ro": "Creat", "en": "Created"},
	"updated_at":           {"ro": "Schimbat", "en": "Changed"},
	"mode":                 {"ro": "Cum se parcurge", "en": "Way of going"},
	"from_month":           {"ro": "Sezon, din luna", "en": "Season, from month"},
	"to_month":             {"ro": "Sezon, până în luna", "en": "Season, to month"},
	"minutes":              {"ro": "Durată", "en": "Time"},
	"stops":                {"ro": "Opriri", "en": "Stops"},
	"slug":                 {"ro": "Cod", "en": "Code"},
	"as_of":                {"ro": "La data", "en": "As of"},
	"origin_ro":            {"ro": "Origine, în română", "en": "Origin, in Romanian"},
	"origin_en":            {"ro": "Origine, în engleză", "en": "Origin, in English"},
	"origin_m":             {"ro": "Metri până la origine", "en": "Metres to the origin"},
}
