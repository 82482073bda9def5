package geo

import "github.com/paulmach/orb"

// CRS is a coordinate reference system in which geometry is asked for and sent (OGC API - Features - Part 2,
// OGC 18-058r1).
type CRS struct {
	URI      string
	SRID     int       // of the same system in PostGIS, where x is always the first axis
	Swapped  bool      // the authority's axis order is the other way round: northing or latitude first
	Digits   int       // decimals that coordinates are written with: a centimetre or finer
	Area     orb.Bound // area of use, longitude and latitude
	Accuracy float64   // metres, of the transformation from what is stored; 0 when there is none
	Reach    orb.Bound // coordinates that can occur, x first; what lies outside is a mistake
	Unit     string    // of the axes: "degree" or "metre"
	Name     string
	Safe     string // safe CURIE, as in [EPSG:3844]
}

// Stored is the system in which places are kept and GeoJSON is written unless another is asked for.
var Stored = &CRSs[0]

// World is the whole of the globe in degrees.
var World = orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}

// CRSs are all systems, the stored one first. Areas of use, axes and accuracy are the EPSG register's: Stereo 70 is on
// the datum Pulkovo 1942(58) of Romania (transformation EPSG:15994, 3 m).
var CRSs = []CRS{
	{Name: "WGS 84, longitude and latitude", URI: "http://www.opengis.net/def/crs/OGC/1.3/CRS84", Safe: "[OGC:CRS84]", SRID: 4326,
		Digits: GeoJSONDigits, Area: World, Reach: World, Unit: "degree"},
	{Name: "WGS 84, latitude and longitude", URI: "http://www.opengis.net/def/crs/EPSG/0/4326", Safe: "[EPSG:4326]", SRID: 4326, Swapped: true,
		Digits: GeoJSONDigits, Area: World, Reach: World, Unit: "degree"},
	{Name: "Web Mercator", URI: "http://www.opengis.net/def/crs/EPSG/0/3857", Safe: "[EPSG:3857]", SRID: 3857,
		Digits: 2, Area: orb.Bound{Min: orb.Point{-180, -85.06}, Max: orb.Point{180, 85.06}}, Unit: "metre",
		Reach: orb.Bound{Min: orb.Point{-20037508.343, -20048966.105}, Max: orb.Point{20037508.343, 20048966.105}}},
	{Name: "Stereo 70", URI: "http://www.opengis.net/def/crs/EPSG/0/3844", Safe: "[EPSG:3844]", SRID: 3844, Swapped: true,
		Digits: 2, Area: orb.Bound{Min: orb.Point{20.26, 43.44}, Max: orb.Point{31.41, 48.27}}, Accuracy: 3, Unit: "metre",
		Reach: orb.Bound{Min: orb.Point{100000, 200000}, Max: orb.Point{1000000, 780000}}},
}

// FindCRS gives a system by its URI or safe CURIE, or nil.
func FindCRS(name string) *CRS {
	for i := range CRSs {
		if CRSs[i].URI == name || CRSs[i].Safe == name {
			return &CRSs[i]
		}
	}
	return nil
}
