package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) getReports(w http.ResponseWriter, r *http.Request) error {
	id, page, err := remarksAsked(r)
	if err != nil {
		return err
	}
	reports, next, err := a.store.FindReports(r.Context(), actor(r), id, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"reports": reports}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writePrivate(w, http.StatusOK, answer)
}

func (a *API) getReportQueue(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 200), After: p.text("after")}
	var filter geo.ReportFilter
	statuses := enum(p, "status", geo.ReportStatuses)
	if len(statuses) > 1 {
		p.problems.Add("status", "too_many", "may be one of %v", geo.ReportStatuses)
	}
	if err := p.err(); err != nil {
		return err
	}
	filter.Status = append(statuses, "")[0]
	queue, err := a.store.FindReportQueue(r.Context(), actor(r), filter, page)
	if err != nil {
		return err
	}
	return a.writeQueue(w, r, "reports", queue.Reports, queue.Count, queue.Next)
}

func (a *API) getReport(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "reportId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	report, err := a.store.FindReport(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, report)
}

type reportBody struct {
	UUID  string          `json:"uuid"`
	Topic geo.ReportTopic `json:"topic"`
	Text  string          `json:"text"`
}

func (b *reportBody) report(place int64) *geo.Report {
	return &geo.Report{Remark: geo.Remark{PlaceID: place, UUID: b.UUID}, Topic: b.Topic, Text: b.Text}
}

func (a *API) addReport(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	body, err := readRemark[reportBody](a, w, r)
	if err != nil {
		return err
	}
	report := body.report(id)
	if err := a.store.AddReport(r.Context(), actor(r), report); err != nil {
		return err
	}
	return writePrivate(w, http.StatusCreated, report)
}

func (a *API) decideReport(w http.ResponseWriter, r *http.Request) error {
	id, err := remarkNumber(r, "reportId", geo.Publish)
	if err != nil {
		return err
	}
	body, err := readJSON[commentDecisionBody](w, r, jsonType)
	if err != nil {
		return err
	}
	report, err := a.store.DecideReport(r.Context(), actor(r), id, geo.CommentDecision(body))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, report)
}

func (a *API) answerReport(w http.ResponseWriter, r *http.Request) error {
	id, err := remarkNumber(r, "reportId", geo.AnswerReport)
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		From   geo.ReportStatus `json:"from"`
		To     geo.ReportStatus `json:"to"`
		Answer string           `json:"answer"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	report, err := a.store.AnswerReport(r.Context(), actor(r), id, geo.ReportAnswer{From: body.From, To: body.To, Text: body.Answer})
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, report)
}

func (a *API) appealReport(w http.ResponseWriter, r *http.Request) error {
	return appeal(w, r, "reportId", geo.CheckPlace, a.store.AppealReport)
}

func (a *API) withdrawReport(w http.ResponseWriter, r *http.Request) error {
	id, err := remarkNumber(r, "reportId", geo.CheckPlace)
	if err != nil {
		return err
	}
	if err := a.store.WithdrawReport(r.Context(), actor(r), id); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
