package postgis

import (
	"testing"
	"time"

	"locuri/geo"
)

// Nothing that is kept counts before those who keep it have been told what was missed.
func TestWhatWasMissedIsToldBeforeAnythingCounts(t *testing.T) {
	t.Parallel()
	db := &DB{}
	told := 0
	db.OnChange(func(geo.Change) {
		told++
		if db.Watched() {
			t.Error("what is kept counts already")
		}
	})
	db.watch.hear(map[string]int64{"place": 1}, time.Now())
	if told != 1 || !db.Watched() {
		t.Errorf("told %d times, watched %v", told, db.Watched())
	}
	db.watch.hear(map[string]int64{"place": 1}, time.Now())
	if told != 1 {
		t.Error("told though nothing was missed")
	}
}
