package mail

import (
	"context"
	"log/slog"
	"time"

	"locuri/geo"
)

// Sender hands a letter to a mail server, and returns when the server has taken it.
type Sender interface {
	Send(ctx context.Context, letter *geo.Mail) error
}

// Courier puts letters into the outbox and, in the background, sends them. A letter that is in the outbox is sent even
// when the program ends and starts again in between.
type Courier struct {
	outbox geo.Outbox
	sender Sender // nil: letters stay in the outbox, and are told to the operator
	base   string // address of the site, without a slash at the end
	log    *slog.Logger
	wake   chan struct{}
}

// NewCourier makes a courier for the site at base, such as https://locuri.example.org. Without a sender each letter is
// one line in the log, with its link: whoever reads the log can sign in by it.
func NewCourier(outbox geo.Outbox, sender Sender, base string, log *slog.Logger) *Courier {
	return &Courier{outbox: outbox, sender: sender, base: base, log: log, wake: make(chan struct{}, 1)}
}

// SignInLink writes a letter with a sign-in link in ro or en, and returns when it is in the outbox.
func (c *Courier) SignInLink(ctx context.Context, to, language, token string, valid time.Duration) error {
	link := SignInURL(c.base, token)
	letter := signInLetter(to, language, link, valid)
	if err := c.outbox.PutMail(ctx, letter); err != nil {
		return err
	}
	if c.sender == nil {
		c.log.Info("no mail server: letter kept in the outbox", "to", letter.To, "subject", letter.Subject, "link", link)
		return nil
	}
	select {
	case c.wake <- struct{}{}:
	default: // awake already
	}
	return nil
}

const (
	retryEvery = time.Minute
	giveUp     = time.Hour // by then what a letter is about is over
	sendTime   = 30 * time.Second
	batch      = 200 // letters looked at in one round
)

// Run sends what waits in the outbox until ctx is done. A letter that the server does not take is tried again every
// minute, for an hour. Without a sender it only waits.
func (c *Courier) Run(ctx context.Context) {
	tick := time.NewTicker(retryEvery)
	defer tick.Stop()
	for {
		if c.sender != nil {
			c.sendWaiting(ctx)
		}
		select {
		case <-ctx.Done():
			return
		case <-c.wake:
		case <-tick.C:
		}
	}
}

// sendWaiting sends the waiting letters, the oldest first.
func (c *Courier) sendWaiting(ctx context.Context) {
	letters, err := c.outbox.FindMail(ctx, geo.Actor{System: true}, batch)
	if err != nil {
		c.logUnlessDone(ctx, "cannot read the outbox", err)
		return
	}
	for i := len(letters) - 1; i >= 0; i-- {
		letter := &letters[i]
		if letter.SentAt != nil || time.Since(letter.CreatedAt) > giveUp {
			continue
		}
		if err := c.send(ctx, letter); err != nil {
			c.logUnlessDone(ctx, "letter not sent", err, "id", letter.ID, "to", letter.To)
		}
	}
}

// send marks a letter as sent also when ctx ends meanwhile, so that it is not sent twice.
func (c *Courier) send(ctx context.Context, letter *geo.Mail) error {
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	if err := c.sender.Send(ctx, letter); err != nil {
		return err
	}
	return c.outbox.MarkSent(context.WithoutCancel(ctx), letter.ID)
}

func (c *Courier) logUnlessDone(ctx context.Context, message string, err error, attributes ...any) {
	if ctx.Err() == nil {
		c.log.Warn(message, append(attributes, "error", err)...)
	}
}
