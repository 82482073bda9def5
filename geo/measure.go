package geo

import "slices"

// Measure is a number that is derived from the records, by a rule that is written down and can be checked by counting
// again. The store keeps the SQL of each.
type Measure struct {
	Slug   string     `json:"slug"`
	Record RecordKind `json:"record"` // what it is a number of
	Title  Text       `json:"title"`
	Unit   Text       `json:"unit"`
	Rule   Text       `json:"rule"`
}

// RecordKind is what sort of record a measure counts.
type RecordKind string

// The sorts of records.
const (
	PlaceRecord        RecordKind = "place"
	ProposalRecord     RecordKind = "proposal"
	SupportRecord      RecordKind = "support"
	CommentRecord      RecordKind = "comment"
	ProjectRecord      RecordKind = "project"
	TagRecord          RecordKind = "tag"
	OrganisationRecord RecordKind = "organisation"
	EventRecord        RecordKind = "event"
	CallRecord         RecordKind = "call"
	ApplicationRecord  RecordKind = "application" // told by its call: who applied is nobody's to know
)

// MeasureNamed gives the measure of a slug, or nil.
func MeasureNamed(slug string) *Measure {
	i := slices.IndexFunc(Measures, func(m Measure) bool { return m.Slug == slug })
	if i < 0 {
		return nil
	}
	return &Measures[i]
}

var (
	inPlaces = Text{"ro": "locuri", "en": "places"}
	inTimes  = Text{"ro": "", "en": ""}

	inApplications = Text{"ro": "candidaturi", "en": "applications"}
)

// AnswerDays is the one measure that is no count: of nothing there is none.
const AnswerDays = "answer_days"

