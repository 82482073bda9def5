package geo

import (
	"context"
	"time"
)

// Photo is a picture of a place. A proposal is a place, so its photos are too.
type Photo struct {
	ID           int64      `json:"id"`
	Version      int        `json:"version"`
	PlaceID      int64      `json:"place_id"`
	Place        *PlaceRef  `json:"place,omitempty"` // filled for one photo
	Creator      string     `json:"creator"`         // whom to credit
	Licence      Licence    `json:"licence"`
	Alt          Text       `json:"alt"`     // what is seen in it, for those who do not see it
	Caption      Text       `json:"caption"` // what else is worth knowing
	TakenAt      Date       `json:"taken_at"`
	Moment       Moment     `json:"moment"`
	Pair         int64      `json:"pair"` // the photo from the other moment; 0 for none
	Width        int        `json:"width"`
	Height       int        `json:"height"`
	State        PhotoState `json:"state"`
	Reason       string     `json:"reason"`           // why it was refused; for its author and staff
	Appeal       string     `json:"appeal,omitempty"` // against it, once; likewise
	Author       string     `json:"author,omitempty"` // who sent it in; for its author and staff
	Own          bool       `json:"own"`              // the asker sent it in
	Report       int64      `json:"report,omitempty"` // the report that it belongs to; it is then no picture of the place
	FieldCheck   int64      `json:"check,omitempty"`  // likewise the check; one of the two is 0
	Organisation *Named     `json:"organisation"`     // in whose name; nil for the author's own
	CreatedAt    time.Time  `json:"created_at"`

	UUID      string `json:"-"` // made by the client, so that sending it again is harmless
	AccountID int64  `json:"-"`
	Key       string `json:"-"` // its files are named after it
	Resized   bool   `json:"-"` // the smaller sizes are there
}

// Licence is under which a photo may be used, by its SPDX identifier where there is one.
type Licence string

// The licences.
const (
	PublicDomain      Licence = "CC0-1.0"
	Attribution       Licence = "CC-BY-4.0"
	ShareAlike        Licence = "CC-BY-SA-4.0"
	AllRightsReserved Licence = "all-rights-reserved" // shown here, and nowhere else without asking
)

// Licences are all licences. With all rights reserved only an organisation shows its own photos.
var Licences = []Licence{PublicDomain, Attribution, ShareAlike, AllRightsReserved}

// Moment is when a photo was taken, of a change that has an earlier and a later one.
type Moment string

// The moments.
const (
	BeforeChange Moment = "before"
	AfterChange  Moment = "after"
)

// Moments are all moments.
var Moments = []Moment{BeforeChange, AfterChange}

// PhotoState is whether the public may see a photo.
type PhotoState string

// The states of a photo.
const (
	PhotoWaiting   PhotoState = "waiting"
	PhotoPublished PhotoState = "published"
	PhotoRefused   PhotoState = "refused"
)

// PhotoStates are all states of a photo.
var PhotoStates = []PhotoState{PhotoWaiting, PhotoPublished, PhotoRefused}

// What is taken at most. Nothing may grow without end.
const (
	MaxPhotoBytes    = 20 << 20 // of a file that is sent in
	MaxPhotoPixels   = 50_000_000
	MinPhotoSide     = 100
	MaxPlacePhotos   = 200
	MaxWaitingPhotos = 100 // of one person's, everywhere
)

// PhotoSizes are the longest sides in which a photo is kept, the smallest first.
var PhotoSizes = []int{320, 960, 1920}

// File names the file to show for one of PhotoSizes: the largest while the smaller ones are not made yet, and where the
// picture is no larger than the size.
func (ph *Photo) File(size int) string {
	if !ph.Resized || max(ph.Width, ph.Height) <= size {
		size = PhotoSizes[len(PhotoSizes)-1]
	}
	return PhotoFile(ph.Key, size)
}

// Check gives every fault of the photo that can be seen without a database, or nil.
func (ph *Photo) Check() error {
	var p Problems
	requireText(&p, "alt", ph.Alt)
	checkText(&p, "alt", ph.Alt, 500)
	checkText(&p, "caption", ph.Caption, 1000)
	if blank(ph.Creator) {
		p.Add("creator", "required", "say whom to credit")
	}
	checkString(&p, "creator", ph.Creator, 200)
	oneOf(&p, "licence", ph.Licence, Licences, false)
	oneOf(&p, "moment", ph.Moment, Moments, true)
	ph.checkTaken(&p)
	if ph.Pair != 0 && ph.Moment == "" {
		p.Add("moment", "required", "say whether it shows the place before or after, as it has a pair")
	}
	return p.Err()
}

