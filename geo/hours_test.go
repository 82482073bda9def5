package geo

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// week tells for each day from Monday on whether and when it is open: "10:00-18:00", "-" for closed, "?" for not known.
func week(hours, monday string) string {
	day, _ := time.Parse(time.DateOnly, monday)
	var out []string
	for i := range 7 {
		spans, known := HoursOn(hours, day.AddDate(0, 0, i))
		var times []string
		for _, s := range spans {
			times = append(times, fmt.Sprintf("%d-%d", s.From/60, s.To/60))
		}
		switch {
		case !known:
			times = []string{"?"}
		case len(spans) == 0:
			times = []string{"."}
		}
		out = append(out, strings.Join(times, ","))
	}
	return strings.Join(out, " ")
}

func TestHoursOn(t *testing.T) {
	const july, january = "2026-07-06", "2026-01-05" // Mondays; 6 and 7 January are public holidays
	for _, test := range []struct{ hours, monday, want string }{
		{"24/7", july, "0-24 0-24 0-24 0-24 0-24 0-24 0-24"},
		{"Mo-Fr 07:00-19:00; Sa 07:00-14:00", july, "7-19 7-19 7-19 7-19 7-19 7-14 ."},
		{"Mo-Fr 08:00-18:00; Sa, Su 10:00-18:00", july, "8-18 8-18 8-18 8-18 8-18 10-18 10-18"},
		{"Mo-Th 09:00-01:00; Fr 09:00-02:00; Sa,Su 18:00-02:00; PH off", january, "9-25 . . 9-25 9-26 18-26 18-26"},
		{"Apr-Sep 10:00-18:00; Oct-Mar 10:00-16:00; Mo closed", july, ". 10-18 10-18 10-18 10-18 10-18 10-18"},
		{"Apr-Sep 10:00-18:00; Oct-Mar 10:00-16:00; Mo closed", january, ". 10-16 10-16 10-16 10-16 10-16 10-16"},
		{"7:00-15:00; 17:00-22:00", july, "17-22 17-22 17-22 17-22 17-22 17-22 17-22"}, // the second replaces the first
		{"Mo-Fr 08:00-12:00,14:00-18:00", july, "8-12,14-18 8-12,14-18 8-12,14-18 8-12,14-18 8-12,14-18 . ."},
		{"Mo 08:00-12:00, We 10:00-12:00", july, "8-12 . 10-12 . . . ."},
		{"Mo-Su 08:00-12:00, We 14:00-16:00", july, "8-12 8-12 8-12,14-16 8-12 8-12 8-12 8-12"},
		{"Fr-Mo 10:00+", july, "10-24 . . . 10-24 10-24 10-24"},
		{"Jul 7-9 10:00-12:00", july, ". 10-12 10-12 10-12 . . ."},
		{"Dec 20-Jan 6: 10:00-12:00", january, "? ? ? ? ? ? ?"},
		{"Dec 20-Jan 6 10:00-12:00", january, "10-12 10-12 . . . . ."},
		{"Su,PH off", january, ". . . . . . ."},
		{"Mo-Su; PH off;", january, "0-24 . . 0-24 0-24 0-24 0-24"},
		{"by appointment", july, "? ? ? ? ? ? ?"},
		{"Mo[1] 10:00-12:00", july, "? ? ? ? ? ? ?"},
		{"sunrise-sunset", july, "? ? ? ? ? ? ?"},
		{"2026 Mo 10:00-12:00", july, "? ? ? ? ? ? ?"},
		{"Mo-Fr 10:00-18:00 \"la cerere\"", july, "? ? ? ? ? ? ?"},
		{"Mo-Fr 10:00-", july, "? ? ? ? ? ? ?"},
		{"10:00", july, "? ? ? ? ? ? ?"},
		{"Mo-Fr 25:99-10:00", july, "? ? ? ? ? ? ?"},
		{"", july, "? ? ? ? ? ? ?"},
		{";;,-+", july, "? ? ? ? ? ? ?"},
	} {
		if got := week(test.hours, test.monday); got != test.want {
			t.Errorf("%q: got %q, want %q", test.hours, got, test.want)
		}
	}
}

func TestHolidays(t *testing.T) {
	var got []string
	for day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == 2026; day = day.AddDate(0, 0, 1) {
		if Holiday(day) {
			got = append(got, day.Format("1-2"))
		}
	}
	if want := "1-1 1-2 1-6 1-7 1-24 4-10 4-12 4-13 5-1 5-31 6-1 8-15 11-30 12-1 12-25 12-26"; strings.Join(got, " ") != want {
		t.Errorf("got %v", got)
	}
	if orthodoxEaster(2027).Format(time.DateOnly) != "2027-05-02" || orthodoxEaster(2024).Format(time.DateOnly) != "2024-05-05" {
		t.Error("Easter", orthodoxEaster(2027), orthodoxEaster(2024))
	}
}

func FuzzHoursOn(f *testing.F) {
	for _, s := range []string{"Mo-Fr 08:00-12:00,14:00-18:00; PH off", "Apr 3-Sep 10:00+", "24/7", "Su,PH", "Jan-", "Mo-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		spans, known := HoursOn(s, time.Date(2026, 7, 6, 0, 0, 0, 0, time.UTC))
		if !known && spans != nil {
			t.Errorf("%q: not known, and yet %v", s, spans)
		}
		for _, span := range spans {
			if span.From < 0 || span.To <= span.From || span.To > 2*1440 {
				t.Errorf("%q: %v", s, span)
			}
		}
	})
}
