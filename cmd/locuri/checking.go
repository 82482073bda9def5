package main

import (
	"fmt"
	"time"

	"locuri/geo"
)

// checkingFlags say how what people find at places counts.
type checkingFlags struct {
	CheckSpaces        int `env:"LOCURI_CHECK_SPACES" default:"730" placeholder:"DAYS" help:"Days for which a check on the ground says something of a public space (default 730)."`
	CheckRiverside     int `env:"LOCURI_CHECK_RIVERSIDE" default:"365" placeholder:"DAYS" help:"Likewise of a riverside site (default 365)."`
	CheckInterventions int `env:"LOCURI_CHECK_INTERVENTIONS" default:"365" placeholder:"DAYS" help:"Likewise of an intervention (default 365)."`
	GoneAnswers        int `env:"LOCURI_GONE_ANSWERS" default:"3" placeholder:"PEOPLE" help:"How many more people must say that a place is gone than that it is there before it is reported gone (default 3)."`
}

func (f checkingFlags) checking() (geo.Checking, error) {
	checking := geo.Checking{Valid: map[geo.Kind]time.Duration{}, Gone: f.GoneAnswers}
	for _, period := range []struct {
		flag string
		kind geo.Kind
		days int
	}{{"spaces", geo.Space, f.CheckSpaces}, {"riverside", geo.Riverside, f.CheckRiverside}, {"interventions", geo.Intervention, f.CheckInterventions}} {
		if period.days < 1 || period.days > 36500 {
			return checking, fmt.Errorf("--check-%s: %d is no number of days; it should be 1 or more", period.flag, period.days)
		}
		checking.Valid[period.kind] = time.Duration(period.days) * 24 * time.Hour
	}
	if f.GoneAnswers < 1 {
		return checking, fmt.Errorf("--gone-answers: %d is no number of people; it should be 1 or more", f.GoneAnswers)
	}
	return checking, nil
}
