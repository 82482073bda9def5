package mail

import (
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
