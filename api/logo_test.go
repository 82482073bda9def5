package api_test

import (
	"bytes"
	"image/jpeg"
	"net/http"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/photo/phototest"
)

var newLogo = logoForm("image/jpeg", picture)

// logoForm is the form of a logo.
func logoForm(media, file string) string {
	return formOf(part("photo", "application/json", `{"alt":{"ro":"Sigla: un pod"}}`), part("image", media, file))
}

// withLogo makes a fresh organisation, and gives the address of its logo after /api/organisations/.
func (w *world) withLogo() string {
	w.t.Helper()
	slug := w.unsealed()
	o, err := w.album.SetLogo(w.t.Context(), system, slug, geo.Text{"ro": "Sigla"}, []byte(picture), "")
	must(w.t, err)
	return slug + "/logo/" + o.Logo.Key
}

const logoPath = "/api/organisations/ours/logo"

func (w *world) setLogo(form string) *geo.Logo {
	w.t.Helper()
	o := bodyOf[geo.Organisation](w.by("admin").do("PUT", logoPath, form).want(http.StatusOK))
	return o.Logo
}

// A logo is a picture of ours with nothing of the file in it, shown with the organisation and its projects.
func TestLogo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.project()
	logo := w.setLogo(logoForm("image/jpeg", string(phototest.WithMetadata(phototest.JPEG(960, 480), phototest.Metadata{Lat: 45.7561, Lon: 21.2287, Owner: "Ana Secreta"}))))
	if logo.Width != 480 || logo.Height != 240 || logo.Alt["ro"] != "Sigla: un pod" {
		t.Errorf("got %+v", logo)
	}
	a := w.nobody().do("GET", logoPath+"/"+logo.Key, "").want(http.StatusOK)
	if config, err := jpeg.DecodeConfig(bytes.NewReader(a.body)); err != nil || config.Width != 480 || config.Height != 240 {
		t.Errorf("%+v, %v", config, err)
	}
	if bytes.Contains(a.body, []byte("Secreta")) || bytes.Contains(a.body, []byte("Exif")) {
		t.Error("the logo has metadata")
	}
	for name, want := range map[string]string{"Content-Type": "image/jpeg", "X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=604800, immutable"} {
		if got := a.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	w.nobody().with("If-None-Match", a.Header.Get("ETag")).do("GET", logoPath+"/"+logo.Key, "").want(http.StatusNotModified)
	for _, path := range []string{"/api/organisations", "/api/organisations/ours", "/api/organisations/ours/embed", "/api/projects", "/api/projects/1", "/api/projects/1/embed"} {
		if a := w.nobody().do("GET", path, "").want(http.StatusOK); !strings.Contains(string(a.body), logo.Key) {
			t.Errorf("%s: %s", path, a.body)
		}
	}
}

// A logo that was replaced or taken away is nowhere any more, and its file is deleted by a job.
func TestLogoIsReplacedAndRemoved(t *testing.T) {
	t.Parallel()
	w, _, _ := newWatchedWorld(t)
	gone := func(logo *geo.Logo) {
		t.Helper()
		w.nobody().do("GET", logoPath+"/"+logo.Key, "").want(http.StatusNotFound)
		until(t, "the file is deleted", func() bool {
			_, err := w.blobs.Get(t.Context(), logo.File())
			return geo.FaultOf(err) == geo.NotFound
		})
	}
	first := w.setLogo(newLogo)
	second := w.setLogo(logoForm("image/png", string(phototest.PNG(300, 120))))
	if first.Key == second.Key {
		t.Error("another picture has the address of the first")
	}
	gone(first)
	w.nobody().do("GET", logoPath+"/"+second.Key, "").want(http.StatusOK)
	w.by("admin").do("PATCH", "/api/organisations/ours", `{"logo_alt":{"ro":"Altfel","en":"Otherwise"}}`).want(http.StatusOK)
	if o := bodyOf[geo.Organisation](w.nobody().do("GET", "/api/organisations/ours", "")); o.Logo.Alt["en"] != "Otherwise" || o.Logo.Key != second.Key {
		t.Errorf("got %+v", o.Logo)
	}
	w.by("admin").do("PATCH", "/api/organisations/ours", `{"logo_alt":null}`).wantFields("logo_alt_ro")
	w.by("admin").do("DELETE", logoPath, "").want(http.StatusOK)
	gone(second)
	w.by("admin").do("DELETE", logoPath, "").want(http.StatusOK)
	w.by("admin").do("PATCH", "/api/organisations/ours", `{"logo_alt":{"ro":"x"}}`).wantFields("logo_alt")
}

// What is no still picture of a fair size is refused by name, and leaves the logo that is there.
func TestLogoIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	kept := w.setLogo(newLogo)
	for name, c := range map[string]struct{ media, file, code string }{
		"an SVG":                  {"image/svg+xml", `<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, "svg_image"},
		"an SVG called a PNG":     {"image/png", `<svg onload="alert(1)"/>`, "svg_image"},
		"a page":                  {"image/png", "<!doctype html><script>alert(1)</script>", "not_an_image"},
		"a PNG that moves":        {"image/png", string(phototest.APNG(200, 200)), "animated_image"},
		"a PNG called a JPEG":     {"image/jpeg", string(phototest.PNG(200, 200)), "other_content"},
		"one that is too small":   {"image/png", string(phototest.PNG(99, 200)), "too_small"},
		"one that breaks off":     {"image/jpeg", picture[:len(picture)/2], "broken_image"},
		"none":                    {"image/png", "", "required"},
		"a picture of huge sides": {"image/png", huge(), "too_many_pixels"},
	} {
		a := w.by("admin").do("PUT", logoPath, logoForm(c.media, c.file)).want(http.StatusBadRequest)
		if !strings.Contains(string(a.body), `"field":"image","code":"`+c.code+`"`) {
			t.Errorf("%s: %s", name, a.body)
		}
	}
	w.by("admin").ask("PUT", logoPath, formOf(part("photo", "application/json", `{"alt":{}}`), part("image", "image/jpeg", picture))).wantFields("alt_ro")
	w.by("admin").ask("PUT", logoPath, formOf(part("photo", "application/json", `{"alt":{"ro":"x"},"key":"../../x"}`), part("image", "image/jpeg", picture))).wantFields("key")
	w.by("admin").ask("PUT", logoPath, formOf(part("image", "image/jpeg", picture))).wantFields("photo")
	w.by("admin").ask("PUT", logoPath, `{}`).want(http.StatusUnsupportedMediaType)
	w.by("admin").do("PUT", "/api/organisations/none/logo", newLogo).want(http.StatusNotFound)
	w.nobody().ask("GET", logoPath+"/..%2f..%2fx", "").want(http.StatusNotFound)
	w.nobody().do("GET", "/api/organisations/theirs/logo/"+kept.Key, "").want(http.StatusNotFound)
	w.nobody().do("GET", logoPath+"/"+kept.Key, "").want(http.StatusOK)
}

// huge is a PNG whose header asks for more pixels than there is memory for.
func huge() string {
	png := phototest.PNG(200, 200)
	copy(png[16:24], "\x00\x00\xff\xff\x00\x00\xff\xff")
	return string(png)
}
