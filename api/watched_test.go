package api_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"locuri/api"
	"locuri/geo"
	"locuri/geo/auth/optest"
	"locuri/geo/jobs"
	"locuri/geo/mail"
	"locuri/geo/photo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// xenofon is like nobody else: whatever of him is left somewhere is found by these words.
var (
	xenofon      = optest.Person{Subject: "subiect-q7x", Email: "xeno.q7@example.org", First: "Xenofon", Last: "O'Țîrlea"}
	xenofonWords = []string{"xenofon", "țîrlea", "xeno.q7", "subiect-q7x", "navigator-q7x"}
)

// refusing is a mail server that knows nobody, and says whom.
type refusing struct{}

func (refusing) Send(_ context.Context, letter *geo.Mail) error {
	return errors.New("550 5.1.1 <" + letter.To + ">: no such user here")
}

// journal keeps what is logged.
type journal struct {
	mu   sync.Mutex
	said bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.said.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.said.String()
}

// newWatchedWorld is a world with a provider, real letters that no server takes, jobs that are done, and a log.
func newWatchedWorld(t *testing.T) (*world, *optest.Provider, *journal) {
	t.Helper()
	log := &journal{}
	logger := slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	p := optest.New(siteURL, xenofon)
	t.Cleanup(p.Close)
	s := &site{t: t, db: pgtest.New(t), document: readDocument(t)}
	s.blobs = newBlobs(t)
	s.album = photo.NewAlbum(s.db, s.blobs)
	courier := mail.NewCourier(s.db, refusing{}, siteURL, logger)
	s.handler = api.New(s.db, api.Config{Version: "test", Post: courier, Provider: provider(t, p.URL), Album: s.album, Blobs: s.blobs, IsDown: postgis.IsDown, Logger: logger})
	runner, err := jobs.New(s.db.Pool(), jobs.Handlers{
		SendMail: courier.Send, NotifyStep: courier.NotifyStep, NotifyComment: courier.NotifyComment, NotifyPhoto: courier.NotifyPhoto,
		NotifyCheck: courier.NotifyCheck, NotifyReport: courier.NotifyReport, NotifyCall: courier.NotifyCall,
		DeleteBlob: func(ctx context.Context, job geo.DeleteBlob) error { return s.blobs.Delete(ctx, job.Name) },
		NotifyEdit: courier.NotifyEdit, NotifyTrust: courier.NotifyTrust,
		ResizePhoto: s.album.Resize, DeletePhotoFiles: s.album.DeleteFiles, ForgetPhoto: s.album.Forget,
	}, logger)
	must(t, err)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- runner.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		must(t, <-done)
	})
	return newWorldOn(t, s), p, log
}

// enterXenofon has him sign in at the provider, become a planner and an editor of ours, and leave his name wherever there is room.
func (w *world) enterXenofon(p *optest.Provider) {
	w.nobody().do("POST", "/api/session/link", `{"email":"xeno.q7@example.org"}`).want(http.StatusAccepted)
	agent := w.nobody().with("User-Agent", "Navigator-Q7x/1.0")
	a, _ := begin(w.t, agent, "").signIn(w.t, p, "xeno.q7").end(w.t)
	in := &client{site: w.site, cookie: a.session()}
	who := bodyOf[whoami](in.do("GET", "/api/session", "")).Account
	w.by("administrator").do("PATCH", fmt.Sprintf("/api/accounts/%d", who.ID), `{"role":"planner"}`).want(http.StatusOK)
	w.by("admin").do("POST", "/api/organisations/ours/members", `{"email":"xeno.q7@example.org","role":"editor"}`).want(http.StatusOK)
	w.by("administrator").do("PUT", "/api/organisations/theirs/contacts", `{"contacts":[{"label":{"ro":"x"},"email":"xeno.q7@example.org","audience":"own"}]}`).want(http.StatusOK)
	in.do("POST", "/api/tokens", `{"name":"QGIS al lui Xenofon","scopes":["read"]}`).want(http.StatusCreated)
	w.actors["xenofon"] = geo.Actor{AccountID: who.ID, Name: who.Name, Role: geo.Planner, Memberships: who.Memberships}
	w.clients["xenofon"] = in
}

// useEverything has somebody ask every route of the permission table that leaves them an account and a session.
func (w *world) useEverything(name string) {
	for _, row := range permissions {
		if row.method == "GET" || row.method == "DELETE" && (row.path == "/api/account" || strings.HasPrefix(row.path, "/api/session")) {
			continue
		}
		a := w.by(name).do(row.method, w.fill(row.path, name), w.fill(row.body, name))
		if a.StatusCode >= 500 {
			w.t.Errorf("%s: %d %s", a.call, a.StatusCode, a.body)
		}
	}
}

// move makes a step of a place's.
func (w *world) move(name string, place int64, step string) {
	w.t.Helper()
	w.by(name).do("POST", fmt.Sprintf("/api/places/%d/timeline", place), step).want(http.StatusOK)
}

// propose has somebody propose a place, and gives its number.
func (w *world) propose(name, title, more string) int64 {
	w.t.Helper()
	feature := strings.Replace(wish, `"title_ro":"Nouă"`, `"title_ro":"`+title+`"`, 1)
	return bodyOf[struct {
		PlaceID int64 `json:"place_id"`
	}](w.by(name).do("POST", "/api/proposals", `{`+more+feature).want(http.StatusCreated)).PlaceID
}

const everyColumnSQL = `
select c.table_name, c.column_name, c.data_type = 'bytea' from information_schema.columns c
join information_schema.tables t using (table_schema, table_name) where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'`

// whereabouts gives the columns of any table in which any of the words is, whatever the column's type and the letters' case.
func (w *world) whereabouts(words []string) []string {
	w.t.Helper()
	rows, err := w.db.Pool().Query(w.t.Context(), everyColumnSQL)
	must(w.t, err)
	type column struct {
		table, name string
		bytes       bool
	}
	var columns []column
	for rows.Next() {
		var c column
		must(w.t, rows.Scan(&c.table, &c.name, &c.bytes))
		columns = append(columns, c)
	}
	must(w.t, rows.Err())
	found := []string{}
	for _, c := range columns {
		text := fmt.Sprintf("%q::text", c.name)
		if c.bytes {
			text = fmt.Sprintf("encode(%q, 'escape')", c.name)
		}
		for _, word := range words {
			var there bool
			sql := fmt.Sprintf("select exists (select from %q where position($1 in lower(%s)) > 0)", c.table, text)
			must(w.t, w.db.Pool().QueryRow(w.t.Context(), sql, word).Scan(&there))
			if there {
				found = append(found, c.table+"."+c.name)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// until waits for what jobs do.
func until(t *testing.T, what string, happened func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !happened(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within half a minute: %s", what)
		}
	}
}

func (w *world) count(sql string, args ...any) (n int) {
	w.t.Helper()
	must(w.t, w.db.Pool().QueryRow(w.t.Context(), sql, args...).Scan(&n))
	return n
}
