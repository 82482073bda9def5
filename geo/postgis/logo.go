package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const setLogoSQL = `
UPDATE organisation SET logo_key = @key, logo_alt = @alt, logo_width = @width, logo_height = @height WHERE id = @id`

// SetLogo fulfils geo.Organisations. The version stays: whoever is changing the text meanwhile changes nothing of this.
func (db *DB) SetLogo(ctx context.Context, actor geo.Actor, slug string, logo *geo.Logo) (organisation *geo.Organisation, err error) {
	after := geo.Logo{}
	if logo != nil {
		after = *logo
	}
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if organisation, err = lockOrganisation(ctx, tx, slug); err != nil {
			return err
		}
		if err := actor.May(geo.EditOrganisation, organisation.ID); err != nil {
			return err
		}
		if logo != nil {
			if err := logo.Check(); err != nil {
				return err
			}
		}
		args := pgx.NamedArgs{"id": organisation.ID, "key": after.Key, "alt": texts(after.Alt), "width": after.Width, "height": after.Height}
		if _, err := tx.Exec(ctx, setLogoSQL, args); err != nil {
			return err
		}
		if before := organisation.Logo; before != nil {
			if err := db.enqueue(ctx, tx, geo.DeleteBlob{Name: before.File()}); err != nil {
				return err
			}
		}
		organisation.Logo = logo
		return bump(ctx, tx, "project") // projects show it
	})
	return organisation, err
}