// Measures are all derived numbers, in the order in which they are shown.
var Measures = []Measure{
	{"spaces", PlaceRecord, Text{"ro": "Spații publice", "en": "Public spaces"}, inPlaces,
		Text{"ro": "Locurile publicate de felul „spațiu public”, în orice stare.", "en": "The published places of the kind “public space”, in any state."}},
	{"riverside", PlaceRecord, Text{"ro": "Locuri pe malul apei", "en": "Riverside sites"}, inPlaces,
		Text{"ro": "Locurile publicate de felul „pe malul apei”, în orice stare.", "en": "The published places of the kind “riverside site”, in any state."}},
	{"interventions", PlaceRecord, Text{"ro": "Intervenții", "en": "Interventions"}, inPlaces,
		Text{"ro": "Locurile publicate de felul „intervenție artistică”, în orice stare, și cele care sunt numai idei.", "en": "The published places of the kind “intervention”, in any state, also those that are only ideas."}},
	{"interventions_live", PlaceRecord, Text{"ro": "Intervenții care se văd acum", "en": "Interventions to be seen now"}, inPlaces,
		Text{"ro": "Intervențiile publicate cu starea „activ”.", "en": "The published interventions in the state “live”."}},
	{"interventions_ended", PlaceRecord, Text{"ro": "Intervenții încheiate", "en": "Interventions ended"}, inPlaces,
		Text{"ro": "Intervențiile publicate cu starea „încheiat” sau „înlăturat”.", "en": "The published interventions in the state “ended” or “removed”."}},
	{"step_free", PlaceRecord, Text{"ro": "Locuri fără trepte", "en": "Step-free places"}, inPlaces,
		Text{"ro": "Locurile publicate despre care se știe că au acces fără trepte. Despre celelalte poate că numai nu s-a aflat.", "en": "The published places known to have step-free access. Of others it may only not be known."}},
	{"proposals", ProposalRecord, Text{"ro": "Propuneri primite", "en": "Proposals received"}, Text{"ro": "propuneri", "en": "proposals"},
		Text{"ro": "Propunerile făcute publice. Cu un an ales: cele primite în acel an (UTC).", "en": "The proposals that are public. With a year chosen: those received in that year (UTC)."}},
	{"answered", ProposalRecord, Text{"ro": "Propuneri cu răspuns", "en": "Proposals answered"}, Text{"ro": "propuneri", "en": "proposals"},
		Text{"ro": "Dintre propunerile primite, cele care au fost vreodată acceptate, acceptate cu schimbări, respinse sau unite cu alta. Cele retrase de autor nu sunt un răspuns.", "en": "Of the proposals received, those that were ever accepted, accepted with changes, declined or merged. One withdrawn by its author is no answer."}},
	{AnswerDays, ProposalRecord, Text{"ro": "Zile până la răspuns", "en": "Days to an answer"}, Text{"ro": "zile (mediană)", "en": "days (median)"},
		Text{"ro": "Mediana zilelor dintre primirea propunerii și primul ei răspuns, numai pentru cele cu răspuns: jumătate au așteptat mai puțin.", "en": "The median of the days between the receipt of a proposal and its first answer, of those answered only: half of them waited less."}},
	{"supports", SupportRecord, Text{"ro": "Susțineri", "en": "Times supported"}, inTimes,
		Text{"ro": "De câte ori cineva a susținut o propunere publică: o persoană o dată pentru fiecare propunere. Cine își șterge contul nu mai este numărat. Cu un an ales: după ziua susținerii (UTC).", "en": "How often somebody supported a public proposal: each person once for each proposal. Whoever deletes their account is not counted any more. With a year chosen: by the day of the support (UTC)."}},
	{"comments", CommentRecord, Text{"ro": "Comentarii", "en": "Comments"}, Text{"ro": "comentarii", "en": "comments"},
		Text{"ro": "Comentariile publicate despre locuri publice, și răspunsurile la ele. Cu un an ales: după ziua scrierii (UTC).", "en": "The published comments on public places, and the answers to them. With a year chosen: by the day they were written (UTC)."}},
	{"projects", ProjectRecord, Text{"ro": "Proiecte", "en": "Projects"}, Text{"ro": "proiecte", "en": "projects"},
		Text{"ro": "Toate proiectele organizațiilor. Cu un cartier sau o porțiune de râu: cele care au acolo un loc public. Un proiect cu locuri în două cartiere este numărat în fiecare, o dată în total.", "en": "All projects of organisations. With a neighbourhood or a stretch of river: those that have a public place there. A project with places in two neighbourhoods counts in each, and once in the whole."}},
	{"tags", TagRecord, Text{"ro": "Legături între proiecte și locuri", "en": "Ties of projects to places"}, Text{"ro": "legături", "en": "ties"},
		Text{"ro": "De câte ori un proiect este legat de un loc public, o dată pentru fiecare rol. Perioada este a legăturii, iar dacă nu are una, a proiectului.", "en": "How often a project is tied to a public place, once for each role. The period is that of the tie, or, when it has none, of the project."}},
	{"organisations", OrganisationRecord, Text{"ro": "Organizații", "en": "Organisations"}, Text{"ro": "organizații", "en": "organisations"},
		Text{"ro": "Organizațiile cu cel puțin un proiect dintre cele numărate. O organizație este numărată o dată, oricâte proiecte ar avea; pe grupuri, o dată în fiecare.", "en": "The organisations with at least one of the projects counted. An organisation counts once, however many projects it has; apart by groups, once in each."}},
	{"events", EventRecord, Text{"ro": "Evenimente ținute", "en": "Events held"}, Text{"ro": "evenimente", "en": "events"},
		Text{"ro": "Evenimentele publicate care s-au încheiat măcar o dată fără să fie anulate, la un loc public sau online. Unul care se repetă este numărat o dată, iar pe ani o dată în fiecare an în care a avut loc. Exemplele nu sunt numărate. Cartierul și râul sunt ale locului, programul este al proiectului.", "en": "The published events that were over at least once without being cancelled, at a public place or online. One that repeats counts once, and by year once in each year in which it took place. Examples do not count. Neighbourhood and river are those of the place, the programme is that of the project."}},
	{"calls", CallRecord, Text{"ro": "Apeluri publicate", "en": "Calls published"}, Text{"ro": "apeluri", "en": "calls"},
		Text{"ro": "Apelurile publicate, și cele ținute în altă parte; cele anulate și exemplele nu. Cu un an ales: cele deschise în acel an. Cu un cartier: cele pentru acel cartier. Cu o porțiune de râu: cele a căror porțiune are mijlocul acolo. Cele pentru tot orașul sau pentru locuri alese sunt numărate numai în total.", "en": "The published calls, also those kept elsewhere; not those cancelled, and no examples. With a year chosen: those that opened in it. With a neighbourhood: those for that neighbourhood. With a stretch of river: those whose own stretch has its middle there. Those for the whole city or for listed places count only in the whole."}},
	{"applications", ApplicationRecord, Text{"ro": "Candidaturi primite", "en": "Applications received"}, inApplications,
		Text{"ro": "Candidaturile trimise la timp și neretrase, la apelurile ținute aici ale căror rezultate au fost anunțate. Anul, cartierul și râul sunt ale apelului. Numărul duce la apeluri: cine a candidat nu se spune.", "en": "The applications handed in in time and not withdrawn, to calls kept here whose answers are out. Year, neighbourhood and river are those of the call. The number leads to the calls: who applied is not told."}},
	{"selected", ApplicationRecord, Text{"ro": "Candidaturi alese", "en": "Applications selected"}, inApplications,
		Text{"ro": "Dintre candidaturile primite, cele alese.", "en": "Of the applications received, those that were selected."}},
}

// PlaceTimeRule says how places and projects are told by year; it goes with every number of them.
var PlaceTimeRule = Text{
	"ro": "Cu un an ales contează ce are o perioadă, atât cât se știe, care cuprinde măcar o zi din acel an; ce nu are date nu este numărat în niciun an. Un loc la granița a două cartiere ține de cel în care se află cea mai mare parte a lui. O porțiune de râu cuprinde locurile al căror cel mai apropiat punct de pe axa râului se află între cei doi kilometri. Pe programe, un loc folosit de două programe este numărat în fiecare.",
	"en": "With a year chosen counts what has a period, as far as it is known, with at least a day in that year; what has no dates counts in no year. A place on the border of two neighbourhoods belongs to the one that holds most of it. A stretch of river has the places whose nearest point on the river's axis lies between its two kilometres. By programme, a place that two programmes use counts in each.",
}
