package mail

import (
	"context"
	"fmt"

	"locuri/geo"
)

// NotifyComment writes to the author of a comment why it was refused, or to whoever it answers what was answered.
func (c *Courier) NotifyComment(ctx context.Context, job geo.NotifyComment) error {
	n, err := c.outbox.FindCommentNotice(ctx, job.CommentID)
	if err != nil || n == nil {
		return err
	}
	name, link := "answer", fmt.Sprintf("%s/places/%d", c.base, n.Comment.PlaceID)
	if n.Comment.State == geo.CommentRefused {
		name, link = "refusal", c.base+sentPage
	}
	letter, err := write(name, n.Reader.Language, n.Reader.Email, map[string]string{
		"Title": n.Title.In(n.Reader.Language), "Name": n.Reader.Name, "Text": n.Comment.Text, "Reason": n.Comment.Reason,
		"By": geo.Speaker(n.Reader.Language, n.Comment.Author, n.Comment.Organisation), "Appealed": n.Comment.Appeal, "Link": link,
	})
	if err != nil {
		return err
	}
	// A comment that is refused again after an appeal has another letter written.
	letter.Key = fmt.Sprintf("%s %d %t to %d", name, job.CommentID, n.Comment.Appeal != "", n.Reader.AccountID)
	return c.outbox.PutMail(ctx, letter)
}
