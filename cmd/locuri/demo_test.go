package main

import (
	"strings"
	"testing"

	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func TestDemo(t *testing.T) {
	t.Parallel()
	dsn, data := pgtest.DSN(t), newData(t)
	for _, run := range []struct {
		args []string
		want string
	}{
		{nil, "Demo city: places"},
		{[]string{"--synthetic", "60"}, "60 of 60, 60 of them new"},
		{[]string{"--synthetic", "90"}, "90 of 90, 30 of them new"},
	} {
		out, err := command(append([]string{"demo", "--database-url", dsn, "--data", data}, run.args...)...).CombinedOutput()
		if err != nil || !strings.Contains(string(out), run.want) || !strings.HasSuffix(string(out), "The demo city is loaded.\n") {
			t.Fatalf("demo %v: %v\n%s", run.args, err, out)
		}
	}
	db, err := postgis.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var places, made int
	err = db.Pool().QueryRow(t.Context(), `select count(*), count(*) filter (where title->>'en' like 'Synthetic: %') from place`).Scan(&places, &made)
	if err != nil || made != 90 || places-made < 300 {
		t.Errorf("%d places, %d of them synthetic (%v)", places, made, err)
	}
}

func TestDemoRefusesNoPlaces(t *testing.T) {
	t.Parallel()
	data := newData(t)
	wantOneLine(t, command("demo", "--data", data, "--synthetic", "0"), "--synthetic 0", "1 or more")
	wantOneLine(t, command("demo", "--data", data, "--synthetic", "many"), "many", "locuri --help")
}
