package api_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"locuri/geo"
)

const (
	contactsPath = "/api/organisations/ours/contacts"
	ourContacts  = `{"contacts":[
		{"label":{"ro":"Presă"},"role":"Birou","email":"all-q7@example.org","audience":"everyone"},
		{"label":{"ro":"Producție"},"phone":"+40 256 123 777","audience":"partners"},
		{"label":{"ro":"Gardă"},"website":"https://own-q7.example.org","audience":"own"}]}`
)

// secrets are what only some are told, by audience.
var secrets = map[geo.ContactAudience]string{"everyone": "all-q7@", "partners": "123 777", "own": "own-q7."}

// Who is told what is for whom: e what is for everyone, p for partners, o for the organisation's own.
func TestContactsAreToldToWhomTheyAreFor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.by("admin").do("PUT", contactsPath, ourContacts).want(http.StatusOK)
	letters := map[string]geo.ContactAudience{"e": geo.ForEveryone, "p": geo.ForPartners, "o": geo.ForOwn}
	for name, told := range map[string]struct {
		by       string // GET
		withheld int
		asking   string // POST with a reason; "" when refused
	}{
		"nobody":        {"e", 0, ""},
		"resident":      {"e", 0, ""},
		"outsider":      {"ep", 0, ""}, // a partner of another organisation
		"editor":        {"epo", 0, ""},
		"admin":         {"epo", 0, ""},
		"planner":       {"e", 2, "epo"},
		"elsewhere":     {"e", 2, "epo"},
		"moderator":     {"e", 2, "epo"},
		"administrator": {"e", 2, "epo"},
	} {
		got := w.by(name).do("GET", contactsPath, "").want(http.StatusOK)
		wantTold(t, name+" by GET", got, told.by, letters)
		if list := bodyOf[geo.ContactList](got); list.Withheld != told.withheld {
			t.Errorf("%s is told of %d more, want %d", name, list.Withheld, told.withheld)
		}
		asked := w.by(name).do("POST", contactsPath+"/disclosure", `{"reason":"Sun"}`)
		if told.asking == "" && asked.StatusCode != 401 && asked.StatusCode != 403 {
			t.Errorf("%s may ask: %d", name, asked.StatusCode)
		}
		wantTold(t, name+" by asking", asked, told.asking, letters)
	}
	token := w.withToken(w.actors["editor"], geo.Scopes...).do("GET", contactsPath, "").want(http.StatusOK)
	wantTold(t, "a member's token", token, "e", letters)
	w.withToken(w.actors["planner"], geo.Scopes...).do("POST", contactsPath+"/disclosure", `{"reason":"Sun"}`).want(http.StatusForbidden)
}

func wantTold(t *testing.T, who string, a *answer, told string, letters map[string]geo.ContactAudience) {
	t.Helper()
	for letter, audience := range letters {
		if got, want := strings.Contains(string(a.body), secrets[audience]), strings.Contains(told, letter); got != want {
			t.Errorf("%s: what is for %s is told: %v, want %v; %s", who, audience, got, want, a.body)
		}
	}
}

// Nothing else that can be asked for has any of them: no list, page, feed, file or embed, for nobody or a resident.
func TestContactsAreNowhereElse(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.project()
	w.by("admin").do("PUT", contactsPath, ourContacts).want(http.StatusOK)
	asked := 0
	for _, row := range permissions {
		if row.method != http.MethodGet || strings.HasSuffix(row.path, "/contacts") {
			continue
		}
		for _, who := range []string{"nobody", "resident"} {
			for _, accept := range []string{"application/json", "text/html", "application/ld+json"} {
				a := w.by(who).with("Accept", accept).ask("GET", w.fill(row.path, who), "")
				asked++
				for audience, secret := range secrets {
					if strings.Contains(string(a.body), secret) {
						t.Errorf("%s %s as %s has what is for %s", accept, row.path, who, audience)
					}
				}
			}
		}
	}
	if asked < 300 {
		t.Errorf("only %d answers were read", asked)
	}
}

// What staff are told by asking is noted with who, whose and why; what is for everybody is not.
func TestDisclosureIsNoted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.by("admin").do("PUT", contactsPath, ourContacts).want(http.StatusOK)
	w.by("planner").do("GET", contactsPath, "").want(http.StatusOK)
	w.by("outsider").do("GET", contactsPath, "").want(http.StatusOK)
	w.by("planner").do("POST", contactsPath+"/disclosure", `{"reason":" "}`).wantFields("reason")
	w.by("planner").do("POST", "/api/organisations/none/contacts/disclosure", `{"reason":"Sun"}`).want(http.StatusNotFound)
	w.by("planner").do("POST", contactsPath+"/disclosure", `{"reason":"E avarie la scenă"}`).want(http.StatusOK)
	log := bodyOf[struct{ Accesses []geo.Access }](w.by("administrator").do("GET", "/api/access-log", "").want(http.StatusOK)).Accesses
	noted := slices.DeleteFunc(log, func(a geo.Access) bool { return a.Kind != geo.ToldContacts })
	if len(noted) != 1 || noted[0].Who != "Planner" || noted[0].Organisation != "ours" || noted[0].Reason != "E avarie la scenă" {
		t.Errorf("got %+v", noted)
	}
}

