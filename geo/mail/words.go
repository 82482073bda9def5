package mail

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"locuri/geo"
)

// vocabulary is how states and steps are told in one language.
type vocabulary struct {
	states    map[geo.Line]map[string]string
	language  string
	proposals map[geo.Aim]string // how the reader's own is called; title
	by        string             // who made the step; proposal, state
	nobody    string             // a step that nobody in particular made; proposal, state
	merged    string             // title and address of the other place

	news map[string]string // by geo.Activity.What; of what is said: by whom
	more string            // how many news are left out

	presence map[geo.Presence]string // what a check says
	stepFree map[geo.StepFree]string
	calls    map[string]string // what has become of a call or of an application to it
}

func wordsIn(language string) vocabulary {
	if language == "en" {
		return english
	}
	return romanian
}

// state names the state after a step.
func (v vocabulary) state(s geo.Step) string { return v.states[s.Line][s.To] }

// found tells what a check says, in the order of its questions.
func (v vocabulary) found(c *geo.FieldCheck) string {
	var said []string
	for _, s := range []string{v.presence[c.Presence], v.stepFree[c.StepFree], c.Note} {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, "\n")
}

// happened tells what has happened at a place, in a few words.
func (v vocabulary) happened(e *geo.Activity) string {
	words, there := v.news[e.What()]
	switch {
	case !there:
		return v.state(geo.Step{Line: e.Line, To: e.To})
	case e.Kind == geo.PlaceDebated:
		return fmt.Sprintf(words, geo.Speaker(v.language, e.Author, e.Organisation))
	}
	return words
}

// said tells a step in one sentence, in the name of the organisation if there is one.
func (v vocabulary) said(n *geo.StepNotice, state string) string {
	words, there := v.proposals[n.Aim]
	if !there {
		words = v.proposals[geo.NewPlace]
	}
	proposal := fmt.Sprintf(words, n.Title.In(v.language))
	who := geo.Speaker(v.language, n.Step.Author, n.Step.Organisation)
	if who == "" || who == geo.PersonName(geo.FormerMember, v.language) {
		first, length := utf8.DecodeRuneInString(proposal)
		return fmt.Sprintf(v.nobody, string(unicode.ToUpper(first))+proposal[length:], state)
	}
	return fmt.Sprintf(v.by, who, proposal, state)
}

var romanian = vocabulary{
	language: "ro",
	proposals: map[geo.Aim]string{
		geo.NewPlace: "propunerea ta de loc nou, „%s”", geo.ChangeOfPlace: "propunerea ta de a schimba „%s”",
		geo.InterventionAt: "propunerea ta de intervenție, „%s”", geo.RemovalOfPlace: "propunerea ta de a îndepărta „%s”",
	},
	by:     "%s a hotărât despre %s: %s.",
	nobody: "%s este acum: %s.",
	merged: "Propunerea ta merge mai departe împreună cu „%s”: %s",

	news: map[string]string{"idea": "propunere de loc nou", "proposal": "propunere nouă", "event": "eveniment nou:", "place": "loc nou pe hartă", "comment": "%s a spus:", "answer": "%s a răspuns oficial:"},
	more: "Alte noutăți: %d.",

	presence: map[geo.Presence]string{geo.Here: "Este încă aici.", geo.Gone: "Nu mai este aici."},
	stepFree: map[geo.StepFree]string{geo.StepFreeYes: "Se intră fără trepte.", geo.StepFreeLimited: "Se intră fără trepte doar în parte.", geo.StepFreeNo: "Nu se intră fără trepte."},
	calls: map[string]string{
		"reviewer": "Ești rugat să evaluezi candidaturile la acest apel. După închiderea apelului, spune întâi la fiecare dacă ai un conflict de interese.",
		"received": "Candidatura ta a fost depusă. O poți schimba sau retrage până la închiderea apelului.",
		"selected": "Candidatura ta a fost selectată. Felicitări.", "reserve": "Candidatura ta este pe lista de rezervă.",
		"declined": "Candidatura ta nu a fost selectată de data aceasta.", "ineligible": "Candidatura ta nu îndeplinește condițiile apelului.",
		"cancelled": "Apelul a fost anulat.", "change_accepted": "Schimbarea pe care ai cerut-o a fost acceptată.",
		"change_declined": "Schimbarea pe care ai cerut-o nu a fost acceptată.",
		"asked":           "Un proiect selectat la apelul vostru cere o schimbare. Cine a candidat așteaptă răspunsul vostru.",
	},

	states: map[geo.Line]map[string]string{
		geo.PublicationLine: {
			"draft": "ciornă", "submitted": "așteaptă să fie publicată", "needs_changes": "are nevoie de schimbări", "published": "publicată",
			"hidden": "ascunsă", "archived": "arhivată",
		},
		geo.DecisionLine: {
			"received": "primită", "screening": "în verificare", "open_for_support": "deschisă pentru susținere", "under_review": "în analiză",
			"accepted": "acceptată", "accepted_with_changes": "acceptată cu schimbări", "declined": "respinsă", "merged": "unită cu alta",
			"withdrawn": "retrasă",
		},
		geo.LifeLine: {
			"idea": "idee", "planned": "planificată", "in_preparation": "în pregătire", "live": "realizată", "paused": "în pauză",
			"ended": "încheiată", "removed": "îndepărtată", "reported_gone": "semnalată ca dispărută",
		},
	},
}

