package jobs_test

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/blob"
	"locuri/geo/jobs"
	"locuri/geo/mail"
	"locuri/geo/photo"
	"locuri/geo/photo/phototest"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// darkroom is a database with a place, an author, and an album in a folder whose jobs are done.
type darkroom struct {
	t      *testing.T
	db     *postgis.DB
	album  *photo.Album
	dir    string
	place  *geo.Place
	author geo.Actor
}

func newDarkroom(t *testing.T) *darkroom {
	t.Helper()
	d := &darkroom{t: t, db: pgtest.New(t), dir: t.TempDir()}
	city := orb.Polygon{{{21.2, 45.7}, {21.3, 45.7}, {21.3, 45.8}, {21.2, 45.8}, {21.2, 45.7}}}
	area := geo.Area{Slug: "oras", Title: geo.Text{"ro": "Oraș"}, Label: orb.Point{21.25, 45.75}, Geometry: city}
	account := &geo.Account{Email: "ana@example.org", Name: "Ana", Role: geo.Resident, Language: "ro"}
	d.place = &geo.Place{Kind: geo.Space, Category: "square", Title: geo.Text{"ro": "Piața Unirii"}, Life: geo.Live, Publication: geo.Published, Geometry: orb.Point{21.25, 45.75}}
	for _, err := range []error{
		d.db.SaveCity(t.Context(), system, &geo.City{Slug: "test", Title: geo.Text{"ro": "Oraș"}, ReachM: 1000}),
		d.db.SaveAreaSet(t.Context(), system, &geo.AreaSet{Slug: "outline", Title: geo.Text{"ro": "Contur"}}, []geo.Area{area}),
		d.db.CreateAccount(t.Context(), system, account),
		d.db.CreatePlace(t.Context(), system, d.place, "made for a test"),
	} {
		d.must(err)
	}
	d.author = geo.Actor{AccountID: account.ID, Name: "Ana", Role: geo.Resident}
	blobs, err := blob.Open(t.Context(), d.dir)
	d.must(err)
	d.album = photo.NewAlbum(d.db, blobs)
	courier := mail.NewCourier(d.db, nil, "https://locuri.example", slog.New(slog.DiscardHandler))
	run(t, d.db, jobs.Handlers{
		SendMail: courier.Send, NotifyStep: courier.NotifyStep, NotifyPhoto: courier.NotifyPhoto,
		ResizePhoto: d.album.Resize, DeletePhotoFiles: d.album.DeleteFiles, ForgetPhoto: d.album.Forget,
	})
	return d
}

func (d *darkroom) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// add sends in a photo, with the position of the author's home.
func (d *darkroom) add(width, height int) *geo.Photo {
	d.t.Helper()
	file := phototest.WithMetadata(phototest.JPEG(width, height), phototest.Metadata{Lat: 45.7, Lon: 21.2, Owner: "Ana Secreta"})
	ph := &geo.Photo{PlaceID: d.place.ID, Creator: "Ana", Licence: geo.Attribution, Alt: geo.Text{"ro": "Piața goală"}}
	d.must(d.album.Add(d.t.Context(), d.author, ph, file, "image/jpeg"))
	return ph
}

// files are all files in the folder of photos, by what follows the key.
func (d *darkroom) files() []string {
	paths, err := filepath.Glob(filepath.Join(d.dir, "*", "*"))
	d.must(err)
	var names []string
	for _, path := range paths {
		content, err := os.ReadFile(path)
		d.must(err)
		if strings.Contains(string(content), "Secreta") || strings.Contains(string(content), "Exif") {
			d.t.Errorf("%s has metadata", path)
		}
		names = append(names, path[strings.LastIndex(path, "-")+1:])
	}
	return names
}

func TestPhotoIsResizedInTheBackground(t *testing.T) {
	t.Parallel()
	d := newDarkroom(t)
	ph := d.add(2500, 1000)
	if ph.Width != 1920 || ph.Height != 768 || ph.State != geo.PhotoWaiting {
		t.Errorf("added: %+v", ph)
	}
	within(t, "the photo is resized", func() bool {
		now, err := d.db.FindPhoto(t.Context(), system, ph.ID)
		return err == nil && now.Resized
	})
	if got := strings.Join(d.files(), " "); got != "1920.jpg 320.jpg 960.jpg" {
		t.Errorf("kept are %s", got)
	}
	d.must(d.db.DeletePhoto(t.Context(), d.author, ph.ID))
	within(t, "its files are deleted", func() bool { return len(d.files()) == 0 })
}

func TestRefusedPhotoIsToldAndForgotten(t *testing.T) {
	t.Parallel()
	d := newDarkroom(t)
	ph := d.add(400, 300)
	_, err := d.db.DecidePhoto(t.Context(), system, ph.ID, geo.PhotoDecision{To: geo.PhotoRefused, Reason: "Se vede un număr de mașină."})
	d.must(err)
	within(t, "its author is written to", func() bool {
		letters, err := d.db.FindMail(t.Context(), system, 10)
		return err == nil && len(letters) == 1 && letters[0].To == "ana@example.org" && strings.Contains(letters[0].Body, "> Se vede un număr de mașină.") &&
			strings.Contains(letters[0].Body, "Piața goală")
	})
	d.must(d.db.ForgetPhoto(t.Context(), ph.ID))
	if _, err := d.db.FindPhoto(t.Context(), system, ph.ID); err != nil {
		t.Errorf("before its time: %v", err)
	}
	var days int
	d.must(d.db.Pool().QueryRow(t.Context(), `SELECT round(extract(epoch FROM scheduled_at - now()) / 86400)::int FROM river_job WHERE kind = 'forget_photo'`).Scan(&days))
	if days != 30 {
		t.Errorf("it is forgotten after %d days", days)
	}
	_, err = d.db.Pool().Exec(t.Context(), `UPDATE photo SET decided_at = now() - interval '31 days'`)
	d.must(err)
	d.must(d.db.ForgetPhoto(t.Context(), ph.ID))
	within(t, "photo and files are gone", func() bool {
		_, err := d.db.FindPhoto(t.Context(), system, ph.ID)
		return geo.FaultOf(err) == geo.NotFound && len(d.files()) == 0
	})
}

// A file without its photo is never left: nothing of what was refused at the door stays.
func TestWhatIsNotTakenIsNotKept(t *testing.T) {
	t.Parallel()
	d := newDarkroom(t)
	for _, ph := range []*geo.Photo{
		{PlaceID: 99999, Creator: "Ana", Licence: geo.Attribution, Alt: geo.Text{"ro": "Piața"}},
		{PlaceID: d.place.ID, Creator: "", Licence: geo.Attribution, Alt: geo.Text{"ro": "Piața"}},
		{PlaceID: d.place.ID, Creator: "Ana", Licence: geo.AllRightsReserved, Alt: geo.Text{"ro": "Piața"}},
	} {
		if err := d.album.Add(t.Context(), d.author, ph, phototest.JPEG(200, 200), ""); geo.FaultOf(err) == "" {
			t.Errorf("%+v: %v", ph, err)
		}
	}
	sound := &geo.Photo{PlaceID: d.place.ID, Creator: "Ana", Licence: geo.Attribution, Alt: geo.Text{"ro": "Piața"}}
	if err := d.album.Add(t.Context(), d.author, sound, []byte("no picture"), ""); geo.FaultOf(err) != geo.Invalid {
		t.Error(err)
	}
	if got := d.files(); len(got) != 0 {
		t.Errorf("kept are %v", got)
	}
}
