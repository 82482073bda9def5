package mail

import (
	"fmt"

	"locuri/geo"
)

// vocabulary is how states and steps are told in one language.
type vocabulary struct {
	states map[geo.Line]map[string]string
	by     string // who made the step; place, state
	nobody string // a step that nobody in particular made
	merged string // title and address of the other place

	proposed, appeared  string // a place was published: as a wish, or as it is
	commented, answered string // by whom; officially
	more                string // how many are left out
}

func wordsIn(language string) vocabulary {
	if language == "en" {
		return english
	}
	return romanian
}

// state names the state after a step.
func (v vocabulary) state(s geo.Step) string { return v.states[s.Line][s.To] }

// happened tells what has happened at a place, in a few words.
func (v vocabulary) happened(e *geo.Activity) string {
	who := e.Author
	if e.Organisation != nil {
		who = e.Organisation.Title.In("ro")
	}
	switch {
	case e.Kind == geo.PlaceDebated && e.Official:
		return fmt.Sprintf(v.answered, who)
	case e.Kind == geo.PlaceDebated:
		return fmt.Sprintf(v.commented, who)
	case e.Kind == geo.PlaceAppeared && e.Proposal:
		return v.proposed
	case e.Kind == geo.PlaceAppeared:
		return v.appeared
	}
	return v.state(geo.Step{Line: e.Line, To: e.To})
}

// said tells a step in one sentence, in the name of the organisation if there is one.
func (v vocabulary) said(n *geo.StepNotice, state string) string {
	who := n.Step.Author
	if n.Step.Organisation != nil {
		who = n.Step.Organisation.Title.In("ro")
	}
	language := "ro"
	if v.by == english.by {
		language = "en"
	}
	if who == "" || who == geo.FormerMember {
		return fmt.Sprintf(v.nobody, n.Title.In(language), state)
	}
	return fmt.Sprintf(v.by, who, n.Title.In(language), state)
}

var romanian = vocabulary{
	by:     "%s a hotărât despre propunerea ta „%s”: %s.",
	nobody: "Propunerea ta „%s” este acum: %s.",
	merged: "Propunerea ta merge mai departe împreună cu „%s”: %s",

	proposed:  "propunere nouă",
	appeared:  "loc nou pe hartă",
	commented: "%s a spus:",
	answered:  "%s a răspuns oficial:",
	more:      "Și încă %d noutăți.",

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
	by:     "%s has decided on your proposal “%s”: %s.",
	nobody: "Your proposal “%s” is now %s.",
	merged: "Your proposal goes on together with “%s”: %s",

	proposed:  "new proposal",
	appeared:  "new on the map",
	commented: "%s has said:",
	answered:  "%s has answered officially:",
	more:      "And %d more.",

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