var english = vocabulary{
	language: "en",
	proposals: map[geo.Aim]string{
		geo.NewPlace: "your proposal for a new place, “%s”", geo.ChangeOfPlace: "your proposal to change “%s”",
		geo.InterventionAt: "your proposal for an intervention, “%s”", geo.RemovalOfPlace: "your proposal to remove “%s”",
	},
	by:     "%s has decided on %s: %s.",
	nobody: "%s is now %s.",
	merged: "Your proposal goes on together with “%s”: %s",

	news: map[string]string{"idea": "proposal for a new place", "proposal": "new proposal", "event": "new event:", "place": "new on the map", "comment": "%s has said:", "answer": "%s has answered officially:"},
	more: "And %d more.",

	presence: map[geo.Presence]string{geo.Here: "It is still here.", geo.Gone: "It is not here any more."},
	stepFree: map[geo.StepFree]string{geo.StepFreeYes: "It is step-free.", geo.StepFreeLimited: "It is step-free in part.", geo.StepFreeNo: "It is not step-free."},
	calls: map[string]string{
		"reviewer": "You are asked to review the applications to this call. Once it has closed, first say of each whether you have a conflict of interest.",
		"received": "Your application was handed in. You can change it or take it back until the call closes.",
		"selected": "Your application was selected. Congratulations.", "reserve": "Your application is on the reserve list.",
		"declined": "Your application was not selected this time.", "ineligible": "Your application does not meet the conditions of the call.",
		"cancelled": "The call was cancelled.", "change_accepted": "The change that you asked for was accepted.",
		"change_declined": "The change that you asked for was not accepted.",
		"asked":           "A project that your call selected asks for a change. The applicant waits for your answer.",
	},

	states: map[geo.Line]map[string]string{
		geo.PublicationLine: {
			"draft": "a draft", "submitted": "waiting to be published", "needs_changes": "in need of changes", "published": "published",
			"hidden": "hidden", "archived": "archived",
		},
		geo.DecisionLine: {
			"received": "received", "screening": "being looked through", "open_for_support": "open for support", "under_review": "under review",
			"accepted": "accepted", "accepted_with_changes": "accepted with changes", "declined": "declined", "merged": "merged into another",
			"withdrawn": "withdrawn",
		},
		geo.LifeLine: {
			"idea": "an idea", "planned": "planned", "in_preparation": "in preparation", "live": "there", "paused": "paused",
			"ended": "over", "removed": "removed", "reported_gone": "reported as gone",
		},
	},
}
