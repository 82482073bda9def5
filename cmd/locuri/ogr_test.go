package main

import (
	"encoding/json"
	"net/http"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// GDAL, the reader beneath QGIS and much else, lists every collection of the demo city with its right count, and reads
// a collection to its end page by page.
func TestGDALReadsTheDemoCity(t *testing.T) {
	t.Parallel()
	p := serve(t, "--demo", "--data", newData(t))
	counts := ogrCounts(t, "-al", "-so", "OAPIF:"+p.url+"/api")
	answer, err := http.Get(p.url + "/api/collections")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var told struct {
		Collections []struct {
			ID        string
			ItemCount int
		}
	}
	if err := json.NewDecoder(answer.Body).Decode(&told); err != nil {
		t.Fatal(err)
	}
	for _, c := range told.Collections {
		if counts[c.ID] != c.ItemCount || c.ItemCount == 0 {
			t.Errorf("%s: GDAL counts %d, the collection says %d", c.ID, counts[c.ID], c.ItemCount)
		}
	}
	if len(told.Collections) < 9 || counts["places"] < 300 {
		t.Errorf("%d collections, %d places", len(told.Collections), counts["places"])
	}
	read := strings.Count(ogrinfo(t, "-q", "OAPIF:"+p.url+"/api", "interventions"), "\nOGRFeature(interventions)")
	if read != counts["interventions"] {
		t.Errorf("GDAL reads %d interventions of %d", read, counts["interventions"])
	}
}

func ogrinfo(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("ogrinfo", append([]string{"-ro"}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("ogrinfo: %v: %s (it is in Debian's package gdal-bin, which `make test` installs)", err, out)
	}
	return string(out)
}

// ogrCounts gives the feature count of each layer that ogrinfo tells of.
func ogrCounts(t *testing.T, args ...string) map[string]int {
	t.Helper()
	counts, layer := map[string]int{}, ""
	for line := range strings.Lines(ogrinfo(t, args...)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch name {
		case "Layer name":
			layer = value
		case "Feature Count":
			n, err := strconv.Atoi(value)
			if err != nil {
				t.Fatalf("%s: count %q", layer, value)
			}
			counts[layer] = n
		}
	}
	return counts
}
