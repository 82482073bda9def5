package main

import (
	"fmt"

	"locuri/geo"
)

// sensitiveFlags say how far off places are shown that are not everybody's to find.
type sensitiveFlags struct {
	DisplaceMin float64 `env:"LOCURI_DISPLACE_MIN" default:"150" placeholder:"METRES" help:"How far off a sensitive place is shown at least (default 150)."`
	DisplaceMax float64 `env:"LOCURI_DISPLACE_MAX" default:"400" placeholder:"METRES" help:"And at most (default 400)."`
}

func (f sensitiveFlags) displacing() (geo.Displacing, error) {
	if f.DisplaceMin < 1 || f.DisplaceMax <= f.DisplaceMin || f.DisplaceMax > 10000 {
		return geo.Displacing{}, fmt.Errorf("--displace-min and --displace-max: from %v to %v metres cannot be; they should be 1 or more, the second greater than the first and no more than 10000",
			f.DisplaceMin, f.DisplaceMax)
	}
	return geo.Displacing{MinM: f.DisplaceMin, MaxM: f.DisplaceMax}, nil
}
