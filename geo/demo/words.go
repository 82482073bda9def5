package demo

import (
	"fmt"
	"math/rand/v2"

	"locuri/geo"
)

// word is the same in Romanian and English.
type word struct{ ro, en string }

// nouns are what a synthetic place of a kind is called, before its name.
var nouns = map[geo.Kind][]word{
	geo.Space: {
		{"Grădina", "Garden"}, {"Curtea", "Courtyard"}, {"Scuarul", "Little Square"}, {"Piațeta", "Piazzetta"}, {"Parcul", "Park"},
		{"Terenul", "Playground"}, {"Pasajul", "Passage"}, {"Casa", "House"},
	},
	geo.Riverside: {
		{"Malul", "Bank"}, {"Pontonul", "Pontoon"}, {"Debarcaderul", "Landing"}, {"Treptele", "Steps"}, {"Aleea", "Path"}, {"Plaja", "Beach"},
	},
	geo.Intervention: {
		{"Muralul", "Mural"}, {"Sculptura", "Sculpture"}, {"Instalația", "Installation"}, {"Lumina", "Light"}, {"Banca", "Bench"}, {"Fântâna", "Fountain"},
	},
}

// names follow the noun; the Romanian ones are genitives.
var names = []word{
	{"Teilor", "of the Limes"}, {"Castanilor", "of the Chestnuts"}, {"Salciei", "of the Willow"}, {"Rândunicilor", "of the Swallows"},
	{"Vecinilor", "of the Neighbours"}, {"Lăutarilor", "of the Fiddlers"}, {"Morarilor", "of the Millers"}, {"Zidarilor", "of the Masons"},
	{"Tipografilor", "of the Printers"}, {"Copiilor", "of the Children"}, {"Bunicilor", "of the Grandparents"}, {"Florarilor", "of the Florists"},
	{"Vântului", "of the Wind"}, {"Ploii", "of the Rain"}, {"Lunii", "of the Moon"}, {"Zorilor", "of the Dawn"},
	{"Liniștii", "of Silence"}, {"Poveștilor", "of Stories"}, {"Umbrei", "of Shade"}, {"Apelor", "of the Waters"},
	{"Cișmelei", "of the Pump"}, {"Tramvaiului", "of the Tram"}, {"Cărămizii", "of the Brick"}, {"Viței", "of the Vine"},
	{"Cucului", "of the Cuckoo"}, {"Licuricilor", "of the Fireflies"}, {"Ecoului", "of the Echo"}, {"Pânzei", "of the Cloth"},
	{"Ceramicii", "of Ceramics"}, {"Țesătorilor", "of the Weavers"}, {"Șoaptelor", "of Whispers"}, {"Ștafetei", "of the Relay"},
}

// title calls a synthetic place by what it is, so that nobody takes it for real.
func title(r *rand.Rand, kind geo.Kind, n int) geo.Text {
	noun, name := pick(r, nouns[kind]), pick(r, names)
	return geo.Text{
		"ro": fmt.Sprintf("Sintetic: %s %s %d", noun.ro, name.ro, n),
		"en": fmt.Sprintf("Synthetic: %s %s %d", noun.en, name.en, n),
	}
}
