package geo

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"time"

	"github.com/paulmach/orb"
)

// Sensitivity says whether a place is everybody's to find.
type Sensitivity struct {
	Sensitive bool
	Reason    string // for those responsible
	Version   int    // of the place that was seen; 0 compares nothing
}

// Check gives the faults of a change of sensitivity that can be seen without the place, or nil.
func (s *Sensitivity) Check() error { return CheckWords("reason", s.Reason) }

// TrueLocation is where a sensitive place lies, and why that is not told.
type TrueLocation struct {
	Geometry    orb.Geometry
	ExternalIDs map[string]string
	Reason      string // why it is sensitive
	MarkedAt    time.Time
	MarkedBy    string // the name the person shows; "" when the program did
}

// Displacing is how far off sensitive places are shown, in metres.
type Displacing struct{ MinM, MaxM float64 }

// StandardDisplacing is how far where nobody has said otherwise: another street, but the same part of the city.
var StandardDisplacing = Displacing{MinM: 150, MaxM: 400}

// Displacement is where to a place is displaced.
type Displacement struct{ Bearing, DistanceM float64 }

// Of draws the displacement of a place. It follows from the secret and the number, so that asking often tells no more than
// asking once; every spot between the two distances is as likely as any other.
func (d Displacing) Of(secret string, placeID int64) Displacement {
	mac := hmac.New(sha256.New, []byte(secret))
	_ = binary.Write(mac, binary.BigEndian, placeID) // a hash takes everything
	sum := mac.Sum(nil)
	turn, way := fraction(sum[:8]), fraction(sum[8:16])
	return Displacement{Bearing: 360 * turn, DistanceM: math.Sqrt(d.MinM*d.MinM + way*(d.MaxM*d.MaxM-d.MinM*d.MinM))}
}

// fraction makes a number from 0 up to 1 of eight bytes.
func fraction(b []byte) float64 { return float64(binary.BigEndian.Uint64(b)>>11) / (1 << 53) }

// metresPerDegree is how long a degree of latitude is, near enough for a few hundred metres.
const metresPerDegree = 111320

// Shown is the point that everybody is shown of a place whose representative point is given.
func (d Displacement) Shown(point orb.Point) orb.Point {
	sin, cos := math.Sincos(d.Bearing * math.Pi / 180)
	north, east := d.DistanceM*cos/metresPerDegree, d.DistanceM*sin/metresPerDegree/math.Cos(point[1]*math.Pi/180)
	return Rounded(orb.Point{point[0] + east, point[1] + north}).(orb.Point)
}

// sameSpotM is how far two positions may differ that a client has sent through another reference system and back.
const sameSpotM = 0.5

// SameSpot tells whether a geometry is the point that is shown: whoever sends it back has not moved the place.
func SameSpot(shown, sent orb.Geometry) bool {
	a, isPoint := shown.(orb.Point)
	b, alike := sent.(orb.Point)
	if !isPoint || !alike {
		return false
	}
	north, east := (a[1]-b[1])*metresPerDegree, (a[0]-b[0])*metresPerDegree*math.Cos(a[1]*math.Pi/180)
	return math.Hypot(north, east) < sameSpotM
}

// Relocate writes into the properties that a place once had what follows from where it is shown now, and takes out what
// would tell where it truly is.
func (pl *Place) Relocate(properties []byte) ([]byte, error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(properties, &object); err != nil {
		return nil, fmt.Errorf("read the properties of place %d: %w", pl.ID, err)
	}
	for i := range PlaceProperties {
		p := &PlaceProperties[i]
		if !p.tellsWhere {
			continue
		}
		delete(object, p.Name)
		if v := p.get(pl); v != nil {
			value, err := json.Marshal(v)
			if err != nil {
				return nil, err
			}
			object[p.Name] = value
		}
	}
	return json.Marshal(object)
}

// Sensitivities keeps where sensitive places truly are.
type Sensitivities interface {
	// SetSensitivity marks a place as sensitive, or takes the mark off. From then on everybody is shown a displaced point, of
	// its earlier revisions too; or where it is. A displacement is drawn once for each place.
	// Errors: NotFound, Invalid, Stale, Conflict when it is so already, Unauthenticated, Forbidden.
	SetSensitivity(ctx context.Context, actor Actor, placeID int64, s Sensitivity) error
	// FindTrueLocation tells whoever is responsible where a sensitive place is, and notes that it did.
	// Errors: NotFound, Invalid without a reason, Conflict when the place is not sensitive, Unauthenticated, Forbidden.
	FindTrueLocation(ctx context.Context, actor Actor, placeID int64, reason string) (*TrueLocation, error)
}