func (ph *Photo) checkTaken(p *Problems) {
	if !ph.TakenAt.Valid() {
		p.Add("taken_at", "not_a_date", "must be a date such as 2023, 2023-10 or 2023-10-06")
	} else if ph.TakenAt.First().After(time.Now().AddDate(0, 0, 1)) {
		p.Add("taken_at", "in_the_future", "must not lie in the future")
	}
}

// CheckNew gives the faults of a photo that is sent in, or nil: those of Check, and a licence that is not theirs to give.
func (ph *Photo) CheckNew(actor Actor) error {
	if err := ph.Check(); err != nil {
		return err
	}
	if ph.Licence == AllRightsReserved && ph.Organisation == nil && actor.May(PublishOwnPhoto, 0) != nil {
		return InvalidField("licence", "not_allowed", "must be an open licence; only an organisation shows photos with all rights reserved")
	}
	return nil
}

// MayChange gives nil when the actor may change what is said of the photo, whose place is given: its author until the
// public sees it, and moderators. Errors: Unauthenticated, Forbidden.
func (ph *Photo) MayChange(actor Actor, place *Place) error {
	if ph.State == PhotoWaiting && ph.isOf(actor) {
		return actor.May(AddPhoto, 0)
	}
	return actor.MayAt(ModeratePhotos, place)
}

// MayDelete is as MayChange, but authors may at any time: consent that was given can be taken back (GDPR art. 7(3)).
func (ph *Photo) MayDelete(actor Actor, place *Place) error {
	if ph.isOf(actor) {
		return actor.May(AddPhoto, 0)
	}
	return actor.MayAt(ModeratePhotos, place)
}

func (ph *Photo) isOf(actor Actor) bool {
	return actor.AccountID != 0 && ph.AccountID == actor.AccountID
}

// PhotoDecision is what a moderator says of a photo.
type PhotoDecision struct {
	To      PhotoState
	Reason  string // mandatory when it is refused; its author reads it
	Version int    // of the photo that was seen; 0 compares nothing
}

// Check gives the faults of a decision, or nil.
func (d *PhotoDecision) Check() error {
	var p Problems
	oneOf(&p, "to", d.To, []PhotoState{PhotoPublished, PhotoRefused}, false)
	if d.To == PhotoRefused && blank(d.Reason) {
		p.Add("reason", "required", "say why; its author will read it")
	}
	checkString(&p, "reason", d.Reason, 2000)
	return p.Err()
}

// Photos keeps what is known of photos; Blobs keeps their files. The photo of a place that the actor may not see is not
// there. What is not published is there for its author and for staff.
type Photos interface {
	// FindPhotos lists the photos of a place, the oldest first. Errors: NotFound.
	FindPhotos(ctx context.Context, actor Actor, placeID int64) ([]Photo, error)
	// FindPhoto gives one. Errors: NotFound.
	FindPhoto(ctx context.Context, actor Actor, id int64) (*Photo, error)
	// MayAddPhoto tells whether such a photo would be taken, before its picture is looked at. Where AddPhoto would give an
	// earlier one it does so too. Errors as AddPhoto.
	MayAddPhoto(ctx context.Context, actor Actor, photo *Photo) error
	// AddPhoto writes a photo whose file is kept already. It is published at once when the actor may
	// PublishOwnPhoto, for the organisation if there is one; else it waits. A UUID that the same actor has already
	// used gives that photo. Errors: NotFound, Invalid, TooMany, Unauthenticated, Forbidden.
	AddPhoto(ctx context.Context, actor Actor, photo *Photo) error
	// UpdatePhoto changes what is said of a photo; version as in Places.UpdatePlace.
	UpdatePhoto(ctx context.Context, actor Actor, id int64, version int, change func(*Photo) error) (*Photo, error)
	// DecidePhoto publishes or refuses one. Errors: NotFound, Stale, Invalid, Conflict when it is decided so already,
	// Unauthenticated, Forbidden.
	DecidePhoto(ctx context.Context, actor Actor, id int64, decision PhotoDecision) (*Photo, error)
	// AppealPhoto has a refused photo of the actor's looked at once more. Errors: NotFound, Invalid, Conflict, Unauthenticated,
	// Forbidden.
	AppealPhoto(ctx context.Context, actor Actor, id int64, words string) (*Photo, error)
	// DeletePhoto removes a photo and has its files deleted. Errors: NotFound, Unauthenticated, Forbidden.
	DeletePhoto(ctx context.Context, actor Actor, id int64) error
	// MarkResized notes that the smaller sizes are there. Errors: NotFound.
	MarkResized(ctx context.Context, id int64) error
	// ForgetPhoto deletes a photo that has been refused for as long as it is kept.
	ForgetPhoto(ctx context.Context, id int64) error
}

// PhotoNotice is what is told of a refused photo.
type PhotoNotice struct {
	Photo  Photo
	Title  Text // of the place
	Author Reader
}
