package photo_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/photo"
	"locuri/geo/photo/phototest"
)

func develop(t *testing.T, file []byte) (*photo.Picture, image.Image) {
	t.Helper()
	p, err := photo.NewDarkroom().Develop(t.Context(), file, "")
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := jpeg.Decode(bytes.NewReader(p.Content))
	if err != nil {
		t.Fatal(err)
	}
	if size := decoded.Bounds().Size(); size != image.Pt(p.Width, p.Height) {
		t.Errorf("the picture has %v, told are %d by %d", size, p.Width, p.Height)
	}
	return p, decoded
}

func TestPicturesAreMadeToMeasure(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file          []byte
		width, height int
	}{
		"a JPEG":            {phototest.JPEG(400, 300), 400, 300},
		"a large JPEG":      {phototest.JPEG(4100, 1000), 1920, 468},
		"a tall PNG":        {phototest.PNG(500, 2500), 384, 1920},
		"a WebP":            {phototest.WebP(640, 480), 640, 480},
		"a very large WebP": {phototest.WebP(5000, 4000), 1920, 1536},
	} {
		p, _ := develop(t, c.file)
		if p.Width != c.width || p.Height != c.height {
			t.Errorf("%s: %d by %d, want %d by %d", name, p.Width, p.Height, c.width, c.height)
		}
	}
}

// The four quarters come out where they would be seen, whichever way the camera was held (CIPA DC-008 §4.6.4.1.6).
func TestPicturesAreUpright(t *testing.T) {
	t.Parallel()
	const tl, tr, bl, br = 0, 1, 2, 3
	for orientation, want := range [][4]int{
		1: {tl, tr, bl, br}, 2: {tr, tl, br, bl}, 3: {br, bl, tr, tl}, 4: {bl, br, tl, tr},
		5: {tl, bl, tr, br}, 6: {bl, tl, br, tr}, 7: {br, tr, bl, tl}, 8: {tr, br, tl, bl},
	} {
		if orientation == 0 {
			continue
		}
		_, picture := develop(t, phototest.WithMetadata(phototest.JPEG(300, 200), phototest.Metadata{Orientation: orientation}))
		size := picture.Bounds().Size()
		if upright := size == image.Pt(300, 200); upright != (orientation < 5) {
			t.Errorf("orientation %d: %v", orientation, size)
		}
		for i, corner := range want {
			at := picture.At(size.X/4+i%2*size.X/2, size.Y/4+i/2*size.Y/2)
			if !alike(at, phototest.Corners[corner]) {
				t.Errorf("orientation %d: quarter %d is %v, want %v", orientation, i, at, phototest.Corners[corner])
			}
		}
	}
}

func alike(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	off := func(x, y uint32) bool { return max(x, y)-min(x, y) > 0x1000 }
	return !off(ar, br) && !off(ag, bg) && !off(ab, bb)
}

