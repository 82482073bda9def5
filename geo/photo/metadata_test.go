package photo_test

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"testing"

	"locuri/geo"
	"locuri/geo/photo"
	"locuri/geo/photo/phototest"
)

func emptyPNG(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewNRGBA(image.Rect(0, 0, 200, 200))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What a camera has written is told to whoever sends the picture; what is forged or makes no sense is as not there.
func TestPositionAndDateAreRead(t *testing.T) {
	t.Parallel()
	plain := phototest.JPEG(200, 150)
	at := func(lon, lat float64) *[2]float64 { return &[2]float64{lon, lat} }
	for name, c := range map[string]struct {
		metadata phototest.Metadata
		position *[2]float64
		taken    geo.Date
	}{
		"nothing":              {phototest.Metadata{}, nil, ""},
		"Timișoara":            {phototest.Metadata{Lat: 45.756173, Lon: 21.228751, Taken: "2023:10:06 12:30:00"}, at(21.228751, 45.756173), "2023-10-06"},
		"south-west":           {phototest.Metadata{Lat: -33.5, Lon: -70.25}, at(-70.25, -33.5), ""},
		"beyond the pole":      {phototest.Metadata{Lat: 95, Lon: 21}, nil, ""},
		"beyond the Earth":     {phototest.Metadata{Lat: 45, Lon: 4000}, nil, ""},
		"a day there was not":  {phototest.Metadata{Taken: "2023:02:31 00:00:00"}, nil, ""},
		"an unset clock":       {phototest.Metadata{Taken: "0000:00:00 00:00:00"}, nil, ""},
		"the future":           {phototest.Metadata{Taken: "2999:01:01 00:00:00"}, nil, ""},
		"before photography":   {phototest.Metadata{Taken: "1066:10:14 09:00:00"}, nil, ""},
		"no date at all":       {phototest.Metadata{Taken: "'; DROP TABLE photo"}, nil, ""},
		"a wrong orientation":  {phototest.Metadata{Orientation: 77}, nil, ""},
		"a date that ends odd": {phototest.Metadata{Taken: "2023:10"}, nil, ""},
	} {
		file := phototest.WithMetadata(plain, c.metadata)
		for part, file := range map[string][]byte{"whole": file, "beginning": file[:len(file)-1000]} {
			reading, err := photo.Read(file, "")
			if err != nil || reading.TakenAt != c.taken || !same(reading.Position, c.position) {
				t.Errorf("%s, %s: got %v %q, %v", name, part, reading.Position, reading.TakenAt, err)
			}
		}
		if p, err := photo.NewDarkroom().Develop(t.Context(), file, ""); err != nil || p.Width != 200 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func same(a, b *[2]float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(a[0]-b[0]) < 1e-6 && math.Abs(a[1]-b[1]) < 1e-6
}

// Metadata that point at themselves, or beyond the file, are passed over; the picture is taken all the same.
func TestForgedMetadataAreNeutralised(t *testing.T) {
	t.Parallel()
	plain := phototest.JPEG(200, 150)
	forged := func(tiff string) []byte {
		return bytes.Join([][]byte{plain[:2], phototest.Segment(0xE1, []byte("Exif\x00\x00"+tiff)), plain[2:]}, nil)
	}
	for name, file := range map[string][]byte{
		"a directory in itself":        forged("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x87\x69\x00\x04\x00\x00\x00\x01\x00\x00\x00\x08\x00\x00\x00\x08"),
		"a value of four gigabytes":    forged("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x3B\x00\x02\xFF\xFF\xFF\xFF\x00\x00\x00\x10\x00\x00\x00\x00"),
		"a directory beyond the end":   forged("MM\x00\x2A\xFF\xFF\xFF\x00"),
		"65535 tags in three":          forged("II\x2A\x00\x08\x00\x00\x00\xFF\xFF\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"),
		"a position of divided zeroes": forged("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1A\x00\x00\x00\x00\x00\x01\x00\x02\x00\x05\x00\x00\x00\x03\x00\x00\x00\x00\x00\x00\x00\x00"),
		"an orientation that is text":  forged("MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x02\x00\x00\x00\x04abc\x00\x00\x00\x00\x00"),
		"no metadata in the segment":   forged("????????"),
	} {
		if reading, err := photo.Read(file, ""); err != nil || reading != (geo.Reading{}) {
			t.Errorf("%s: read %+v, %v", name, reading, err)
		}
		if p, err := photo.NewDarkroom().Develop(t.Context(), file, ""); err != nil || max(p.Width, p.Height) != 200 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
