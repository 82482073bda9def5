package mail

import (
	"context"
	"fmt"

	"locuri/geo"
)

// NotifyCheck writes to the author of a check why it was refused.
func (c *Courier) NotifyCheck(ctx context.Context, job geo.NotifyCheck) error {
	n, err := c.outbox.FindCheckNotice(ctx, job.CheckID)
	if err != nil || n == nil || n.Check.State != geo.CommentRefused {
		return err
	}
	said := wordsIn(n.Reader.Language).found(&n.Check)
	return c.writeRefusal(ctx, &n.Check.Remark, "check", said, n.Title, n.Reader)
}

// NotifyReport writes to the author of a report why it was refused, or what was answered.
func (c *Courier) NotifyReport(ctx context.Context, job geo.NotifyReport) error {
	n, err := c.outbox.FindReportNotice(ctx, job.ReportID)
	switch {
	case err != nil || n == nil:
		return err
	case n.Report.State == geo.CommentRefused:
		return c.writeRefusal(ctx, &n.Report.Remark, "report", n.Report.Text, n.Title, n.Reader)
	case n.Report.State != geo.CommentPublished || n.Report.Status == geo.ReportOpen:
		return nil // taken back, or opened again, before the letter was written
	}
	letter, err := write("report-answer", n.Reader.Language, n.Reader.Email, map[string]any{
		"Title": n.Title.In(n.Reader.Language), "Name": n.Reader.Name, "Text": n.Report.Text, "Answer": n.Report.Answer,
		"Closed": n.Report.Status == geo.ReportClosed, "Link": fmt.Sprintf("%s/places/%d", c.base, n.Report.PlaceID),
	})
	if err != nil {
		return err
	}
	letter.Key = fmt.Sprintf("answer %d to report %d to %d", n.Answers, n.Report.ID, n.Reader.AccountID)
	return c.outbox.PutMail(ctx, letter)
}

// sentPage is where people see what they sent in, and ask to have a refusal looked at again.
const sentPage = "/account/contributions"

// writeRefusal writes why something that was said of a place was not published; the same one again is not kept.
func (c *Courier) writeRefusal(ctx context.Context, r *geo.Remark, noun, said string, title geo.Text, to geo.Reader) error {
	letter, err := write("remark-refusal", to.Language, to.Email, map[string]string{
		"Title": title.In(to.Language), "Name": to.Name, "Text": said, "Reason": r.Reason, "Appealed": r.Appeal, "Link": c.base + sentPage,
	})
	if err != nil {
		return err
	}
	// What is refused again after an appeal has another letter written.
	letter.Key = fmt.Sprintf("refusal of %s %d %t to %d", noun, r.ID, r.Appeal != "", to.AccountID)
	return c.outbox.PutMail(ctx, letter)
}
