package mail

import (
	"context"
	"fmt"

	"locuri/geo"
)

// NotifyCall writes to whom it concerns what has become of a call, or of their application to it.
func (c *Courier) NotifyCall(ctx context.Context, job geo.NotifyCall) error {
	n, err := c.outbox.FindCallNotice(ctx, job)
	if geo.FaultOf(err) == geo.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	for _, reader := range n.Readers {
		said := wordsIn(reader.Language).calls[callNews(job.News, n)]
		if said == "" {
			continue // the application was taken back meanwhile
		}
		letter, err := write("call", reader.Language, reader.Email, map[string]string{
			"Title": n.Call.In(reader.Language), "Name": reader.Name, "Said": said, "Reason": n.Reason, "Link": c.base + callPath(job),
		})
		if err != nil {
			return err
		}
		letter.Key = fmt.Sprintf("call %s to %d", job.About(), reader.AccountID)
		if err := c.outbox.PutMail(ctx, letter); err != nil {
			return err
		}
	}
	return nil
}

// callNews names what is said: of an answer, which one.
func callNews(news geo.CallNews, n *geo.CallNotice) string {
	switch news {
	case geo.CallAnswered:
		return string(n.Award)
	case geo.CallChangeAns:
		return "change_" + string(n.Change)
	}
	return string(news)
}

func callPath(job geo.NotifyCall) string {
	if job.ApplicationID != 0 {
		return fmt.Sprintf("/applications/%d", job.ApplicationID)
	}
	return fmt.Sprintf("/calls/%d/applications", job.CallID)
}
