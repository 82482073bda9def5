package demo

import (
	"context"

	"locuri/geo"
)

// photo is a drawing in the place of a photo.
type photo struct {
	voice
	Organisation string     `json:"organisation"` // slug
	Scene        string     `json:"scene"`        // what is drawn
	Moment       geo.Moment `json:"moment"`
	Pair         string     `json:"pair"` // identifier of the photo from the other moment
	Alt          geo.Text   `json:"alt"`
}

// notAPhoto is the caption of every drawing.
var notAPhoto = geo.Text{"ro": "Exemplu: un desen, nu o fotografie.", "en": "Example: a drawing, not a photograph."}

func (l *loader) photo(ctx context.Context, p photo) error {
	actor, place, err := l.speaker(ctx, p.voice)
	if err != nil {
		return err
	}
	made := &geo.Photo{
		UUID: uuidOf("photo/" + p.ID), PlaceID: place, Creator: actor.Name, Licence: geo.PublicDomain, Alt: p.Alt, Caption: notAPhoto,
		Moment: p.Moment, Pair: l.said["photo/"+p.Pair],
	}
	if p.Organisation != "" {
		made.Organisation = &geo.Named{Slug: p.Organisation}
	}
	file, err := scenes[p.Scene].draw()
	if err != nil {
		return err
	}
	err = l.album.Add(ctx, actor, made, file, "image/png")
	l.said["photo/"+p.ID] = made.ID
	return err
}
