package mail

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
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
		c.log.Info("no mail server: letter kept in the outbox", "id", letter.ID, "subject", letter.Subject, "link", SignInURL(c.base, token))
	}
	return nil
}

// ConfirmLink writes to whoever suggests something without an account; the suggestion counts once they have pressed the button there. The letter
// holds nothing that they wrote: until then nobody knows whose address it is, and others' letter box is no notice board.
func (c *Courier) ConfirmLink(ctx context.Context, s *geo.Suggestion, kind geo.SuggestionKind, token string) error {
	letter, err := write("confirm-"+string(kind), s.Language, s.Email, map[string]string{
		"Link": c.base + "/confirm?about=" + string(kind) + "&token=" + url.QueryEscape(token), "Days": strconv.Itoa(int(geo.SuggestionValid.Hours() / 24)),
	})
	if err != nil {
		return err
	}
	expires := time.Now().Add(geo.SuggestionValid)
	letter.ExpiresAt = &expires
	return c.outbox.PutMail(ctx, letter)
}

// NotifyStep writes to the author of a proposal what has become of it, and to its supporters when it was merged.
func (c *Courier) NotifyStep(ctx context.Context, job geo.NotifyStep) error {
	n, err := c.outbox.FindStepNotice(ctx, job.StepID)
	if geo.FaultOf(err) == geo.NotFound {
		return nil // the place is gone
	}
	if err != nil {
		return err
	}
	if n.Author != nil {
		if err := c.writeStep(ctx, n, "step", *n.Author); err != nil {
			return err
		}
	}
	for _, reader := range n.Supporters {
		if err := c.writeStep(ctx, n, "merged", reader); err != nil {
			return err
		}
	}
	return nil
}

// writeStep writes a letter about a step; the same one again is not kept.
func (c *Courier) writeStep(ctx context.Context, n *geo.StepNotice, name string, to geo.Reader) error {
	words := wordsIn(to.Language)
	state := words.state(n.Step)
	data := map[string]string{
		"Title": n.Aim.Titled(n.Title, to.Language), "State": state, "Name": to.Name, "Reason": n.Step.Reason, "Merged": "", "Other": "", "OtherLink": "",
		"Said": words.said(n, state), "Link": fmt.Sprintf("%s/places/%d", c.base, n.PlaceID),
	}
	if n.Step.MergedInto != 0 {
		data["Other"], data["OtherLink"] = n.Merged.In(to.Language), fmt.Sprintf("%s/places/%d", c.base, n.Step.MergedInto)
		data["Merged"] = fmt.Sprintf(words.merged, data["Other"], data["OtherLink"])
	}
	letter, err := write(name, to.Language, to.Email, data)
	if err != nil {
		return err
	}
	letter.Key = fmt.Sprintf("%s %d to %d", name, n.Step.ID, to.AccountID)
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
		"Days": strconv.Itoa(int(geo.RefusedFor.Hours() / 24)), "Appealed": n.Photo.Appeal, "Link": c.base + sentPage,
	})
	if err != nil {
		return err
	}
	letter.Key = fmt.Sprintf("photo %d in version %d to %d", job.PhotoID, job.Version, n.Author.AccountID)
	return c.outbox.PutMail(ctx, letter)
}

// NotifyEdit writes to whoever changed a place whether the change was taken.
func (c *Courier) NotifyEdit(ctx context.Context, job geo.NotifyEdit) error {
	n, err := c.outbox.FindEditNotice(ctx, job.EditID)
	if err != nil || n == nil {
		return err
	}
	name, link := "edited", fmt.Sprintf("%s/places/%d", c.base, n.Edit.PlaceID)
	if n.Edit.State == geo.EditRefused {
		name, link = "editrefused", c.base+sentPage
	}
	letter, err := write(name, n.Author.Language, n.Author.Email, map[string]string{
		"Title": n.Title.In(n.Author.Language), "Name": n.Author.Name, "Reason": n.Edit.Answer, "Appealed": n.Edit.Appeal, "Link": link,
	})
	if err != nil {
		return err
	}
	letter.Key = fmt.Sprintf("edit %d %t to %d", job.EditID, n.Edit.Appeal != "", n.Author.AccountID) // another after an appeal
	return c.outbox.PutMail(ctx, letter)
}

// NotifyTrust writes to somebody that trust was taken from them, or given back.
func (c *Courier) NotifyTrust(ctx context.Context, job geo.NotifyTrust) error {
	n, err := c.outbox.FindTrustNotice(ctx, job.ChangeID)
	if err != nil || n == nil {
		return err
	}
	name := "trusted"
	if n.Change.Withdrawn {
		name = "distrusted"
	}
	letter, err := write(name, n.Reader.Language, n.Reader.Email, map[string]string{"Name": n.Reader.Name, "Reason": n.Change.Reason, "Link": c.base})
	if err != nil {
		return err
	}
	letter.Key = fmt.Sprintf("trust %d to %d", job.ChangeID, n.Reader.AccountID)
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
		// Neither the log nor the queue forgets anybody, so neither is told of the reader.
		told := errors.New(strings.ReplaceAll(err.Error(), letter.To, "<the reader>"))
		c.log.Warn("letter not sent", "id", letter.ID, "error", told)
		if noted := c.outbox.MarkFailed(context.WithoutCancel(ctx), letter.ID, strings.ToValidUTF8(err.Error(), "")); noted != nil {
			return noted
		}
		return told
	}
	// Noted also when ctx ends meanwhile, so that it is not sent twice.
	return c.outbox.MarkSent(context.WithoutCancel(ctx), letter.ID)
}
