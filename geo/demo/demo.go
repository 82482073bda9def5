// Package demo fills a database with the demo city: Timișoara with its real places, written from public sources (see
// data/README.md), and demo accounts of nobody in particular. It can also make up any number of places, for trying out
// how Locuri bears them.
package demo

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"locuri/geo"
)

// system is who loads: the program itself.
var system = geo.Actor{System: true}

// reason is what the first revision of every place says.
const reason = "Demo city: imported from the dataset of Locuri"

// namespace makes UUIDs from the dataset's identifiers (RFC 9562 §5.5), so that loading twice makes nothing twice.
var namespace = uuid.NewSHA1(uuid.NameSpaceURL, []byte("https://locuri.example.org/demo"))

func uuidOf(id string) string { return uuid.NewSHA1(namespace, []byte(id)).String() }

// Album takes photos in.
type Album interface {
	Add(ctx context.Context, actor geo.Actor, photo *geo.Photo, file []byte, declared string) error
}

// Load writes the demo city and tells its progress; its photos, which are drawn, go into the album. Loading again does
// nothing; after an interruption it completes what is missing. Errors: Conflict when the database is another city's.
func Load(ctx context.Context, store geo.Store, album Album, progress func(string)) error {
	d, err := readDataset()
	if err != nil {
		return err
	}
	if done, err := loaded(ctx, store, d); done || err != nil {
		return err
	}
	l := &loader{store: store, album: album, dataset: d, projectIDs: map[string]int64{}, placeIDs: map[string]int64{}, said: map[string]int64{}}
	for _, step := range []struct {
		name string
		run  func(context.Context) error
	}{
		{"city, neighbourhoods and the Bega", l.loadAtlas},
		{"base map", l.loadBase},
		{"organisations and accounts", l.loadPeople},
		{"programmes", l.loadProgrammes},
		{"places", l.loadPlaces},
		{"projects and their places", l.loadProjects},
		{"events", l.loadEvents},
		{"trails", l.loadTrails},
		{"example proposals", l.loadProposals},
		{"what people say and show", l.loadVoices},
		{"open calls", l.loadCalls},
		{"reported numbers", l.loadImpact},
	} {
		progress("Demo city: " + step.name)
		if err := step.run(ctx); ctx.Err() != nil {
			return ctx.Err() // whatever the connection made of the interruption
		} else if err != nil {
			return fmt.Errorf("load the demo city's %s: %w", step.name, err)
		}
	}
	return l.saveProgramme(ctx, l.lastProgramme())
}

// loader is one run of Load.
type loader struct {
	store geo.Store
	album Album
	*dataset
	projectIDs map[string]int64 // of the dataset's identifiers
	placeIDs   map[string]int64
	said       map[string]int64 // the numbers of comments
}

// loaded tells whether everything is there, by what is written last. Errors: Conflict for another city.
func loaded(ctx context.Context, store geo.Store, d *dataset) (bool, error) {
	city, err := store.FindCity(ctx)
	if geo.FaultOf(err) == geo.NotFound {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if city.Slug != citySlug {
		return false, geo.Errorf(geo.Conflict, "The database is about %s; the demo city needs an empty one.", city.Title.In("en"))
	}
	_, err = store.FindProgramme(ctx, d.lastProgramme().Slug)
	if geo.FaultOf(err) == geo.NotFound {
		return false, nil
	}
	return err == nil, err
}

// lastProgramme is the one written last of all: its being there says that all is. No project may be in it.
func (d *dataset) lastProgramme() *geo.Programme { return &d.Programmes[len(d.Programmes)-1] }

// Accounts gives the demo accounts, with the organisations they belong to.
func Accounts() ([]geo.Account, error) {
	var accounts []geo.Account
	err := readJSON("accounts.json", &accounts)
	return accounts, err
}
