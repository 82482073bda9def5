package cluster

import "testing"

func TestSharedBuffers(t *testing.T) {
	t.Parallel()
	for memory, want := range map[int64]int64{0: 256, 256 << 20: 128, 4 << 30: 1024, 64 << 30: 4096} {
		if got := sharedBuffers(memory); got != want {
			t.Errorf("of %d bytes: got %d MB, want %d", memory, got, want)
		}
	}
}

func TestParseMemory(t *testing.T) {
	t.Parallel()
	if got := parseMemory("MemTotal:       24000 kB\nMemFree:  100 kB\n"); got != 24000<<10 {
		t.Errorf("got %d", got)
	}
	if got := parseMemory("nothing of the kind"); got != 0 {
		t.Errorf("got %d of nothing", got)
	}
}
