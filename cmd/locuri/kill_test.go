package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
)

// What the server has answered with 201 must be there whenever it is killed afterwards: alone, or together with its database.
func TestKilledServerKeepsWhatItAcknowledged(t *testing.T) {
	t.Parallel()
	const rounds = 20
	data := newData(t)
	w := &writers{t: t, token: plannersToken(t, data)}
	for round := range rounds {
		begin := time.Now()
		p := serve(t, "--data", data)
		p.wantHealthy()
		if took := time.Since(begin); took > 15*time.Second {
			t.Errorf("round %d: the start took %s", round, took)
		}
		w.wantAllKept(data, round)
		w.writeUntil(p, func() {
			w.awaitMore()
			time.Sleep(time.Duration(rand.IntN(150)) * time.Millisecond)
			w.killing.Store(true)
			if round%4 == 3 {
				killPostmaster(t, data)
			}
			if err := p.cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		})
		<-p.exited
		if round%2 == 0 {
			wantNoDatabaseProcess(t, data) // in the other rounds the next start meets what is still ending
		}
	}
	p := serve(t, "--data", data)
	w.wantAllKept(data, rounds)
	if code := p.interrupt(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	wantNoDatabaseProcess(t, data)
	t.Logf("%d acknowledged writes in %d rounds", len(w.kept), rounds)
}

// plannersToken makes an account that may write, and an API token for it.
func plannersToken(t *testing.T, data string) string {
	t.Helper()
	db, closeDB, err := openDatabase(t.Context(), databaseFlags{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	defer closeDB()
	account := &geo.Account{Email: "planner@example.org", Name: "Planner", Role: geo.Planner, Language: "ro"}
	if err := db.CreateAccount(t.Context(), geo.Actor{System: true}, account); err != nil {
		t.Fatal(err)
	}
	token, hash := auth.NewToken("test_")
	owner := geo.Actor{AccountID: account.ID, Name: account.Name, Role: account.Role}
	if err := db.CreateToken(t.Context(), owner, &geo.Token{Name: "kill test", Scopes: geo.Scopes}, hash); err != nil {
		t.Fatal(err)
	}
	return token
}

// writers make places through the API and remember what was acknowledged.
type writers struct {
	t     *testing.T
	token string
	mu    sync.Mutex
	kept  []string // titles
	wrong string   // an answer other than 201 of a server that was not being killed

	killing atomic.Bool
}

// writeUntil writes with several clients at once until kill has ended the server.
func (w *writers) writeUntil(p *process, kill func()) {
	w.t.Helper()
	w.killing.Store(false)
	var running sync.WaitGroup
	for client := range 3 {
		running.Go(func() {
			for n := 0; w.write(p.url, fmt.Sprintf("%d-%d-%d", p.cmd.Process.Pid, client, n)); n++ {
			}
		})
	}
	kill()
	running.Wait()
	if w.wrong != "" {
		w.t.Fatalf("a write was answered with %s\n%s", w.wrong, p.stderr.String())
	}
}

// awaitMore returns when writes flow: some more than before are acknowledged, or one went wrong.
func (w *writers) awaitMore() {
	w.t.Helper()
	const some = 3
	before := w.state()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if now := w.state(); now.kept >= before.kept+some || now.wrong {
			return
		}
	}
	w.t.Error("no writes are acknowledged")
}

type writersState struct {
	kept  int
	wrong bool
}

func (w *writers) state() writersState {
	w.mu.Lock()
	defer w.mu.Unlock()
	return writersState{len(w.kept), w.wrong != ""}
}

const placeJSON = `{"type": "Feature", "geometry": {"type": "Point", "coordinates": [21.2272, 45.7537]},
	"properties": {"kind": "space", "category": "square", "title_ro": %q, "source": "kill test"}}`

// write says whether it is worth going on. A server whose database was killed first may still answer that it cannot.
func (w *writers) write(url, title string) bool {
	req, err := http.NewRequest(http.MethodPost, url+"/api/collections/places/items", strings.NewReader(fmt.Sprintf(placeJSON, title)))
	if err != nil {
		w.t.Error(err)
		return false
	}
	req.Header.Set("Content-Type", "application/geo+json")
	req.Header.Set("Authorization", "Bearer "+w.token)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return false // killed
	}
	defer res.Body.Close()
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case res.StatusCode == http.StatusCreated:
		w.kept = append(w.kept, title)
		return true
	case !w.killing.Load():
		body, _ := io.ReadAll(res.Body)
		w.wrong = res.Status + ": " + string(body)
	}
	return false
}

const keptSQL = `
select count(*) from unnest($1::text[]) as wanted(title)
where not exists (select from place join place_revision r on r.place_id = place.id and r.version = place.version
	where place.title->>'ro' = wanted.title)`

// wantAllKept looks for every acknowledged place and its revision.
func (w *writers) wantAllKept(data string, round int) {
	w.t.Helper()
	db, closeDB, err := openDatabase(w.t.Context(), databaseFlags{Data: data})
	if err != nil {
		w.t.Fatal(err)
	}
	defer closeDB()
	var lost int
	if err := db.Pool().QueryRow(w.t.Context(), keptSQL, w.kept).Scan(&lost); err != nil {
		w.t.Fatal(err)
	}
	if lost > 0 {
		w.t.Errorf("round %d: %d of %d acknowledged places are lost", round, lost, len(w.kept))
	}
}
