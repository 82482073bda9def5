// Package geo is the domain of Locuri: a city's shared places, what is proposed for them, who ties projects to them,
// and who may do what. It does no input or output; the interfaces in it are the contracts that geo/postgis fulfils
// and that api calls.
//
// Coordinates are longitude, latitude in WGS 84 (CRS84 axis order) unless a name says otherwise. Lengths are metres,
// areas square metres, both on the spheroid.
package geo
