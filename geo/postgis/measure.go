package postgis

import (
	"strconv"
	"strings"

	"locuri/geo"
)

// records is how a sort of record is read for counting: columns by what numbers are narrowed and told apart. A record that
// has several places comes once for each, so that its number is always counted as count(DISTINCT id) where repeats is true.
type records struct {
	from    string // tables
	where   string // what everybody may see
	id      string
	repeats bool
	once    bool // in the list each number comes once, as where several are told by one

	neighbourhood, river, km string // of its place
	programmes               string // a list of slugs
	ofProject                string // condition for what belongs to the project $
	periods                  string // datemultirange by which it belongs to years; NULL belongs to none
	each                     string // DISTINCT where several periods may touch one year

	title, place, project, slug, detail, at, days string // what is shown of it
}

var placeRecords = records{
	from: "place", where: published + " AND " + noAmendment, id: "place.id",
	neighbourhood: "place.neighbourhood", river: "place.river", km: "place.river_km",
	programmes: "place.programmes", ofProject: "place.projects @> ARRAY[$]", periods: "datemultirange(place.period)",
	title: "place.title", place: "place.id", project: "0", slug: "''", detail: "place.life", at: "place.created_at", days: noDays,
}

const noDays = "NULL::float8"

// onDay makes the periods of something that happened at one time.
func onDay(column string) string {
	return "datemultirange(daterange((" + column + ")::date, (" + column + ")::date, '[]'))"
}

// ofPlace gives records that are about one place each.
func ofPlace(from, at, detail string) records {
	r := placeRecords
	r.from, r.where = from+" JOIN place ON place.id = "+from+".place_id", published // amendments too: they are proposals
	r.id, r.at, r.periods, r.detail = from+".id", at, onDay(at), detail
	return r
}

const (
	firstAnswerSQL = `LATERAL (SELECT min(s.at) AS at FROM step s WHERE s.place_id = place.id AND s.line = 'decision'
	AND s.to_state IN ('accepted', 'accepted_with_changes', 'declined', 'merged')) answer`
	daysSQL = "(extract(epoch FROM answer.at - proposal.created_at) / 86400)::float8"
)

// projectTies are projects with each of their public places, and those without one.
const projectTies = "project JOIN organisation ON organisation.id = project.organisation_id LEFT JOIN programme ON programme.id = project.programme_id " +
	"LEFT JOIN (tag JOIN place ON place.id = tag.place_id AND place.publication = 'published') ON tag.project_id = project.id"

var projectRecords = records{
	from: projectTies, where: "true", id: "project.id", repeats: true,
	neighbourhood: "place.neighbourhood", river: "place.river", km: "place.river_km",
	programmes: ofProgramme, ofProject: "project.id = $", periods: "datemultirange(project.period)",
	title: "project.title", place: "0", project: "project.id", slug: "''", detail: "project.life", at: "project.created_at", days: noDays,
}

// recordsOf is how each sort of record is read.
var recordsOf = map[geo.RecordKind]records{
	geo.PlaceRecord:        placeRecords,
	geo.ProposalRecord:     proposalRecords(),
	geo.SupportRecord:      ofPlace("support", "support.at", "''"),
	geo.CommentRecord:      commentRecords(),
	geo.ProjectRecord:      projectRecords,
	geo.TagRecord:          tagRecords(),
	geo.OrganisationRecord: organisationRecords(),
	geo.EventRecord:        eventRecords,
	geo.CallRecord:         callRecords,
	geo.ApplicationRecord:  applicationRecords(),
}

func proposalRecords() records {
	r := ofPlace("proposal", "proposal.created_at", "place.decision")
	r.from, r.days = r.from+" CROSS JOIN "+firstAnswerSQL, daysSQL
	return r
}

func commentRecords() records {
	r := ofPlace("comment", "comment.created_at", "''")
	r.where += " AND comment.state = 'published'"
	return r
}

func tagRecords() records {
	r := projectRecords
	r.where, r.id, r.repeats = "place.id IS NOT NULL", "tag.id", false
	r.periods, r.place, r.detail, r.at = "datemultirange(coalesce(tag.period, project.period))", "place.id", "tag.role", "tag.created_at"
	return r
}

func organisationRecords() records {
	r := projectRecords
	r.id, r.title, r.project, r.slug, r.detail, r.at = "organisation.id", "jsonb_build_object('ro', organisation.title)", "0", "organisation.slug", "''",
		"organisation.created_at"
	return r
}

// An event is held when one of its occurrences is over that was not cancelled.
var eventRecords = records{
	from: "event e CROSS JOIN " + heldSQL + " LEFT JOIN place ON place.id = e.place_id " +
		"LEFT JOIN project ON project.id = e.project_id LEFT JOIN programme ON programme.id = project.programme_id",
	where: "e.publication = 'published' AND NOT e.example AND held.days IS NOT NULL AND (e.place_id IS NULL OR " + published + ")", id: "e.id",
	neighbourhood: "place.neighbourhood", river: "place.river", km: "place.river_km",
	programmes: ofProgramme, ofProject: "e.project_id = $", periods: "held.days", each: "DISTINCT",
	title: "e.title", place: "coalesce(e.place_id, 0)", project: "coalesce(e.project_id, 0)", slug: "''", detail: "''", at: "held.last", days: noDays,
}

