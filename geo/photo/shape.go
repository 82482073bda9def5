package photo

import (
	"bytes"
	"net/http"

	"locuri/geo"
)

// The media types that are read.
const (
	typeJPEG = "image/jpeg"
	typePNG  = "image/png"
	typeWebP = "image/webp"
)

// shape is what a file says of its picture before the picture is decoded.
type shape struct {
	media         string
	width, height int
	perPixel      float64 // bytes that decoding takes for each pixel, about
	animated      bool
}

// mostMemory is how many bytes decoding one picture may take.
const mostMemory = 256 << 20

// field is the name of the picture in an upload.
const field = "image"

// judge tells from its beginnings whether a file holds a picture that is taken. declared is what its sender calls it, ""
// for nothing. Nothing is decoded yet: what is too large never takes the memory it asks for.
// Errors: Invalid, naming the field "image"; TooLarge.
func judge(file []byte, declared string) (shape, error) {
	if len(file) > geo.MaxPhotoBytes {
		return shape{}, geo.Errorf(geo.TooLarge, "The picture may have %d MB at most.", geo.MaxPhotoBytes>>20)
	}
	media, err := recognise(file, declared)
	if err != nil {
		return shape{}, err
	}
	s, ok := walkers[media](file)
	s.media = media
	side := min(s.width, s.height)
	pixels := float64(s.width) * float64(s.height)
	switch {
	case s.animated:
		return s, geo.InvalidField(field, "animated_image", "must be a still picture; this one moves")
	case !ok || side <= 0:
		return s, broken()
	case pixels > geo.MaxPhotoPixels || pixels*s.perPixel > mostMemory:
		return s, geo.InvalidField(field, "too_many_pixels", "is too large with %d by %d pixels; %d million are taken, fewer of a file that takes more work", s.width, s.height, geo.MaxPhotoPixels/1_000_000)
	case side < geo.MinPhotoSide:
		return s, geo.InvalidField(field, "too_small", "is too small with %d by %d pixels; it must have %d at least each way", s.width, s.height, geo.MinPhotoSide)
	}
	return s, nil
}

var walkers = map[string]func([]byte) (shape, bool){typeJPEG: walkJPEG, typePNG: walkPNG, typeWebP: walkWebP}

// recognise gives the media type by the first bytes. Errors: Invalid.
func recognise(file []byte, declared string) (string, error) {
	media := http.DetectContentType(file)
	switch {
	case len(file) == 0:
		return "", geo.InvalidField(field, "required", "a picture is needed")
	case isHEIF(file):
		return "", geo.InvalidField(field, "unsupported_image", "is HEIC or AVIF, which not every browser shows; send it as JPEG")
	case walkers[media] == nil && (isSVG(file) || declared == "image/svg+xml"):
		return "", geo.InvalidField(field, "svg_image", "is an SVG, which can hold programs and so is not shown; export it as PNG")
	case walkers[media] == nil && media == "image/gif":
		return "", geo.InvalidField(field, "unsupported_image", "is a GIF; send a JPEG, PNG or WebP")
	case walkers[media] == nil:
		return "", geo.InvalidField(field, "not_an_image", "must be a JPEG, PNG or WebP picture")
	case declared != "" && declared != "application/octet-stream" && declared != media:
		return "", geo.InvalidField(field, "other_content", "is sent as %s but holds %s; save it again as what it is", declared, media)
	}
	return media, nil
}

// isHEIF tells the family of HEIC and AVIF by its first box (ISO/IEC 14496-12 §4.3).
func isHEIF(file []byte) bool {
	if len(file) < 12 || !bytes.Equal(file[4:8], []byte("ftyp")) {
		return false
	}
	switch string(file[8:12]) {
	case "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis":
		return true
	}
	return false
}

// isSVG tells an SVG by its first element, which stands behind declarations and comments.
func isSVG(file []byte) bool {
	return bytes.Contains(bytes.ToLower(file[:min(len(file), 4096)]), []byte("<svg"))
}

func broken() error {
	return geo.InvalidField(field, "broken_image", "is damaged or breaks off; save it again, or send another")
}
