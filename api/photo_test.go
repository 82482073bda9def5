package api_test

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"net/http"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/photo/phototest"
)

const boundary = "locuri-form"

var picture = string(phototest.WithMetadata(phototest.JPEG(400, 300), phototest.Metadata{Lat: 45.7561, Lon: 21.2287, Taken: "2023:10:06 12:30:00", Owner: "Ana Secreta"}))

// part is one part of a form.
func part(name, media, content string) string {
	disposition := `form-data; name="` + name + `"`
	if name == "image" {
		disposition += `; filename="a.jpg"`
	}
	return "--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: " + media + "\r\n\r\n" + content + "\r\n"
}

func formOf(parts ...string) string { return strings.Join(parts, "") + "--" + boundary + "--\r\n" }

const saidOfPhoto = `"creator":"Ana","licence":"CC-BY-4.0","alt":{"ro":"Piața, văzută dinspre râu"},"consent":true`

// newPhoto is the form of a photo, with more fields.
func newPhoto(more string) string {
	return formOf(part("photo", "application/json", `{`+saidOfPhoto+more+`}`), part("image", "image/jpeg", picture))
}

// photo sends a fresh photo of the place in the resident's name; it waits for a moderator.
func (w *world) photo(place int64) *geo.Photo { return w.photoBy("resident", place, "") }

func (w *world) photoBy(name string, place int64, more string) *geo.Photo {
	w.t.Helper()
	ph := bodyOf[geo.Photo](w.by(name).ask("POST", fmt.Sprintf("/api/places/%d/photos", place), newPhoto(more)).want(201))
	return &ph
}

// shown is a fresh photo of the resident's that is published, in all sizes.
func (w *world) shown(place int64) *geo.Photo {
	w.t.Helper()
	ph, err := w.db.DecidePhoto(w.t.Context(), system, w.photo(place).ID, geo.PhotoDecision{To: geo.PhotoPublished})
	must(w.t, err)
	must(w.t, w.album.Resize(w.t.Context(), geo.ResizePhoto{PhotoID: ph.ID}))
	return ph
}

func at(ph *geo.Photo, more string) string { return fmt.Sprintf("/api/photos/%d%s", ph.ID, more) }

func (w *world) photosOf(name string, place int64) []geo.Photo {
	w.t.Helper()
	a := w.by(name).do("GET", fmt.Sprintf("/api/places/%d/photos", place), "").want(200)
	return bodyOf[struct{ Photos []geo.Photo }](a).Photos
}

func TestPhotoOnItsWay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	sent := w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/photos", place), newPhoto(`,"taken_at":"2023-10","caption":{"en":"In autumn"}`)).want(201)
	ph := bodyOf[geo.Photo](sent)
	if sent.Header.Get("Location") != "http://locuri.example"+at(&ph, "") || ph.State != geo.PhotoWaiting || !ph.Own || ph.Author != "Resident" ||
		ph.TakenAt != "2023-10" || ph.Width != 400 || ph.Height != 300 {
		t.Errorf("sent: %s", sent.body)
	}
	for name, want := range map[string]int{"nobody": 0, "outsider": 0, "resident": 1, "planner": 1, "moderator": 1} {
		if got := len(w.photosOf(name, place)); got != want {
			t.Errorf("while it waits, %s sees %d photos, want %d", name, got, want)
		}
	}
	w.by("moderator").do("POST", at(&ph, "/decision"), `{"to":"published","version":7}`).want(412)
	w.by("moderator").do("POST", at(&ph, "/decision"), `{"to":"published","version":1}`).want(200)
	w.by("administrator").do("POST", at(&ph, "/decision"), `{"to":"published","version":1}`).want(409)
	seen := w.photosOf("nobody", place)
	if len(seen) != 1 || seen[0].Author != "" || seen[0].Own || seen[0].Creator != "Ana" || seen[0].State != geo.PhotoPublished {
		t.Errorf("the public sees %+v", seen)
	}
	w.by("resident").do("PATCH", at(&ph, ""), `{"creator":"Ion"}`).want(403)
	w.by("moderator").do("POST", at(&ph, "/decision"), `{"to":"refused"}`).wantFields("reason")
	w.by("moderator").do("POST", at(&ph, "/decision"), `{"to":"refused","reason":"Se vede un copil."}`).want(200)
	if got := w.photosOf("resident", place); len(got) != 1 || got[0].Reason != "Se vede un copil." {
		t.Errorf("its author reads %+v", got)
	}
	w.nobody().do("GET", at(&ph, ""), "").want(404)
	w.by("resident").do("DELETE", at(&ph, ""), "").want(204)
	w.by("moderator").do("GET", at(&ph, ""), "").want(404)
}

func TestWhosePhotosAreShownAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	for _, c := range []struct {
		name, more string
		want       geo.PhotoState
	}{
		{"resident", "", geo.PhotoWaiting}, {"editor", "", geo.PhotoWaiting}, {"editor", `,"organisation":"ours"`, geo.PhotoPublished},
		{"planner", "", geo.PhotoPublished}, {"moderator", "", geo.PhotoPublished},
	} {
		if got := w.photoBy(c.name, place, c.more); got.State != c.want || (got.Organisation != nil) != (c.more != "") {
			t.Errorf("%s%s: %+v", c.name, c.more, got)
		}
	}
	path := fmt.Sprintf("/api/places/%d/photos", place)
	reserved := strings.NewReplacer("CC-BY-4.0", "all-rights-reserved")
	w.by("resident").do("POST", path, reserved.Replace(newPhoto(""))).wantFields("licence")
	w.by("editor").do("POST", path, reserved.Replace(newPhoto(`,"organisation":"ours"`))).want(201)
}

// The picture that is shown has nothing of the file but the picture, and caches keep it only when everybody may see it.
func TestPictureItself(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	waiting, shown := w.photo(w.place()), w.shown(w.place())
	a := w.by("resident").do("GET", at(waiting, "/image/1920"), "").want(200)
	if got := a.Header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("one that waits may be kept: %q", got)
	}
	a = w.nobody().do("GET", at(shown, "/image/320"), "").want(200)
	for name, want := range map[string]string{
		"Content-Type": "image/jpeg", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox",
		"Cache-Control": "public, max-age=604800, immutable",
	} {
		if got := a.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if bytes.Contains(a.body, []byte("Secreta")) || bytes.Contains(a.body, []byte("Exif")) {
		t.Error("the picture has metadata")
	}
	if config, err := jpeg.DecodeConfig(bytes.NewReader(a.body)); err != nil || config.Width != 320 || config.Height != 240 {
		t.Errorf("%+v, %v", config, err)
	}
	known := w.nobody().with("If-None-Match", a.Header.Get("ETag")).do("GET", at(shown, "/image/320"), "").want(304)
	if got := known.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("when it is known: %q", got)
	}
	for _, size := range []string{"321", "0", "large", "-320"} {
		w.nobody().ask("GET", at(shown, "/image/"+size), "").want(404)
	}
}

// While the smaller sizes are not made, the largest stands for them, and is not kept for long.
func TestPictureBeforeItIsResized(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ph := w.photoBy("planner", w.place(), "")
	before := w.nobody().do("GET", at(ph, "/image/320"), "").want(200)
	if got := before.Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("before: %q", got)
	}
	must(t, w.album.Resize(t.Context(), geo.ResizePhoto{PhotoID: ph.ID}))
	after := w.nobody().with("If-None-Match", before.Header.Get("ETag")).do("GET", at(ph, "/image/320"), "").want(200)
	if len(after.body) >= len(before.body) {
		t.Errorf("%d bytes before, %d after", len(before.body), len(after.body))
	}
	same := w.nobody().do("GET", at(ph, "/image/960"), "").want(200) // of 400 pixels there is no larger one
	if !bytes.Equal(same.body, before.body) {
		t.Error("another picture where the largest is wanted")
	}
}

