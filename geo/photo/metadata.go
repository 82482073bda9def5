package photo

import (
	"bytes"
	"math"
	"strings"
	"time"

	"github.com/bep/imagemeta"

	"locuri/geo"
)

var metaFormats = map[string]imagemeta.ImageFormat{typeJPEG: imagemeta.JPEG, typePNG: imagemeta.PNG, typeWebP: imagemeta.WebP}

// wanted are the tags that are read; all else in a file is nobody's business.
var wanted = map[string]bool{
	"Orientation": true, "DateTimeOriginal": true, "GPSLatitude": true, "GPSLatitudeRef": true, "GPSLongitude": true, "GPSLongitudeRef": true,
}

// readTags gives the wanted EXIF tags of a file. One whose metadata are damaged or forged has those that can be read.
func readTags(file []byte, media string) map[string]any {
	tags := map[string]any{}
	_, _ = imagemeta.Decode(imagemeta.Options{ // an error says that there is no more to be read
		R: bytes.NewReader(file), ImageFormat: metaFormats[media], Sources: imagemeta.EXIF,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool { return wanted[tag.Tag] },
		HandleTag: func(tag imagemeta.TagInfo) error {
			if _, known := tags[tag.Tag]; !known { // the first counts: a thumbnail has tags of its own
				tags[tag.Tag] = tag.Value
			}
			return nil
		},
	})
	return tags
}

// orientationOf gives how the picture is to be turned (CIPA DC-008 §4.6.4.1.6): 1 for not at all.
func orientationOf(tags map[string]any) int {
	if n, ok := tags["Orientation"].(uint16); ok && n >= 1 && n <= 8 {
		return int(n)
	}
	return 1
}

// positionOf gives longitude and latitude, nil when they are not there or make no sense. Cameras that do not know write
// zeroes.
func positionOf(tags map[string]any) *[2]float64 {
	lat, okLat := tags["GPSLatitude"].(float64)
	lon, okLon := tags["GPSLongitude"].(float64)
	if !okLat || !okLon {
		return nil
	}
	if ref, _ := tags["GPSLatitudeRef"].(string); strings.HasPrefix(ref, "S") {
		lat = -lat
	}
	if ref, _ := tags["GPSLongitudeRef"].(string); strings.HasPrefix(ref, "W") {
		lon = -lon
	}
	sound := math.Abs(lat) <= 90 && math.Abs(lon) <= 180 // false for what is no number, too
	if !sound || lat == 0 && lon == 0 {
		return nil
	}
	return &[2]float64{round(lon), round(lat)}
}

// round leaves six decimals, a tenth of a metre: no phone knows better.
func round(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }

// takenOf gives the day a picture was taken, "" when it does not say or cannot be: cameras with an unset clock are common.
func takenOf(tags map[string]any, now time.Time) geo.Date {
	text, _ := tags["DateTimeOriginal"].(string)
	if len(text) < 10 {
		return ""
	}
	date := geo.Date(strings.ReplaceAll(text[:10], ":", "-"))
	if !date.Valid() || len(date) != 10 || date < "1826" || date.First().After(now) {
		return ""
	}
	return date
}
