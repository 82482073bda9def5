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
	WKT      string // well-known text 1 (OGC 01-009), for files that carry it
}

// Stored is the system in which places are kept and GeoJSON is written unless another is asked for.
var Stored = &CRSs[0]

// World is the whole of the globe in degrees.
var World = orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}

// CRSs are all systems, the stored one first. Areas of use, axes and accuracy are the EPSG register's. Stereo 70 stands on
// the datum Pulkovo 1942(58): by the seven parameters that PROJ uses without a grid the register states 3 m.
var CRSs = []CRS{
	{Name: "WGS 84, longitude and latitude", URI: "http://www.opengis.net/def/crs/OGC/1.3/CRS84", Safe: "[OGC:CRS84]", SRID: 4326,
		Digits: GeoJSONDigits, Area: World, Reach: World, Unit: "degree", WKT: wgs84},
	{Name: "WGS 84, latitude and longitude", URI: "http://www.opengis.net/def/crs/EPSG/0/4326", Safe: "[EPSG:4326]", SRID: 4326, Swapped: true,
		Digits: GeoJSONDigits, Area: World, Reach: World, Unit: "degree", WKT: wgs84},
	{Name: "Web Mercator", URI: "http://www.opengis.net/def/crs/EPSG/0/3857", Safe: "[EPSG:3857]", SRID: 3857,
		Digits: 2, Area: orb.Bound{Min: orb.Point{-180, -85.06}, Max: orb.Point{180, 85.06}}, Unit: "metre",
		Reach: orb.Bound{Min: orb.Point{-20037508.343, -20048966.105}, Max: orb.Point{20037508.343, 20048966.105}}, WKT: webMercator},
	{Name: "Stereo 70", URI: "http://www.opengis.net/def/crs/EPSG/0/3844", Safe: "[EPSG:3844]", SRID: 3844, Swapped: true,
		Digits: 2, Area: orb.Bound{Min: orb.Point{20.26, 43.44}, Max: orb.Point{31.41, 48.27}}, Accuracy: 3, Unit: "metre",
		Reach: orb.Bound{Min: orb.Point{100000, 200000}, Max: orb.Point{1050000, 800000}}, WKT: stereo70},
}

// Unswapped is the same system with x first: easting or longitude, as most files have it.
func (c *CRS) Unswapped() *CRS {
	plain := *c
	plain.Swapped = false
	return &plain
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

const (
	wgs84 = `GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],` +
		`PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]`
	webMercator = `PROJCS["WGS 84 / Pseudo-Mercator",` + wgs84 + `,PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],` +
		`PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],` +
		`AXIS["X",EAST],AXIS["Y",NORTH],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0.0 +lon_0=0.0 +x_0=0.0 +y_0=0 ` +
		`+k=1.0 +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]]`
	stereo70 = `PROJCS["Pulkovo 1942(58) / Stereo70",GEOGCS["Pulkovo 1942(58)",DATUM["Pulkovo_1942_58",SPHEROID["Krassowsky 1940",6378245,298.3,` +
		`AUTHORITY["EPSG","7024"]],TOWGS84[2.329,-147.042,-92.08,0.309,-0.325,-0.497,5.69],AUTHORITY["EPSG","6179"]],PRIMEM["Greenwich",0,` +
		`AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4179"]],` +
		`PROJECTION["Oblique_Stereographic"],PARAMETER["latitude_of_origin",46],PARAMETER["central_meridian",25],PARAMETER["scale_factor",0.99975],` +
		`PARAMETER["false_easting",500000],PARAMETER["false_northing",500000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","3844"]]`
)
