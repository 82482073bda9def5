package api

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

// Album takes photos in and gives them out.
type Album interface {
	// Add makes a picture of a file and keeps it as the photo. declared is its media type as its sender says.
	// Errors: those of geo.Photos.AddPhoto; Invalid, naming the field "image"; TooLarge.
	Add(ctx context.Context, actor geo.Actor, photo *geo.Photo, file []byte, declared string) error
	// Read tells what a file says of itself beside the picture, and keeps nothing. Errors: Invalid.
	Read(file []byte, declared string) (geo.Reading, error)
	// Image gives the JPEG of a photo in one of geo.PhotoSizes, or larger. Errors: NotFound.
	Image(ctx context.Context, photo *geo.Photo, size int) ([]byte, error)
	// SetLogo makes a picture of a file and keeps it as an organisation's logo. Errors: those of geo.Organisations.SetLogo; Invalid,
	// naming the field "image"; TooLarge.
	SetLogo(ctx context.Context, actor geo.Actor, slug string, alt geo.Text, file []byte, declared string) (*geo.Organisation, error)
	// Logo gives the JPEG of a logo. Errors: NotFound.
	Logo(ctx context.Context, logo *geo.Logo) ([]byte, error)
}

func (a *API) getPlacePhotos(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	photos, err := a.store.FindPhotos(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, map[string]any{"photos": photos})
}

func (a *API) getPhoto(w http.ResponseWriter, r *http.Request) error {
	photo, err := a.photoOf(r)
	if err != nil {
		return err
	}
	return writeTagged(w, r, photo.Version, photo)
}

// photoOf gives the photo that the address names.
func (a *API) photoOf(r *http.Request) (*geo.Photo, error) {
	id, err := pathID(r, "photoId")
	if err != nil {
		return nil, err
	}
	if err := newParams(r).err(); err != nil {
		return nil, err
	}
	return a.store.FindPhoto(r.Context(), actor(r), id)
}

// photoState is what may be changed of a photo.
type photoState struct {
	Creator string      `json:"creator"`
	Licence geo.Licence `json:"licence"`
	Alt     geo.Text    `json:"alt"`
	Caption geo.Text    `json:"caption"`
	TakenAt geo.Date    `json:"taken_at"`
	Moment  geo.Moment  `json:"moment"`
	Pair    int64       `json:"pair"`
}

func photoStateOf(ph *geo.Photo) photoState {
	return photoState{ph.Creator, ph.Licence, ph.Alt, ph.Caption, ph.TakenAt, ph.Moment, ph.Pair}
}

func (s photoState) apply(ph *geo.Photo) {
	ph.Creator, ph.Licence, ph.Alt, ph.Caption = s.Creator, s.Licence, emptied(s.Alt), emptied(s.Caption)
	ph.TakenAt, ph.Moment, ph.Pair = s.TakenAt, s.Moment, s.Pair
}

func (a *API) updatePhoto(w http.ResponseWriter, r *http.Request) error {
	p, err := readPatch(w, r, geo.AddPhoto, "photoId")
	if err != nil {
		return err
	}
	photo, err := a.store.UpdatePhoto(r.Context(), actor(r), p.id, p.version, changes(p, photoStateOf, photoState.apply))
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, photo.Version, photo)
}

func (a *API) deletePhoto(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.AddPhoto, "photoId")
	if err != nil {
		return err
	}
	return writeDone(w, a.store.DeletePhoto(r.Context(), actor(r), id))
}

func (a *API) decidePhoto(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.ModeratePhotos, "photoId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		To      geo.PhotoState `json:"to"`
		Reason  string         `json:"reason"`
		Version int            `json:"version"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	photo, err := a.store.DecidePhoto(r.Context(), actor(r), id, geo.PhotoDecision(body))
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, photo.Version, photo)
}

func (a *API) appealPhoto(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.AddPhoto, "photoId")
	if err != nil {
		return err
	}
	body, err := readJSON[reasonBody](w, r, jsonType)
	if err != nil {
		return err
	}
	photo, err := a.store.AppealPhoto(r.Context(), actor(r), id, body.Reason)
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, photo.Version, photo)
}

// publishedCache is how published pictures are kept: what an address names never changes, but it may be taken back, and
// is then gone from all caches in a week.
const publishedCache = "public, max-age=604800, immutable"

func (a *API) getPhotoImage(w http.ResponseWriter, r *http.Request) error {
	size, err := strconv.Atoi(chi.URLParam(r, "size"))
	if err != nil || !slices.Contains(geo.PhotoSizes, size) {
		return geo.Errorf(geo.NotFound, "Photos are there in the sizes %v.", geo.PhotoSizes)
	}
	photo, err := a.photoOf(r)
	if err != nil {
		return err
	}
	return writePicture(w, r, picture{
		name: photo.File(size), cache: photoCache(photo), save: fmt.Sprintf("locuri-%d-%d.jpg", photo.ID, size), since: photo.CreatedAt,
		read: func() ([]byte, error) { return a.config.Album.Image(r.Context(), photo, size) },
	})
}

// photoCache says who may keep the picture, and for how long: nobody one that is not public, and not for long the
// largest in the place of a smaller one that is not made yet.
func photoCache(photo *geo.Photo) string {
	switch {
	case photo.State != geo.PhotoPublished:
		return "no-store"
	case photo.Resized:
		return publishedCache
	}
	return "no-cache"
}
