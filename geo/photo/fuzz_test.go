package photo_test

import (
	"bytes"
	"image/jpeg"
	"testing"

	"locuri/geo"
	"locuri/geo/photo"
	"locuri/geo/photo/phototest"
)

// Whatever is sent, the answer is a picture of ours or a word about the file; nothing panics, and nothing is decoded that is
// too large.
func FuzzDevelop(f *testing.F) {
	small := phototest.JPEG(120, 110)
	for _, seed := range [][]byte{
		small, phototest.WithMetadata(small, phototest.Metadata{Orientation: 5, Lat: 45.7, Lon: 21.2, Taken: "2023:10:06 12:30:00"}),
		phototest.PNG(120, 110), phototest.APNG(120, 110), phototest.WebP(120, 110), phototest.MovingWebP(120, 110),
		phototest.DisguisedWebP(120, 110), progressive(small), half(small), hugePNG(), []byte("GIF89a"),
	} {
		f.Add(seed)
	}
	darkroom := photo.NewDarkroom()
	f.Fuzz(func(t *testing.T, file []byte) {
		if reading, err := photo.Read(file, ""); err != nil && geo.FaultOf(err) != geo.Invalid || !reading.TakenAt.Valid() {
			t.Fatalf("reading gives %+v, %v", reading, err)
		}
		p, err := darkroom.Develop(t.Context(), file, "")
		if err != nil {
			if geo.FaultOf(err) != geo.Invalid {
				t.Fatal(err)
			}
			return
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(p.Content))
		if err != nil || config.Width != p.Width || config.Height != p.Height || max(p.Width, p.Height) > 1920 {
			t.Fatalf("made %d by %d: %v", p.Width, p.Height, err)
		}
	})
}
