package mail

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"locuri/geo"
)

// Sender hands a letter to a mail server, and returns when the server has taken it.
type Sender interface {
	Send(ctx context.Context, letter *geo.Mail) error
}

// sendTime is how long a mail server may take over one letter.
const sendTime = 30 * time.Second

// Courier writes letters into the outbox, and sends them when their time in the queue has come.
type Courier struct {
	outbox geo.Outbox
	sender Sender // nil: letters stay in the outbox, and are told to the operator
	base   string // address of the site, without a slash at the end
	log    *slog.Logger
}

// NewCourier makes a courier for the site at base, such as https://locuri.example.org. Without a sender each letter is
// one line in the log, with its link: whoever reads the log can sign in by it.
func NewCourier(outbox geo.Outbox, sender Sender, base string, log *slog.Logger) *Courier {
	return &Courier{outbox: outbox, sender: sender, base: base, log: log}
}

// SignInLink writes a letter with a sign-in link in ro or en, and returns when it is in the outbox. It is of no use, and
// not sent, when the link is not valid any more.
func (c *Courier) SignInLink(ctx context.Context, to, language, token string, valid time.Duration) error {
	minutes := fmt.Sprintf("%d minutes", int(valid.Minutes()))
	if language != "en" {
		minutes = romanianMinutes(int(valid.Minutes()))
	}
	letter, err := write("signin", language, to, map[string]string{"Link": SignInURL(c.base, token), "Minutes": minutes})
	if err != nil {
		return err
	}
	expires := time.Now().Add(valid)
	letter.ExpiresAt = &expires
	if err := c.outbox.PutMail(ctx, letter); err != nil {
		return err
	}
	if c.sender == nil {
		c.log.Info("no mail server: letter kept in the outbox", "to", letter.To, "subject", letter.Subject, "link", SignInURL(c.base, token))
	}
	return nil
}

// NotifyStep writes to the author of a proposal what has become of it.
func (c *Courier) NotifyStep(ctx context.Context, job geo.NotifyStep) error {
	n, err := c.outbox.FindStepNotice(ctx, job.StepID)
	if geo.FaultOf(err) == geo.NotFound || err == nil && n == nil {
		return nil // the place is gone, or there is nobody to be told
	}
	if err != nil {
		return err
	}
	words := wordsIn(n.Author.Language)
	state := words.state(n.Step)
	data := map[string]string{
		"Title": n.Title.In(n.Author.Language), "State": state, "Name": n.Author.Name, "Reason": n.Step.Reason, "Merged": "",
		"Said": words.said(n, state), "Link": fmt.Sprintf("%s/places/%d", c.base, n.PlaceID),
	}
	if n.Step.MergedInto != 0 {
		data["Merged"] = fmt.Sprintf(words.merged, n.Merged.In(n.Author.Language), fmt.Sprintf("%s/places/%d", c.base, n.Step.MergedInto))
	}
	letter, err := write("step", n.Author.Language, n.Author.Email, data)
	if err != nil {
		return err
	}
	letter.Key = fmt.Sprintf("step %d to %d", job.StepID, n.Author.AccountID)
	return c.outbox.PutMail(ctx, letter)
}

// NotifyPhoto writes to whoever sent a photo in why it was refused. One that was published after all needs no letter.
func (c *Courier) NotifyPhoto(ctx context.Context, job geo.NotifyPhoto) error {
	n, err := c.outbox.FindPhotoNotice(ctx, job.PhotoID)
	if geo.FaultOf(err) == geo.NotFound || err == nil && (n == nil || n.Photo.State != geo.PhotoRefused) {
		return nil
	}
	if err != nil {
		return err
	}
	letter, err := write("photo", n.Author.Language, n.Author.Email, map[string]string{
		"Title": n.Title.In(n.Author.Language), "Name": n.Author.Name, "Alt": n.Photo.Alt.In(n.Author.Language), "Reason": n.Photo.Reason,
		"Days": strconv.Itoa(int(geo.RefusedFor.Hours() / 24)), "Link": fmt.Sprintf("%s/places/%d", c.base, n.Photo.PlaceID),
	})
	if err != nil {
		return err
	}
	letter.Key = fmt.Sprintf("photo %d in version %d to %d", job.PhotoID, job.Version, n.Author.AccountID)
	return c.outbox.PutMail(ctx, letter)
}

// Send hands a letter to the mail server. What is sent already, or too late, is left alone.
func (c *Courier) Send(ctx context.Context, job geo.SendMail) error {
	letter, err := c.outbox.FindLetter(ctx, geo.Actor{System: true}, job.MailID)
	switch {
	case geo.FaultOf(err) == geo.NotFound:
		return nil
	case err != nil:
		return err
	case c.sender == nil, letter.SentAt != nil, letter.ExpiresAt != nil && time.Now().After(*letter.ExpiresAt):
		return nil
	}
	sending, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	if err := c.sender.Send(sending, letter); err != nil {
		c.log.Warn("letter not sent", "id", letter.ID, "to", letter.To, "error", err)
		if noted := c.outbox.MarkFailed(context.WithoutCancel(ctx), letter.ID, strings.ToValidUTF8(err.Error(), "")); noted != nil {
			return noted
		}
		return err
	}
	// Noted also when ctx ends meanwhile, so that it is not sent twice.
	return c.outbox.MarkSent(context.WithoutCancel(ctx), letter.ID)
}
