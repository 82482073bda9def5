package api

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"

	"locuri/geo"
)

const (
	mostUploads    = 6               // at a time: each holds its file in memory
	mostUploadTime = 4 * time.Minute // for a large picture over a slow line
	mostFields     = 64 << 10        // bytes of what is said of a picture
)

// photoFields is what is said of a photo that is sent in.
type photoFields struct {
	photoState
	Organisation string `json:"organisation"`
	Consent      bool   `json:"consent"`
	UUID         string `json:"uuid"`
	Report       int64  `json:"report"`
	FieldCheck   int64  `json:"check"`
}

// photo gives the photo of the place that the fields say. Errors: Invalid.
func (f photoFields) photo(placeID int64) (*geo.Photo, error) {
	if !f.Consent {
		return nil, geo.InvalidField("consent", "required", "must be true: the photo is yours to give, and whoever is seen in it agrees")
	}
	photo := &geo.Photo{PlaceID: placeID, UUID: f.UUID, Report: f.Report, FieldCheck: f.FieldCheck}
	f.apply(photo)
	if f.Organisation != "" {
		photo.Organisation = &geo.Named{Slug: f.Organisation}
	}
	return photo, nil
}

func (a *API) addPhoto(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.AddPhoto); err != nil {
		return err
	}
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if _, err := a.store.FindPlace(r.Context(), actor(r), id); err != nil { // before 20 MB are read
		return err
	}
	done, err := a.startUpload(w, r)
	if err != nil {
		return err
	}
	defer done()
	upload, err := readUpload[photoFields](w, r)
	if err != nil {
		return err
	}
	photo, err := upload.fields.photo(id)
	if err != nil {
		return err
	}
	if err := a.config.Album.Add(r.Context(), actor(r), photo, upload.file, upload.declared); err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("%s/api/photos/%d", a.base(r), photo.ID))
	return writeChanged(w, http.StatusCreated, photo.Version, photo)
}

// startUpload counts an upload, and lets as many in as there is memory for; done must be called.
func (a *API) startUpload(w http.ResponseWriter, r *http.Request) (done func(), err error) {
	if err := a.limits.photo.take(w, r, photoSender(r)); err != nil {
		return nil, err
	}
	select {
	case a.uploads <- struct{}{}:
		return func() { <-a.uploads }, nil
	default:
		w.Header().Set("Retry-After", "10")
		return nil, geo.Errorf(geo.Unavailable, "As many pictures are being sent as this server takes at a time. Try again in a moment.")
	}
}

// upload is a picture with what is said of it.
type upload[T any] struct {
	fields   T
	file     []byte
	declared string // media type
}

// readUpload reads multipart/form-data (RFC 7578) with the part "photo", a JSON object, and the file "image".
// Errors: Invalid, TooLarge, Unsupported.
func readUpload[T any](w http.ResponseWriter, r *http.Request) (*upload[T], error) {
	r.Body = http.MaxBytesReader(w, r.Body, geo.MaxPhotoBytes+mostFields+4096)
	form, err := r.MultipartReader()
	if err != nil {
		return nil, geo.Errorf(geo.Unsupported, `The body must be multipart/form-data with the parts "photo" and "image".`)
	}
	parts, u := map[string][]byte{}, &upload[T]{}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, unreadable(err)
		}
		name := part.FormName()
		if err := checkPart(name, parts); err != nil {
			return nil, err
		}
		if name == "image" {
			u.declared, _, _ = mime.ParseMediaType(part.Header.Get("Content-Type"))
		}
		if parts[name], err = readPart(part, name); err != nil {
			return nil, err
		}
	}
	u.file = parts["image"]
	if len(parts["photo"]) == 0 {
		return nil, geo.InvalidField("photo", "required", "a part with a JSON object is needed that says what the picture is")
	}
	if err := checkJSONText(parts["photo"]); err != nil {
		return nil, err
	}
	return u, decodeJSON(parts["photo"], &u.fields)
}

func checkPart(name string, parts map[string][]byte) error {
	if name != "image" && name != "photo" {
		return geo.InvalidField(strings.ToValidUTF8(name, "?"), "unknown", `is no part of this form; "photo" and "image" are`)
	}
	if _, again := parts[name]; again {
		return geo.InvalidField(name, "repeated", "may be given once")
	}
	return nil
}

func readPart(part *multipart.Part, name string) ([]byte, error) {
	most := int64(mostFields)
	if name == "image" {
		most = geo.MaxPhotoBytes
	}
	content, err := io.ReadAll(io.LimitReader(part, most+1))
	if err != nil {
		return nil, unreadable(err)
	}
	if int64(len(content)) > most {
		return nil, tooLargePart(name)
	}
	return content, nil
}

func tooLargePart(name string) error {
	if name == "photo" {
		return geo.Errorf(geo.TooLarge, "What is said of the picture may have %d bytes at most.", mostFields)
	}
	return tooLargePicture()
}

func tooLargePicture() error {
	return geo.Errorf(geo.TooLarge, "The picture may have %d MB at most.", geo.MaxPhotoBytes>>20)
}

func unreadable(err error) error {
	if errors.As(err, new(*http.MaxBytesError)) {
		return tooLargePicture()
	}
	return geo.Errorf(geo.Invalid, "The form could not be read to its end.")
}

// mostRead is how many bytes of a picture are looked at for what it says of itself: cameras write that first.
const mostRead = 1 << 20

// readPhoto tells what a picture says of itself, to anybody: whoever proposes a place signs in last. Nothing of it is kept.
func (a *API) readPhoto(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := a.limits.photo.take(w, r, photoSender(r)); err != nil {
		return err
	}
	file, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostRead))
	if errors.As(err, new(*http.MaxBytesError)) {
		return geo.Errorf(geo.TooLarge, "Send the first megabyte at most; what a picture says of itself stands at its beginning.")
	}
	if err != nil {
		return unreadable(err)
	}
	reading, err := a.config.Album.Read(file, "")
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, reading)
}

// photoSender is for whom pictures are counted: an account, or an address of somebody who is not signed in.
func photoSender(r *http.Request) string {
	if id := actor(r).AccountID; id != 0 {
		return strconv.FormatInt(id, 10)
	}
	return clientIP(r)
}
