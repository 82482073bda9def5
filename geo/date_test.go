package geo

import "testing"

func TestDateValid(t *testing.T) {
	t.Parallel()
	for d, want := range map[Date]bool{
		"": true, "2023": true, "2023-10": true, "2023-10-06": true, "2024-02-29": true,
		"23": false, "2023-13": false, "2023-02-29": false, "2023-1": false, "2023/10": false, "0000": false, "2023-10-06T00:00:00Z": false,
	} {
		if d.Valid() != want {
			t.Errorf("%q: valid is %v", d, !want)
		}
	}
}

func TestPeriodOverlaps(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b Period
		want bool
	}{
		{Period{"2023", "2023"}, Period{"2023-10-06", "2023-10-08"}, true},
		{Period{"2023-10-06", "2023-10-08"}, Period{"2023-10-08", "2023-10-10"}, true},
		{Period{"2023-10-06", "2023-10-08"}, Period{"2023-10-09", "2023-10-10"}, false},
		{Period{"2023", ""}, Period{"", "2022"}, false},
		{Period{"2023", ""}, Period{"", "2023-01"}, true},
		{Period{}, Period{"2023", "2024"}, true},
		{Period{"2022-12", "2022-12"}, Period{"2023", "2023"}, false},
	} {
		if c.a.Overlaps(c.b) != c.want || c.b.Overlaps(c.a) != c.want {
			t.Errorf("%v, %v: overlap is %v", c.a, c.b, !c.want)
		}
	}
}