// Whatever a file says beside its picture, and whatever is hidden in it, is not in what is shown.
func TestNothingButThePictureGoesOn(t *testing.T) {
	t.Parallel()
	loaded := phototest.WithMetadata(phototest.JPEG(400, 300), phototest.Metadata{
		Orientation: 6, Taken: "2023:10:06 12:30:00", Lat: 45.7561, Lon: 21.2287, Owner: "Ana Secreta",
	})
	for name, file := range map[string][]byte{
		"EXIF":                 loaded,
		"XMP":                  bytes.Join([][]byte{loaded[:2], phototest.Segment(0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00<x>Ana Secreta</x>")), loaded[2:]}, nil),
		"a comment":            bytes.Join([][]byte{loaded[:2], phototest.Segment(0xFE, []byte("Ana Secreta")), loaded[2:]}, nil),
		"a page after its end": append(bytes.Clone(loaded), "<script>Ana Secreta</script>"...),
		"a text in a PNG": bytes.Join([][]byte{
			phototest.PNG(200, 200)[:33], phototest.Chunk("tEXt", []byte("Author\x00Ana Secreta")), phototest.PNG(200, 200)[33:]}, nil),
	} {
		p, _ := develop(t, file)
		for _, word := range []string{"Secreta", "Exif", "script", "2023", "http"} {
			if bytes.Contains(p.Content, []byte(word)) {
				t.Errorf("%s: %q is in what is shown", name, word)
			}
		}
		if markers := markersOf(p.Content); markers != "DB C0 C4 DA" {
			t.Errorf("%s: the JPEG has the segments %s", name, markers)
		}
		if reading, err := photo.Read(p.Content, ""); err != nil || reading != (geo.Reading{}) {
			t.Errorf("%s: what is shown says %+v, %v", name, reading, err)
		}
	}
}

// markersOf names the segments of a JPEG up to its data, each once.
func markersOf(content []byte) string {
	var markers []string
	for at := 2; at+4 < len(content) && content[at] == 0xFF; at += 2 + int(binary.BigEndian.Uint16(content[at+2:])) {
		name := strings.ToUpper(string("0123456789abcdef"[content[at+1]>>4]) + string("0123456789abcdef"[content[at+1]&15]))
		if len(markers) == 0 || markers[len(markers)-1] != name {
			markers = append(markers, name)
		}
		if content[at+1] == 0xDA {
			break
		}
	}
	return strings.Join(markers, " ")
}

func TestTransparentPartsAreWhite(t *testing.T) {
	t.Parallel()
	_, picture := develop(t, emptyPNG(t))
	if at := picture.At(100, 100); !alike(at, color.White) {
		t.Errorf("got %v", at)
	}
}

// Bad files are refused with a code that the page has words for, before they take any memory.
func TestBadFilesAreRefused(t *testing.T) {
	t.Parallel()
	sound := phototest.JPEG(400, 300)
	for name, c := range map[string]struct {
		file           []byte
		declared, code string
	}{
		"nothing":                       {nil, "", "required"},
		"text":                          {[]byte("not a picture at all"), "", "not_an_image"},
		"a page":                        {[]byte("<!doctype html><script>alert(1)</script>"), "image/jpeg", "not_an_image"},
		"an SVG":                        {[]byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), "image/svg+xml", "svg_image"},
		"a PDF":                         {[]byte("%PDF-1.7\n"), "image/jpeg", "not_an_image"},
		"a program":                     {[]byte("\x7fELF\x02\x01\x01"), "image/png", "not_an_image"},
		"a GIF":                         {gifOf(t), "", "unsupported_image"},
		"a HEIC":                        {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), "image/heic", "unsupported_image"},
		"an SVG that is called a PNG":   {[]byte(`<svg onload="alert(1)"/>`), "image/png", "svg_image"},
		"a PNG that is called a JPEG":   {phototest.PNG(200, 200), "image/jpeg", "other_content"},
		"a JPEG that is called a WebP":  {sound, "image/webp", "other_content"},
		"an animated PNG":               {phototest.APNG(200, 200), "", "animated_image"},
		"an animated WebP":              {phototest.MovingWebP(200, 200), "", "animated_image"},
		"half a JPEG":                   {sound[:len(sound)/2], "", "broken_image"},
		"a JPEG without its end":        {sound[:len(sound)-2], "", "broken_image"},
		"the beginning of a JPEG":       {sound[:3], "", "broken_image"},
		"half a PNG":                    {half(phototest.PNG(200, 200)), "", "broken_image"},
		"a PNG with wrong sums":         {damaged(phototest.PNG(200, 200), 40), "", "broken_image"},
		"half a WebP":                   {half(phototest.WebP(200, 200)), "", "broken_image"},
		"a WebP without a picture":      {phototest.WebP(200, 200)[:16], "", "broken_image"},
		"a JPEG of 65535 pixels a side": {withSize(sound, 65535, 65535), "", "too_many_pixels"},
		"a PNG of two thousand million": {hugePNG(), "", "too_many_pixels"},
		"a WebP of 268 million":         {phototest.WebP(16384, 16384), "", "too_many_pixels"},
		"a WebP in a false canvas":      {phototest.DisguisedWebP(16384, 16384), "", "too_many_pixels"},
		"a large progressive JPEG":      {progressive(withSize(sound, 6500, 6500)), "", "too_many_pixels"},
		"a JPEG of a thousand scans":    {manyScans(sound), "", "broken_image"},
		"a JPEG with a forged size":     {withSize(sound, 401, 5000), "", "broken_image"},
		"a dot":                         {phototest.PNG(1, 1), "", "too_small"},
		"a thin line":                   {phototest.PNG(3000, 20), "", "too_small"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := photo.NewDarkroom().Develop(t.Context(), c.file, c.declared)
			var e *geo.Error
			if !errors.As(err, &e) || len(e.Fields) != 1 || e.Fields[0].Field != "image" || e.Fields[0].Code != c.code {
				t.Errorf("got %v, want code %s", err, c.code)
			}
		})
	}
	if _, err := photo.NewDarkroom().Develop(t.Context(), make([]byte, geo.MaxPhotoBytes+1), ""); geo.FaultOf(err) != geo.TooLarge {
		t.Errorf("too many bytes: %v", err)
	}
}

func TestFileMayBeCalledNothing(t *testing.T) {
	t.Parallel()
	for _, declared := range []string{"", "application/octet-stream", "image/jpeg"} {
		if _, err := photo.NewDarkroom().Develop(t.Context(), phototest.JPEG(200, 200), declared); err != nil {
			t.Errorf("%q: %v", declared, err)
		}
	}
}

func half(b []byte) []byte { return b[:len(b)/2] }

func damaged(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 0xFF
	return b
}

// withSize forges the size in the header of a JPEG.
func withSize(file []byte, width, height uint16) []byte {
	file = bytes.Clone(file)
	at := bytes.Index(file, []byte{0xFF, 0xC0})
	binary.BigEndian.PutUint16(file[at+5:], height)
	binary.BigEndian.PutUint16(file[at+7:], width)
	return file
}

func progressive(file []byte) []byte {
	return bytes.Replace(file, []byte{0xFF, 0xC0}, []byte{0xFF, 0xC2}, 1)
}

// manyScans repeats the scan of a JPEG, so that a small file costs much work.
func manyScans(file []byte) []byte {
	at := bytes.Index(file, []byte{0xFF, 0xDA})
	scan := file[at : len(file)-2]
	return bytes.Join([][]byte{progressive(file[:at]), bytes.Repeat(scan, 1000), {0xFF, 0xD9}}, nil)
}

func hugePNG() []byte {
	header := binary.BigEndian.AppendUint32(nil, 50_000)
	header = binary.BigEndian.AppendUint32(header, 50_000)
	header = append(header, 8, 2, 0, 0, 0)
	return bytes.Join([][]byte{[]byte("\x89PNG\r\n\x1a\n"), phototest.Chunk("IHDR", header), phototest.Chunk("IDAT", nil), phototest.Chunk("IEND", nil)}, nil)
}

func gifOf(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := gif.Encode(&out, phototest.Picture(200, 200), nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