const heldSQL = `LATERAL (SELECT range_agg(daterange(n.day, n.day, '[]')) AS days, max(n.starts) AS last FROM occurrence n
	WHERE n.event_id = e.id AND n.ends <= now() AND NOT n.cancelled) held`

const ofProgramme = "array_remove(ARRAY[programme.slug], NULL)"

// Where a call is follows from its brief. One that is kept elsewhere opens when its period begins.
var callRecords = records{
	from:          "call c LEFT JOIN programme ON programme.id = c.programme_id",
	where:         "c.state IN ('published', 'closed') AND NOT c.example",
	id:            "c.id",
	neighbourhood: "c.brief->>'neighbourhood'", river: "c.brief->>'river'", km: "((c.brief->>'from_km')::float8 + (c.brief->>'to_km')::float8) / 2",
	programmes: ofProgramme, ofProject: "$ = 0", // none is
	periods: "CASE WHEN c.starts = '' THEN " + onDay("c.opens AT TIME ZONE c.zone") + " ELSE datemultirange(public.period(c.starts, c.starts)) END",
	title:   "c.title", place: "0", project: "0", slug: "''", detail: "coalesce(nullif(c.starts, ''), (c.opens AT TIME ZONE c.zone)::date::text, '')", at: "c.created_at", days: noDays,
}

// applicationRecords are those of calls whose answers are out, as geo.OpenCall.PhaseAt has it. They are listed by their calls, each with
// how many were received and selected.
func applicationRecords() records {
	r := callRecords
	r.from = "application a JOIN call c ON c.id = a.call_id LEFT JOIN programme ON programme.id = c.programme_id"
	r.where += " AND a.state = 'submitted' AND c.link = '' AND c.closes <= now() AND c.answered_at <= now()"
	r.once = true
	r.detail = "(SELECT count(*) || ':' || count(*) FILTER (WHERE s.award = 'selected') FROM application s WHERE s.call_id = c.id AND s.state = 'submitted')"
	return r
}

// measures says which of its records a measure counts; "" is all of them.
var measures = map[string]string{
	"spaces":              "place.kind = 'space'",
	"riverside":           "place.kind = 'riverside'",
	"interventions":       "place.kind = 'intervention'",
	"interventions_live":  "place.kind = 'intervention' AND place.life = 'live'",
	"interventions_ended": "place.kind = 'intervention' AND place.life IN ('ended', 'removed')",
	"step_free":           "place.step_free = 'yes'",
	"proposals":           "",
	"answered":            "answer.at IS NOT NULL",
	"answer_days":         "answer.at IS NOT NULL",
	"supports":            "",
	"comments":            "",
	"projects":            "",
	"tags":                "",
	"organisations":       "",
	"events":              "",
	"calls":               "",
	"applications":        "",
	"selected":            "a.award = 'selected'",
}

// value gives the expression of a measure over some of its records.
func (r records) value(measure string) string {
	expression := "count(*)"
	switch {
	case measure == "answer_days":
		expression = "percentile_cont(0.5) WITHIN GROUP (ORDER BY " + r.days + ")"
	case r.repeats:
		expression = "count(DISTINCT " + r.id + ")"
	}
	if only := measures[measure]; only != "" {
		expression += " FILTER (WHERE " + only + ")"
	}
	return "(" + expression + ")::float8"
}

// narrowed gives the condition for the records within a filter.
func (r records) narrowed(f geo.ImpactFilter, args *arguments) string {
	sql := r.where
	if f.Programme != "" {
		sql += " AND " + r.programmes + " @> ARRAY[" + args.add(f.Programme) + "::text]"
	}
	if f.Project != 0 {
		sql += " AND " + strings.ReplaceAll(r.ofProject, "$", args.add(f.Project)+"::bigint")
	}
	if f.Neighbourhood != "" {
		sql += " AND " + r.neighbourhood + " = " + args.add(f.Neighbourhood)
	}
	sql += onStretch(r.river, r.km, f, args)
	if f.Year != 0 {
		// As "&&", but for how many the planner takes it to be: with that it would sort all instead of going by number to the 50 newest.
		sql += " AND NOT (" + r.periods + " << " + yearRange(f.Year) + " OR " + r.periods + " >> " + yearRange(f.Year) + ")"
	}
	return sql
}

// onStretch gives the condition, after AND, for what lies on the filter's stretch of river.
func onStretch(river, km string, f geo.ImpactFilter, args *arguments) string {
	sql := ""
	if f.River != "" {
		sql += " AND " + river + " = " + args.add(f.River)
	}
	if f.FromKm != nil {
		sql += " AND " + km + " >= " + args.add(*f.FromKm)
	}
	if f.ToKm != nil {
		sql += " AND " + km + " <= " + args.add(*f.ToKm)
	}
	return sql
}

// yearRange writes a year, which is a number, as a range of days.
func yearRange(year int) string {
	return "daterange(make_date(" + strconv.Itoa(year) + ",1,1), make_date(" + strconv.Itoa(year) + ",12,31), '[]')"
}
