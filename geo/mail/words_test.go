package mail

import (
	"strings"
	"testing"

	"locuri/geo"
)

// Every state that a step can lead to has a word in every language.
func TestEveryStateHasAWord(t *testing.T) {
	t.Parallel()
	for _, step := range geo.Transitions {
		for language, words := range map[string]vocabulary{"ro": romanian, "en": english} {
			if words.state(geo.Step{Line: step.Line, To: step.To}) == "" {
				t.Errorf("%s: no word for %s %s", language, step.Line, step.To)
			}
		}
	}
}

// A letter about a proposal says what was proposed, in both languages, whoever made the step.
func TestEveryAimIsNamed(t *testing.T) {
	t.Parallel()
	for _, words := range []vocabulary{romanian, english} {
		said := map[string]bool{}
		for _, aim := range geo.Aims {
			n := &geo.StepNotice{Title: geo.Text{"ro": "Scuarul"}, Aim: aim}
			nobody := words.said(n, "x")
			n.Step.Author = "Ion"
			said[nobody], said[words.said(n, "x")] = true, true
			if first := nobody[:1]; first != strings.ToUpper(first) || !strings.Contains(nobody, "Scuarul") {
				t.Errorf("%q is no sentence about it", nobody)
			}
		}
		if len(said) != 2*len(geo.Aims) {
			t.Errorf("%s: some aims are told alike: %v", words.language, said)
		}
	}
}