func TestContactsAreChecked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	put := func(contacts string) *answer {
		return w.by("admin").do("PUT", contactsPath, `{"contacts":[`+contacts+`]}`)
	}
	const sound = `{"label":{"ro":"Presă"},"phone":"0256 493 694","audience":"own"}`
	for contact, field := range map[string]string{
		`{"label":{},"email":"a@example.org","audience":"own"}`:                                    "label_ro",
		`{"label":{"ro":"x"},"audience":"own"}`:                                                    "email",
		`{"label":{"ro":"x"},"email":"nu e","audience":"own"}`:                                     "email",
		`{"label":{"ro":"x"},"phone":"sună-mă","audience":"own"}`:                                  "phone",
		`{"label":{"ro":"x"},"website":"javascript:alert(1)","audience":"own"}`:                    "website",
		`{"label":{"ro":"x"},"email":"a@example.org","audience":"own","member":999999}`:            "member",
		`{"label":{"ro":"x"},"email":"a@example.org","audience":"own","role":"` + long(201) + `"}`: "role",
	} {
		put(sound + `,` + contact).wantFields("contacts[1]." + field)
	}
	w.by("admin").ask("PUT", contactsPath, `{"contacts":[{"label":{"ro":"x"},"email":"a@example.org","audience":"staff"}]}`).wantFields("contacts[0].audience")
	w.by("admin").ask("PUT", contactsPath, `{"contacts":[`+strings.Repeat(sound+`,`, 20)+sound+`]}`).wantFields("contacts")
	w.by("admin").ask("PUT", contactsPath, `{"contacts":[{"label":{"ro":"x"},"email":"a@example.org","audience":"own","person":"Eva"}]}`).want(http.StatusBadRequest)
	w.by("admin").do("PUT", "/api/organisations/none/contacts", `{"contacts":[]}`).want(http.StatusNotFound)

	tag := put(sound).want(http.StatusOK).Header.Get("ETag")
	put(`{"label":{"ro":"Altul"},"phone":"112 112","audience":"own"}`).want(http.StatusOK)
	w.by("admin").with("If-Match", tag).do("PUT", contactsPath, `{"contacts":[]}`).want(http.StatusPreconditionFailed)
	if list := bodyOf[geo.ContactList](w.by("editor").do("GET", contactsPath, "")); len(list.Contacts) != 1 || list.Contacts[0].Label["ro"] != "Altul" {
		t.Errorf("got %+v", list)
	}
}

func long(n int) string { return strings.Repeat("x", n) }

// A contact that is a member's shows their name, and goes when they leave the organisation.
func TestContactGoesWithItsMember(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body, err := json.Marshal(map[string]any{"contacts": []map[string]any{
		{"label": map[string]string{"ro": "Voluntari"}, "phone": "0722 000 111", "audience": "everyone", "member": w.actors["editor"].AccountID},
		{"label": map[string]string{"ro": "Birou"}, "phone": "0256 000 111", "audience": "everyone"},
	}})
	must(t, err)
	w.by("admin").do("PUT", contactsPath, string(body)).want(http.StatusOK)
	for name, member := range map[string]int64{"admin": w.actors["editor"].AccountID, "editor": 0, "nobody": 0, "outsider": 0} {
		first := bodyOf[geo.ContactList](w.by(name).do("GET", contactsPath, "")).Contacts[0]
		if first.Person != "Editor" || first.Member != member {
			t.Errorf("%s is told %+v", name, first)
		}
	}
	if data := w.by("editor").do("GET", "/api/account/data", ""); !strings.Contains(string(data.body), "0722 000 111") || strings.Contains(string(data.body), "0256 000 111") {
		t.Errorf("their own data: %s", data.body)
	}
	w.by("admin").do("DELETE", "/api/organisations/ours/members/"+number(w.actors["editor"].AccountID), "").want(http.StatusNoContent)
	if list := bodyOf[geo.ContactList](w.nobody().do("GET", contactsPath, "")); len(list.Contacts) != 1 || list.Contacts[0].Label["ro"] != "Birou" {
		t.Errorf("got %+v", list)
	}
}

// Nothing by which somebody was reached is left when they have no account any more, whoever wrote it down and wherever.
func TestContactsForgetWhoIsGone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	mine := `{"contacts":[{"label":{"ro":"Birou"},"phone":"0256 000 111","audience":"own","member":` + number(w.actors["editor"].AccountID) + `},
		{"label":{"ro":"Presă"},"email":"Editor@Example.org","audience":"everyone"},{"label":{"ro":"Scena"},"phone":"0256 000 222","audience":"everyone"}]}`
	w.by("admin").do("PUT", contactsPath, mine).want(http.StatusOK)
	w.by("outsider").do("PUT", "/api/organisations/theirs/contacts", `{"contacts":[{"label":{"ro":"x"},"email":"editor@example.org","audience":"partners"}]}`).want(http.StatusOK)
	w.by("editor").do("DELETE", "/api/account", "").want(http.StatusNoContent)
	if found := w.whereabouts([]string{"editor@example.org", "0256 000 111"}); len(found) > 0 {
		t.Errorf("they are still in %v", found)
	}
	if n := w.count(`select count(*) from organisation_contact`); n != 1 {
		t.Errorf("%d contacts are left, want the one that is nobody's", n)
	}
}
