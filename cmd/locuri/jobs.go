package main

import (
	"context"

	"locuri/geo"
	"locuri/geo/jobs"
	"locuri/geo/mail"
	"locuri/geo/photo"
	"locuri/geo/postgis"
)

// startJobs does what changes leave behind, such as letters, until stop is called; stop returns when it uses the database
// no more.
func startJobs(ctx context.Context, db *postgis.DB, album *photo.Album, blobs geo.Blobs, cfg config) (courier *mail.Courier, stop func(), err error) {
	courier = mail.NewCourier(db, cfg.Sender, cfg.PublicURL.String(), cfg.Log)
	sweep := func(ctx context.Context, _ geo.Sweep) error {
		_, err := db.Sweep(ctx, cfg.Retention)
		return err
	}
	runner, err := jobs.New(db.Pool(), jobs.Handlers{
		SendMail:         courier.Send,
		NotifyStep:       courier.NotifyStep,
		NotifyComment:    courier.NotifyComment,
		NotifyPhoto:      courier.NotifyPhoto,
		NotifyCheck:      courier.NotifyCheck,
		NotifyReport:     courier.NotifyReport,
		NotifyCall:       courier.NotifyCall,
		DeleteBlob:       func(ctx context.Context, job geo.DeleteBlob) error { return blobs.Delete(ctx, job.Name) },
		NotifyEdit:       courier.NotifyEdit,
		NotifyTrust:      courier.NotifyTrust,
		WriteDigests:     courier.WriteDigests(db),
		Sweep:            sweep,
		CountImpact:      func(ctx context.Context, _ geo.CountImpact) error { return db.RecountImpact(ctx, geo.ManyRecords) },
		ResizePhoto:      album.Resize,
		DeletePhotoFiles: album.DeleteFiles,
		ForgetPhoto:      album.Forget,
		NotifyClash:      courier.NotifyClash,
	}, cfg.Log)
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := runner.Run(ctx); err != nil {
			cfg.Log.Error("jobs are not done: letters wait until the next start", "error", err)
		}
	}()
	return courier, func() {
		cancel()
		<-done
	}, nil
}
