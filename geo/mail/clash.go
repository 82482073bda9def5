package mail

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"

	"locuri/geo"
)

// clashLetter is what letters about places say at which two projects are.
type clashLetter struct {
	Name, Ours, Theirs, By, Text, Email, Place, Link string
	language, base                                   string
	clashes                                          []geo.Clash
}

// items fulfils lister: the places, with what the reader's organisation has there.
func (l clashLetter) items() []item {
	var list []item
	for _, c := range l.clashes {
		text := c.Project.Title.In(l.language)
		if c.Starts != "" || c.Ends != "" {
			text += fmt.Sprintf(" (%s – %s)", c.Starts, c.Ends)
		}
		list = append(list, item{Head: c.PlaceTitle.In(l.language), Text: text, Address: fmt.Sprintf("%s/places/%d", l.base, c.PlaceID)})
	}
	return list
}

// NotifyClash writes to the other organisations that somebody is at their places at the same time.
func (c *Courier) NotifyClash(ctx context.Context, job geo.NotifyClash) error {
	notices, err := c.outbox.FindClashNotices(ctx, job)
	if err != nil {
		return err
	}
	slices.Sort(job.TagIDs)
	for _, n := range notices {
		to := n.Reader
		letter, err := write("clash", to.Language, to.Email, clashLetter{
			Name: to.Name, Theirs: n.Project.Title.In(to.Language), By: n.Project.Organisation.Title.In("ro"),
			Link: fmt.Sprintf("%s/projects/%d", c.base, n.Project.ID), language: to.Language, base: c.base, clashes: n.Clashes,
		})
		if err != nil {
			return err
		}
		letter.Key = fmt.Sprintf("clash of %d with %v to %d", job.ProjectID, job.TagIDs, to.AccountID)
		if err := c.outbox.PutMail(ctx, letter); err != nil {
			return err
		}
	}
	return nil
}

// PartnerMessage writes what one partner has to say to another. Whoever writes is told that their address goes along.
func (c *Courier) PartnerMessage(ctx context.Context, m *geo.PartnerMessage) error {
	for _, to := range m.To {
		letter, err := write("partner", to.Language, to.Email, clashLetter{
			Name: to.Name, Ours: m.Clash.Project.Title.In(to.Language), Theirs: m.Project.Title.In(to.Language), By: m.From.Name, Email: m.From.Email,
			Text: m.Text, Place: m.Clash.PlaceTitle.In(to.Language), Link: fmt.Sprintf("%s/places/%d", c.base, m.Clash.PlaceID),
		})
		if err != nil {
			return err
		}
		// The same words again are the same letter.
		letter.Key = fmt.Sprintf("message of %d about %d to %d: %x", m.From.AccountID, m.Clash.TagID, to.AccountID, sha256.Sum256([]byte(m.Text)))
		if err := c.outbox.PutMail(ctx, letter); err != nil {
			return err
		}
	}
	return nil
}
