package photo

import (
	"context"
	"errors"
	"fmt"

	"locuri/geo"
)

// SetLogo makes a picture of a file and keeps it as an organisation's logo. Errors: as Develop and as geo.Organisations.SetLogo.
func (al *Album) SetLogo(ctx context.Context, actor geo.Actor, slug string, alt geo.Text, file []byte, declared string) (*geo.Organisation, error) {
	logo := &geo.Logo{Alt: alt}
	if err := logo.Check(); err != nil {
		return nil, err
	}
	picture, err := al.darkroom.develop(ctx, file, declared, geo.LogoSize)
	if err != nil {
		return nil, err
	}
	logo.Key, logo.Width, logo.Height = newKey(), picture.Width, picture.Height
	if err := al.blobs.Put(ctx, logo.File(), picture.Content); err != nil {
		return nil, fmt.Errorf("keep a logo: %w", err)
	}
	organisation, err := al.store.SetLogo(ctx, actor, slug, logo)
	if err != nil {
		return nil, errors.Join(err, al.blobs.Delete(context.WithoutCancel(ctx), logo.File()))
	}
	return organisation, nil
}

// Logo gives a logo's JPEG. Errors: NotFound.
func (al *Album) Logo(ctx context.Context, logo *geo.Logo) ([]byte, error) {
	return al.blobs.Get(ctx, logo.File())
}