func TestBeforeAndAfter(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	before := w.photoBy("resident", place, `,"moment":"before"`)
	elsewhere := w.photoBy("resident", w.place(), `,"moment":"before"`)
	path := fmt.Sprintf("/api/places/%d/photos", place)
	for _, c := range []struct{ more, field string }{
		{fmt.Sprintf(`,"pair":%d`, before.ID), "moment"},
		{fmt.Sprintf(`,"moment":"before","pair":%d`, before.ID), "pair"},
		{fmt.Sprintf(`,"moment":"after","pair":%d`, elsewhere.ID), "pair"},
		{`,"moment":"after","pair":999999`, "pair"},
		{`,"moment":"during"`, "moment"},
	} {
		w.by("resident").do("POST", path, newPhoto(c.more)).wantFields(c.field)
	}
	w.by("outsider").do("POST", path, newPhoto(fmt.Sprintf(`,"moment":"after","pair":%d`, before.ID))).wantFields("pair") // not theirs to see
	after := w.photoBy("resident", place, fmt.Sprintf(`,"moment":"after","pair":%d`, before.ID))
	w.by("resident").do("POST", path, newPhoto(fmt.Sprintf(`,"moment":"after","pair":%d`, before.ID))).wantFields("pair") // has one
	now := bodyOf[geo.Photo](w.by("resident").do("GET", at(before, ""), ""))
	if now.Pair != after.ID || after.Pair != before.ID {
		t.Errorf("pairs are %d and %d", now.Pair, after.Pair)
	}
	w.by("resident").do("PATCH", at(before, ""), `{"caption":{"ro":"Înainte"}}`).want(200) // keeps its pair
	if got := bodyOf[geo.Photo](w.by("resident").do("GET", at(after, ""), "")); got.Pair != before.ID {
		t.Errorf("after a change the pair is %d", got.Pair)
	}
	w.by("resident").do("PATCH", at(before, ""), `{"pair":0,"moment":""}`).want(200)
	if got := bodyOf[geo.Photo](w.by("resident").do("GET", at(after, ""), "")); got.Pair != 0 {
		t.Errorf("after parting the pair is %d", got.Pair)
	}
}

func TestChangingPhoto(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ph := w.photo(w.place())
	changed := w.by("resident").do("PATCH", at(ph, ""), `{"licence":"CC0-1.0","alt":{"en":"The square"}}`).want(200)
	w.by("resident").with("If-Match", `"1"`).do("PATCH", at(ph, ""), `{"creator":"Ion"}`).want(412)
	w.by("resident").with("If-Match", changed.Header.Get("ETag")).do("PATCH", at(ph, ""), `{"creator":"Ion"}`).want(200)
	w.by("moderator").do("PATCH", at(ph, ""), `{"licence":"CC-BY-4.0"}`).wantFields("licence")
	for body, field := range map[string]string{
		`{"alt":null}`: "alt_ro", `{"alt":{"ro":" ","en":null}}`: "alt_ro", `{"creator":""}`: "creator", `{"licence":"none"}`: "licence",
		`{"taken_at":"2999"}`: "taken_at", `{"taken_at":"2023-13"}`: "taken_at", `{"state":"published"}`: "state", `{"place_id":1}`: "place_id",
		`{"alt":{"ro":"` + strings.Repeat("a", 501) + `"}}`: "alt_ro", `{"alt":{"xx":"?"}}`: "alt_xx",
	} {
		a := w.by("resident").do("PATCH", at(ph, ""), body).want(400)
		if !strings.Contains(string(a.body), `"field":"`+field+`"`) {
			t.Errorf("%s: %s", body, a.body)
		}
	}
}

// A phone that lost the answer sends the photo again.
func TestPhotoSentTwiceIsOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	const id = `,"uuid":"6f1e7d0e-0000-4000-8000-0000000000aa"`
	first, second := w.photoBy("resident", place, id), w.photoBy("resident", place, id)
	if first.ID != second.ID || len(w.photosOf("resident", place)) != 1 {
		t.Errorf("%d and %d", first.ID, second.ID)
	}
	w.by("editor").do("POST", fmt.Sprintf("/api/places/%d/photos", place), newPhoto(id)).want(409)
	w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/photos", w.place()), newPhoto(id)).want(409)
	w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/photos", place), newPhoto(`,"uuid":"x"`)).wantFields("uuid")
}

func TestBadUploads(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := fmt.Sprintf("/api/places/%d/photos", w.place())
	said, image := part("photo", "application/json", `{`+saidOfPhoto+`}`), part("image", "image/jpeg", picture)
	for name, c := range map[string]struct {
		body   string
		status int
		told   string
	}{
		"no picture":           {formOf(said), 400, `"image"`},
		"nothing said":         {formOf(image), 400, `"photo"`},
		"two pictures":         {formOf(said, image, image), 400, "once"},
		"a strange part":       {formOf(said, image, part("file", "text/plain", "x")), 400, "no part of this form"},
		"no end":               {said + image[:len(image)/2], 400, "to its end"},
		"no JSON":              {formOf(part("photo", "application/json", `{`), image), 400, "JSON"},
		"a strange field":      {formOf(part("photo", "application/json", `{"state":"published"}`), image), 400, `"state"`},
		"no consent":           {strings.Replace(newPhoto(""), `"consent":true`, `"consent":false`, 1), 400, `"consent"`},
		"no licence":           {strings.Replace(newPhoto(""), "CC-BY-4.0", "", 1), 400, `"licence"`},
		"no description":       {strings.Replace(newPhoto(""), "Piața, văzută dinspre râu", "", 1), 400, `"alt_ro"`},
		"no text":              {strings.Replace(newPhoto(""), "Piața", `\u0000`, 1), 400, "U+0000"},
		"no UTF-8":             {strings.Replace(newPhoto(""), "Piața", "\xff", 1), 400, "UTF-8"},
		"no organisation":      {newPhoto(`,"organisation":"nowhere"`), 400, `"organisation"`},
		"an animation":         {formOf(said, part("image", "image/png", string(phototest.APNG(200, 200)))), 400, "animated_image"},
		"a page in disguise":   {formOf(said, part("image", "image/jpeg", "<script>alert(1)</script>")), 400, "not_an_image"},
		"a PNG in disguise":    {formOf(said, part("image", "image/jpeg", string(phototest.PNG(200, 200)))), 400, "other_content"},
		"too many pixels":      {formOf(said, part("image", "image/webp", string(phototest.WebP(16000, 16000)))), 400, "too_many_pixels"},
		"too many bytes":       {formOf(said, part("image", "image/jpeg", picture+strings.Repeat("x", geo.MaxPhotoBytes))), 413, "20 MB"},
		"far too many bytes":   {formOf(said, part("image", "image/jpeg", strings.Repeat("x", geo.MaxPhotoBytes+1<<20))), 413, "20 MB"},
		"too much said":        {formOf(part("photo", "application/json", strings.Repeat(" ", 100<<10)), image), 413, "bytes at most"},
		"JSON without picture": {`{` + saidOfPhoto + `}`, 415, "multipart"},
	} {
		a := w.by("resident").ask("POST", path, c.body)
		if a.StatusCode != c.status || !strings.Contains(string(a.body), c.told) || goType.Match(a.body) {
			t.Errorf("%s: %d %s, want %d and %q", name, a.StatusCode, a.body, c.status, c.told)
		}
	}
	if got := len(w.photosOf("resident", w.place())); got != 0 {
		t.Errorf("%d photos are kept", got)
	}
}

func TestReadingOfPicture(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.by("resident").do("POST", "/api/photos/reading", picture).want(200)
	got := bodyOf[geo.Reading](a)
	if got.TakenAt != "2023-10-06" || got.Position == nil || *got.Position != [2]float64{21.2287, 45.7561} || strings.Contains(string(a.body), "Secreta") {
		t.Errorf("read %s", a.body)
	}
	w.nobody().do("POST", "/api/photos/reading", picture[:2000]).want(200)
	w.nobody().do("POST", "/api/photos/reading", picture+strings.Repeat("x", 1<<20)).want(413)
	w.by("resident").do("POST", "/api/photos/reading", string(phototest.PNG(200, 200))).want(200)
	w.by("resident").with("Content-Type", "image/jpeg").do("POST", "/api/photos/reading", "GIF89a").wantFields("image")
}

func TestPhotosAreLimited(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	for range geo.MaxWaitingPhotos {
		ph := geo.Photo{PlaceID: place, Creator: "Ana", Licence: geo.PublicDomain, Alt: geo.Text{"ro": "Piața"}, Key: "00000000000000000000000000000000"}
		must(t, w.db.AddPhoto(t.Context(), w.actors["resident"], &ph))
	}
	w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/photos", place), newPhoto("")).want(http.StatusTooManyRequests)
	w.by("editor").do("POST", fmt.Sprintf("/api/places/%d/photos", place), newPhoto("")).want(201)
}
