package api_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
)

const (
	newFeature   = `{"type":"Feature","geometry":{"type":"Point","coordinates":[21.25,45.76]},"properties":{"kind":"space","category":"square","title_ro":"Nouă","life":"live"}}`
	newIdea      = `{"type":"Feature","geometry":{"type":"Point","coordinates":[21.25,45.76]},"properties":{"kind":"space","category":"square","title_ro":"Mai bine","life":"idea"}}`
	wish         = `"reason":"De ce nu","feature":{"type":"Feature","geometry":{"type":"Point","coordinates":[21.25,45.76]},"properties":{"kind":"space","category":"square","title_ro":"Nouă"}}}`
	newProposal  = `{` + wish
	ourProposal  = `{"organisation":"ours",` + wish
	onePoint     = `{"geometry":{"type":"Point","coordinates":[21.25,45.76]}}`
	oneSquare    = `{"geometry":{"type":"Polygon","coordinates":[[[21.2,45.7],[21.3,45.7],[21.3,45.8],[21.2,45.7]]]}}`
	ourProject   = `{"organisation":"ours","title":{"ro":"Nou"},"life":"planned"}`
	ourTrail     = `{"organisation":"ours","title":{"ro":"Traseu"},"mode":"foot","stops":[{"place_id":{place}}]}`
	cityTrail    = `{"title":{"ro":"Traseu"},"mode":"foot"}`
	newComment   = `{"uuid":"{uuid}","text":"Bun"}`
	ourComment   = `{"uuid":"{uuid}","text":"Bun","organisation":"ours"}`
	newCheck     = `{"uuid":"{uuid}","presence":"here","step_free":"yes"}`
	newReport    = `{"uuid":"{uuid}","topic":"broken","text":"Banca e ruptă"}`
	ourEvent     = `{"uuid":"{uuid}","organisation":"ours","attendance":"online","title":{"ro":"Nou"},"starts":"2026-12-05T19:00","ends":"2026-12-05T21:00"}`
	cityEvent    = `{"uuid":"{uuid}","attendance":"place","place":{place},"title":{"ro":"Nou"},"starts":"2026-12-05","ends":"2026-12-05"}`
	everyone     = "200 200 200 200 200 200 200 200 200"
	administered = "401 403 403 403 403 403 403 403 200"
	ownOnly      = "401 200 200 200 200 200 200 200 200"
	tableOfTies  = "place,role\nPiața 1,venue\n"
	restoration  = `{"reason":"A fost mai bine","version":2}`
)

// permissions is the table: for every route, what it answers to
//
//	nobody resident editor admin outsider planner elsewhere moderator administrator
//
// where editor and admin belong to the organisation "ours", outsider is admin of "theirs", and elsewhere is a planner of
// another neighbourhood.
var permissions = []struct{ method, path, body, statuses string }{
	{"GET", "/healthz", "", everyone},
	{"GET", "/api", "", everyone},
	{"GET", "/api/conformance", "", everyone},
	{"GET", "/api/openapi.json", "", everyone},
	{"GET", "/api/site", "", everyone},
	{"GET", "/api/collections", "", everyone},
	{"GET", "/api/collections/places", "", everyone},
	{"GET", "/api/collections/places/schema", "", everyone},
	{"GET", "/api/collections/places/queryables", "", everyone},
	{"GET", "/api/collections/places/sortables", "", everyone},
	{"GET", "/api/collections/places/describedby", "", everyone},
	{"GET", "/api/collections/places/download", "", everyone},
	{"GET", "/api/collections/places/items", "", everyone},
	{"POST", "/api/collections/places/items", newFeature, "401 403 403 403 403 201 403 201 201"},
	{"GET", "/api/collections/places/items/{place}", "", everyone},
	{"GET", "/api/collections/places/items/{waiting}", "", "404 200 404 404 404 200 200 200 200"},
	{"PUT", "/api/collections/places/items/{place}", newFeature, "401 403 403 403 403 200 403 200 200"},
	{"PATCH", "/api/collections/places/items/{place}", `{"properties":{"note":"x"}}`, "401 403 403 403 403 200 403 200 200"},
	{"DELETE", "/api/collections/places/items/{place}", "", "401 403 403 403 403 204 403 204 204"},
	{"PATCH", "/api/collections/places/items/{waiting}", `{"properties":{"note":"x"}}`, "401 403 403 403 403 200 403 200 200"},
	{"PATCH", "/api/collections/places/items/{sentback}", `{"properties":{"note":"x"}}`, "401 200 403 403 403 200 403 200 200"},
	{"PATCH", "/api/collections/places/items/{sentback}", `{"properties":{"life":"planned"}}`, "401 403 403 403 403 409 403 403 409"},
	{"PUT", "/api/collections/places/items/{sentback}", newIdea, "401 200 403 403 403 200 403 200 200"},
	{"DELETE", "/api/collections/places/items/{sentback}", "", "401 403 403 403 403 204 403 204 204"},
	{"GET", "/api/collections/places/items/{place}/revisions", "", everyone},
	{"GET", "/api/collections/places/items/{waiting}/revisions", "", "404 200 404 404 404 200 200 200 200"},
	{"GET", "/api/tileMatrixSets", "", everyone},
	{"GET", "/api/tileMatrixSets/WebMercatorQuad", "", everyone},
	{"GET", "/api/tiles", "", everyone},
	{"GET", "/api/tiles/WebMercatorQuad", "", everyone},
	{"GET", "/api/collections/rivers/tiles", "", everyone},
	{"GET", "/api/collections/rivers/tiles/WebMercatorQuad", "", everyone},
	{"GET", "/api/collections/rivers/tiles/WebMercatorQuad/0/0/0", "", everyone},
	{"GET", "/api/tiles/WebMercatorQuad/0/0/0", "", everyone},
	{"GET", "/api/base/WebMercatorQuad/0/0/0", "", "204 204 204 204 204 204 204 204 204"},
	{"POST", "/api/survey", onePoint, everyone},
	{"POST", "/api/selection", oneSquare, everyone},
	{"GET", "/api/proposals", "", everyone},
	{"POST", "/api/proposals", newProposal, "401 201 201 201 201 201 201 201 201"},
	{"POST", "/api/proposals", ourProposal, "401 403 201 201 403 403 403 403 201"},
	{"POST", "/api/proposals", `{"aim":"change","target":{place},"reason":"x","feature":{"type":"Feature","properties":{"note":"x"}}}`, "401 201 201 201 201 201 201 201 201"},
	{"POST", "/api/proposals", `{"aim":"removal","target":{place},"reason":"x"}`, "401 201 201 201 201 201 201 201 201"},
	{"POST", "/api/proposals", `{"aim":"removal","target":{place},"reason":"x","organisation":"ours"}`, "401 403 201 201 403 403 403 403 201"},
	{"POST", "/api/places/{amendment}/timeline", `{"line":"decision","to":"accepted"}`, "401 403 403 403 403 200 403 403 200"},
	{"POST", "/api/places/{removal}/timeline", `{"line":"decision","to":"accepted"}`, "401 403 403 403 403 200 403 403 200"},
	{"GET", "/api/places/{open}/assessments", "", "401 403 403 403 403 200 200 200 200"},
	{"GET", "/api/places/{waiting}/assessments", "", "401 403 403 403 403 200 200 200 200"},
	{"POST", "/api/places/{open}/assessments", `{"uuid":"{uuid}","note":"x"}`, "401 403 403 403 403 201 403 201 201"},
	{"GET", "/api/proposals/{proposal}", "", "404 200 404 404 404 200 200 200 200"},
	{"GET", "/api/places/{place}/timeline", "", everyone},
	{"GET", "/api/places/{waiting}/timeline", "", "404 200 404 404 404 200 200 200 200"},
	{"POST", "/api/places/{waiting}/timeline", `{"line":"publication","to":"published"}`, "401 403 404 404 404 403 403 200 200"},
	{"POST", "/api/places/{waiting}/timeline", `{"line":"decision","to":"withdrawn"}`, "401 200 404 404 404 403 403 403 403"},
	{"POST", "/api/places/{waiting}/timeline", `{"line":"decision","to":"screening"}`, "401 403 404 404 404 200 403 403 200"},
	{"POST", "/api/places/{place}/timeline", `{"line":"life","to":"paused"}`, "401 403 403 403 403 200 403 403 200"},
	{"GET", "/api/challenge", "", everyone},
	{"POST", "/api/suggestions", `{"email":"{email}","proposal":` + newProposal + `}`, "202 202 202 202 202 202 202 202 202"},
	{"POST", "/api/suggestions/reading", `{"token":"made up"}`, "404 404 404 404 404 404 404 404 404"},
	{"POST", "/api/suggestions/confirmation", `{"token":"made up"}`, "404 404 404 404 404 404 404 404 404"},
	{"POST", "/api/suggestions", `{"email":"{email}","check":{"place":{place},"uuid":"{uuid}","presence":"gone"}}`, "202 202 202 202 202 202 202 202 202"},
	{"GET", "/api/places/{place}/checks", "", everyone},
	{"GET", "/api/places/{waiting}/checks", "", "404 200 404 404 404 200 200 200 200"},
	{"POST", "/api/places/{place}/checks", newCheck, "401 201 201 201 201 201 201 201 201"},
	{"POST", "/api/places/{waiting}/checks", newCheck, "401 409 404 404 404 409 409 409 409"},
	{"GET", "/api/checks", "", "401 403 403 403 403 403 403 200 200"},
	{"GET", "/api/checks?differing=true", "", "401 403 403 403 403 200 200 200 200"},
	{"POST", "/api/checks/{refusedcheck}/appeal", `{"reason":"x"}`, ownOnly},
	{"POST", "/api/checks/{found}/appeal", `{"reason":"x"}`, "401 403 403 403 403 403 403 403 403"},
	{"POST", "/api/checks/{check}/decision", `{"from":"waiting","to":"published"}`, "401 404 404 404 404 404 404 200 200"},
	{"POST", "/api/checks/{found}/decision", `{"from":"published","to":"refused","reason":"x"}`, "401 403 403 403 403 403 403 200 200"},
	{"POST", "/api/checks/{found}/settlement", `{"take":true}`, "401 403 403 403 403 200 403 200 200"},
	{"DELETE", "/api/checks/{owncheck}", "", "401 204 204 204 204 204 204 204 204"},
	{"DELETE", "/api/checks/{found}", "", "401 403 403 403 403 403 403 403 403"},
	{"GET", "/api/places/{place}/reports", "", everyone},
	{"GET", "/api/places/{waiting}/reports", "", "404 200 404 404 404 200 200 200 200"},
	{"POST", "/api/places/{place}/reports", newReport, "401 201 201 201 201 201 201 201 201"},
	{"GET", "/api/reports", "", "401 403 403 403 403 403 403 200 200"},
	{"GET", "/api/reports?status=open", "", "401 403 403 403 403 200 200 200 200"},
	{"POST", "/api/reports/{refusedreport}/appeal", `{"reason":"x"}`, ownOnly},
	{"POST", "/api/reports/{reported}/appeal", `{"reason":"x"}`, "401 403 403 403 403 403 403 403 403"},
	{"GET", "/api/reports/{report}", "", "404 404 404 404 404 404 404 200 200"},
	{"GET", "/api/reports/{reported}", "", everyone},
	{"POST", "/api/reports/{report}/decision", `{"from":"waiting","to":"published"}`, "401 404 404 404 404 404 404 200 200"},
	{"POST", "/api/reports/{reported}/decision", `{"from":"published","to":"refused","reason":"x"}`, "401 403 403 403 403 403 403 200 200"},
	{"POST", "/api/reports/{reported}/answer", `{"from":"open","to":"answered","answer":"Vine cineva"}`, "401 403 403 403 403 200 403 200 200"},
	{"DELETE", "/api/reports/{ownreport}", "", "401 204 204 204 204 204 204 204 204"},
	{"DELETE", "/api/reports/{reported}", "", "401 403 403 403 403 403 403 403 403"},
	{"PUT", "/api/places/{place}/sensitivity", `{"sensitive":true,"reason":"Cuib"}`, "401 403 403 403 403 204 403 204 204"},
	{"PUT", "/api/places/{waiting}/sensitivity", `{"sensitive":true,"reason":"Cuib"}`, "401 403 404 404 404 204 403 204 204"},
	{"POST", "/api/places/{sensitive}/location", `{"reason":"Merg acolo"}`, "401 403 403 403 403 200 403 200 200"},
	{"POST", "/api/proposals/{proposal}/contact", `{"reason":"Întreb ceva"}`, "401 403 403 403 403 200 403 200 200"},
	{"POST", "/api/reports/{reported}/contact", `{"reason":"Întreb ceva"}`, "401 403 403 403 403 200 403 200 200"},
	{"GET", "/api/access-log", "", administered},
	{"GET", "/api/places/{place}/revisions/1", "", everyone},
	{"GET", "/api/places/{waiting}/revisions/1", "", "404 200 404 404 404 200 200 200 200"},
	{"GET", "/api/places/{open}/revisions/1", "", "404 200 404 404 404 200 200 200 200"}, // it was not published then
	{"POST", "/api/places/{edited}/revisions/1/restoration", restoration, "401 403 403 403 403 201 403 201 201"},
	{"POST", "/api/places/{waiting}/revisions/1/restoration", restoration, "401 403 403 403 403 412 403 412 412"},
	{"GET", "/api/rivers/bega", "", everyone},
	{"GET", "/api/programmes", "", everyone},
	{"GET", "/api/programmes/bega", "", everyone},
	{"PUT", "/api/programmes/bega", `{"title":{"ro":"Bega!"}}`, administered},
	{"GET", "/api/organisations", "", everyone},
	{"POST", "/api/organisations", `{"slug":"new-{serial}","title":"New"}`, "401 403 403 403 403 403 403 403 201"},
	{"GET", "/api/organisations/ours", "", everyone},
	{"PATCH", "/api/organisations/ours", `{"website":"https://example.org"}`, "401 403 403 200 403 403 403 403 200"},
	{"PUT", "/api/organisations/ours/logo", newLogo, "401 403 403 200 403 403 403 403 200"},
	{"GET", "/api/organisations/{logo}", "", everyone},
	{"DELETE", "/api/organisations/ours/logo", "", "401 403 403 200 403 403 403 403 200"},
	{"POST", "/api/organisations/{unsealed}/seal", `{"authority":"Primăria"}`, "401 403 403 403 403 200 200 403 200"},
	{"POST", "/api/organisations/{sealed}/seal/withdrawal", `{"reason":"x"}`, "401 403 403 403 403 200 200 403 200"},
	{"GET", "/api/organisations/ours/seals", "", "401 403 200 200 403 200 200 200 200"},
	{"GET", "/api/organisations/ours/contacts", "", everyone},
	{"PUT", "/api/organisations/ours/contacts", `{"contacts":[{"label":{"ro":"Presă"},"email":"presa@example.org","audience":"own"}]}`, "401 403 403 200 403 403 403 403 200"},
	{"POST", "/api/organisations/ours/contacts/disclosure", `{"reason":"x"}`, "401 403 403 403 403 200 200 200 200"},
	{"GET", "/api/organisations/ours/members", "", "401 403 403 200 403 403 403 403 200"},
	{"POST", "/api/organisations/ours/members", `{"email":"{email}","role":"editor"}`, "401 403 403 200 403 403 403 403 200"},
	{"DELETE", "/api/organisations/ours/members/{member}", "", "401 403 403 204 403 403 403 403 204"},
	{"GET", "/api/trails", "", everyone},
	{"POST", "/api/trails", ourTrail, "401 403 201 201 403 201 201 201 201"},
	{"POST", "/api/trails", cityTrail, "401 403 403 403 403 201 201 201 201"},
	{"GET", "/api/trails/{trail}", "", everyone},
	{"GET", "/api/trails/{drafttrail}", "", "404 404 200 200 404 200 200 200 200"},
	{"PATCH", "/api/trails/{trail}", `{"mode":"bike"}`, "401 403 200 200 403 200 200 200 200"},
	{"PATCH", "/api/trails/{drafttrail}", `{"mode":"bike"}`, "401 404 200 200 404 200 200 200 200"},
	{"DELETE", "/api/trails/{trail}", "", "401 403 204 204 403 204 204 204 204"},
	{"GET", "/api/trails/{trail}/gpx", "", everyone},
	{"GET", "/api/trails/{drafttrail}/gpx", "", "404 404 200 200 404 200 200 200 200"},
	{"GET", "/api/trails/{trail}/leaflet", "", everyone},
	{"GET", "/api/trails/{drafttrail}/leaflet", "", "404 404 200 200 404 200 200 200 200"},
	{"GET", "/api/projects", "", everyone},
	{"POST", "/api/projects", ourProject, "401 403 201 201 403 403 403 403 201"},
	{"GET", "/api/projects/{project}", "", everyone},
	{"PATCH", "/api/projects/{project}", `{"life":"live"}`, "401 403 200 200 403 403 403 403 200"},
	{"DELETE", "/api/projects/{project}", "", "401 403 204 204 403 403 403 403 204"},
	{"GET", "/api/projects/{project}/tags", "", everyone},
	{"POST", "/api/projects/{project}/tags", `{"places":[{place}],"role":"venue"}`, "401 403 200 200 403 403 403 403 200"},
	{"GET", "/api/events", "", everyone},
	{"GET", "/api/events?drafts=true", "", everyone},
	{"GET", "/api/events.ics", "", everyone},
	{"POST", "/api/events", ourEvent, "401 403 201 201 403 201 201 201 201"},
	{"POST", "/api/events", cityEvent, "401 403 403 403 403 201 201 201 201"},
	{"GET", "/api/events/{event}", "", everyone},
	{"GET", "/api/events/{draft}", "", "404 404 200 200 404 200 200 200 200"},
	{"GET", "/api/events/{unseen}", "", "404 200 404 404 404 200 200 200 200"},
	{"GET", "/api/events/{event}.ics", "", everyone},
	{"GET", "/api/events/{draft}.ics", "", "404 404 200 200 404 200 200 200 200"},
	{"PATCH", "/api/events/{event}", `{"cancelled":true,"reason":"x"}`, "401 403 200 200 403 200 200 200 200"},
	{"PATCH", "/api/events/{draft}", `{"publication":"published"}`, "401 404 200 200 404 200 200 200 200"},
	{"DELETE", "/api/events/{event}", "", "401 403 409 409 403 409 409 409 409"},
	{"DELETE", "/api/events/{draft}", "", "401 404 204 204 404 204 204 204 204"},
	{"POST", "/api/projects/{project}/tags", `{"tags":[{"place_id":{place},"role":"site"}]}`, "401 403 200 200 403 403 403 403 200"},
	{"POST", "/api/projects/{project}/tags/reading", tableOfTies, "401 403 200 200 403 403 403 403 200"},
	{"GET", "/api/projects/{project}/tags/history", "", "401 403 200 200 403 403 403 403 200"},
	{"POST", "/api/projects/{clashing}/messages", `{"tag_id":{clashed},"text":"Bună"}`, "401 403 202 202 403 403 403 403 202"},
	{"GET", "/api/projects/{project}/embed", "", everyone},
	{"GET", "/api/organisations/ours/embed", "", everyone},
	{"GET", "/api/places/{place}/tags", "", everyone},
	{"GET", "/api/places/{waiting}/tags", "", "404 200 404 404 404 200 200 200 200"},
	{"GET", "/api/places/{place}/comments", "", everyone},
	{"GET", "/api/places/{waiting}/comments", "", "404 200 404 404 404 200 200 200 200"},
	{"POST", "/api/places/{place}/comments", newComment, "401 201 201 201 201 201 201 201 201"},
	{"POST", "/api/places/{place}/comments", ourComment, "401 403 201 201 403 403 403 403 201"},
	{"POST", "/api/places/{waiting}/comments", newComment, "401 409 404 404 404 409 409 409 409"},
	{"GET", "/api/places/{open}/support", "", everyone},
	{"GET", "/api/places/{waiting}/support", "", "404 200 404 404 404 200 200 200 200"},
	{"PUT", "/api/places/{open}/support", "", ownOnly},
	{"DELETE", "/api/places/{open}/support", "", ownOnly},
	{"PUT", "/api/places/{place}/support", "", "401 409 409 409 409 409 409 409 409"},
	{"DELETE", "/api/comments/{comment}", "", "401 403 403 403 403 403 403 403 403"},
	{"DELETE", "/api/comments/{owncomment}", "", "401 204 204 204 204 204 204 204 204"},
	{"POST", "/api/comments/{comment}/decision", `{"from":"waiting","to":"published"}`, "401 403 403 403 403 403 403 200 200"},
	{"POST", "/api/comments/{owncomment}/decision", `{"from":"waiting","to":"refused","reason":"x"}`, "401 403 403 403 403 403 403 403 403"},
	{"POST", "/api/comments/{refused}/appeal", `{"reason":"x"}`, "401 200 200 200 200 200 200 200 200"},
	{"POST", "/api/comments/{ownsaid}/flag", `{"reason":"x"}`, "401 403 403 403 403 403 403 403 403"},
	{"POST", "/api/comments/{said}/flag", `{"reason":"x"}`, "401 204 204 204 204 204 204 204 204"},
	{"GET", "/api/places/{place}/photos", "", everyone},
	{"GET", "/api/places/{waiting}/photos", "", "404 200 404 404 404 200 200 200 200"},
	{"POST", "/api/places/{place}/photos", newPhoto(""), "401 201 201 201 201 201 201 201 201"},
	{"POST", "/api/places/{place}/photos", newPhoto(`,"organisation":"ours"`), "401 403 201 201 403 403 403 403 201"},
	{"POST", "/api/places/{waiting}/photos", newPhoto(""), "401 201 404 404 404 201 201 201 201"},
	{"POST", "/api/photos/reading", picture, everyone},
	{"GET", "/api/photos/{photo}", "", "404 200 404 404 404 200 200 200 200"},
	{"GET", "/api/photos/{shown}", "", everyone},
	{"PATCH", "/api/photos/{photo}", `{"creator":"Ion"}`, "401 200 404 404 404 403 403 200 200"},
	{"PATCH", "/api/photos/{shown}", `{"creator":"Ion"}`, "401 403 403 403 403 403 403 200 200"},
	{"DELETE", "/api/photos/{photo}", "", "401 204 404 404 404 403 403 204 204"},
	{"DELETE", "/api/photos/{shown}", "", "401 204 403 403 403 403 403 204 204"},
	{"POST", "/api/photos/{photo}/decision", `{"to":"published"}`, "401 403 403 403 403 403 403 200 200"},
	{"POST", "/api/photos/{shown}/decision", `{"to":"refused","reason":"x"}`, "401 403 403 403 403 403 403 200 200"},
	{"GET", "/api/photos/{photo}/image/320", "", "404 200 404 404 404 200 200 200 200"},
	{"GET", "/api/photos/{shown}/image/320", "", everyone},
	{"GET", "/api/calls", "", everyone},
	{"POST", "/api/calls", `{"organisation":"ours","title":{"ro":"Apel"}}`, "401 403 201 201 403 403 403 403 201"},
	{"GET", "/api/calls/{call}", "", everyone},
	{"GET", "/api/calls/{calldraft}", "", "404 404 200 200 404 404 404 404 200"},
	{"PATCH", "/api/calls/{call}", `{"source":"x"}`, "401 403 200 200 403 403 403 403 200"},
	{"DELETE", "/api/calls/{calldraft}", "", "401 404 204 204 404 404 404 404 204"},
	{"POST", "/api/calls/{call}/state", `{"to":"cancelled","reason":"x"}`, "401 403 200 200 403 403 403 403 200"},
	{"POST", "/api/calls/{call}/copy", "", "401 403 201 201 403 403 403 403 201"},
	{"POST", "/api/calls/{call}/fit", onePoint, everyone},
	{"GET", "/api/calls/{call}/reviewers", "", "401 403 200 200 403 403 403 403 200"},
	{"POST", "/api/calls/{call}/reviewers", `{"email":"{email}"}`, "401 403 200 200 403 403 403 403 200"},
	{"DELETE", "/api/calls/{reviewing}", "", "401 403 204 204 403 403 403 403 204"},
	{"GET", "/api/calls/{call}/applications", "", "401 403 200 200 403 403 403 403 200"},
	{"POST", "/api/calls/{call}/applications", `{"uuid":"{uuid}"}`, "401 201 409 409 201 201 201 201 409"},
	{"GET", "/api/opportunities", "", everyone},
	{"GET", "/api/applications", "", ownOnly},
	{"GET", "/api/applications/{begun}", "", ownOnly},
	{"GET", "/api/applications/{judged}", "", "401 200 200 200 404 404 404 404 200"},
	{"PATCH", "/api/applications/{begun}", `{"title":"x"}`, ownOnly},
	{"PATCH", "/api/applications/{judged}", `{"title":"x"}`, "401 409 403 403 404 404 404 404 403"},
	{"DELETE", "/api/applications/{begun}", "", "401 204 204 204 204 204 204 204 204"},
	{"POST", "/api/applications/{begun}/submission", "", ownOnly},
	{"POST", "/api/applications/{begun}/files?question=plan&name=plan.pdf&uuid={uuid}", "%PDF-1.7 plan", "401 201 201 201 201 201 201 201 201"},
	{"GET", "/api/files/{file}", "", "401 200 200 200 404 404 404 404 200"},
	{"DELETE", "/api/files/{ownfile}", "", "401 204 204 204 204 204 204 204 204"},
	{"PUT", "/api/applications/{judged}/review", `{"conflict":false}`, "401 403 403 403 404 404 404 404 403"},
	{"PUT", "/api/applications/{assigned}/review", `{"conflict":false}`, ownOnly},
	{"PUT", "/api/applications/{decidable}/decision", `{"award":"selected"}`, "401 403 200 200 404 404 404 404 200"},
	{"POST", "/api/applications/{awarded}/project", `{"kind":"space","category":"square"}`, "401 403 201 201 404 404 404 404 201"},
	{"POST", "/api/applications/{awarded}/changes", `{"uuid":"{uuid}","about":"dates","text":"Mai târziu"}`, "401 201 403 403 404 404 404 404 403"},
	{"POST", "/api/changes/{request}/decision", `{"to":"accepted"}`, "401 403 200 200 404 404 404 404 200"},
	{"POST", "/api/photos/{shown}/appeal", `{"reason":"x"}`, "401 409 403 403 403 403 403 403 403"},
	{"GET", "/api/moderation", "", "401 403 403 403 403 403 403 200 200"},
	{"GET", "/api/moderation/counts", "", "401 403 403 403 403 403 403 200 200"},
	{"POST", "/api/moderation/decisions", `{"to":"published","items":[{"subject":"comment","id":{comment}}]}`, "401 403 403 403 403 403 403 200 200"},
	{"GET", "/api/places/{place}/edits", "", ownOnly},
	{"POST", "/api/places/{open}/edits", `{"uuid":"{uuid}","version":6,"reason":"x","properties":{"note":"x"}}`, "401 412 403 403 403 412 403 412 412"},
	{"POST", "/api/edits/{refusededit}/appeal", `{"reason":"x"}`, ownOnly},
	{"POST", "/api/edits/{edit}/appeal", `{"reason":"x"}`, "401 404 404 404 404 404 404 404 404"},
	{"DELETE", "/api/edits/{edit}", "", "401 404 404 404 404 404 404 404 404"},
	{"DELETE", "/api/edits/{ownedit}", "", "401 204 204 204 204 204 204 204 204"},
	{"GET", "/api/contributions", "", ownOnly},
	{"POST", "/api/accounts/{account}/trust", `{"withdrawn":true,"reason":"x"}`, "401 403 403 403 403 403 403 200 200"},
	{"PATCH", "/api/tags/{tag}", `{"note":"x"}`, "401 403 200 200 403 403 403 403 200"},
	{"DELETE", "/api/tags/{tag}", "", "401 403 204 204 403 403 403 403 204"},
	{"GET", "/api/impact", "", everyone},
	{"GET", "/api/impact/records?measure=spaces", "", everyone},
	{"GET", "/api/impact/photos", "", everyone},
	{"GET", "/api/indicators", "", everyone},
	{"GET", "/api/indicators/visitors", "", everyone},
	{"PUT", "/api/indicators/visitors", visitors, administered},
	{"GET", "/api/observations", "", everyone},
	{"POST", "/api/observations", ourObservation, "401 403 201 201 403 403 403 403 201"},
	{"GET", "/api/observations/{observation}", "", everyone},
	{"PATCH", "/api/observations/{observation}", `{"note":"x"}`, "401 403 200 200 403 403 403 403 200"},
	{"PUT", "/api/observations/{observation}/confirmation", "", "401 403 403 403 403 200 403 200 200"},
	{"DELETE", "/api/observations/{observation}/confirmation", "", "401 403 403 403 403 200 403 200 200"},
	{"DELETE", "/api/observations/{observation}", "", "401 403 204 204 403 403 403 403 204"},
	{"GET", "/api/session", "", everyone},
	{"POST", "/api/session", `{"token":"made up"}`, "404 404 404 404 404 404 404 404 404"},
	{"POST", "/api/session/link", `{"email":"{email}"}`, "202 202 202 202 202 202 202 202 202"},
	{"GET", "/api/session/oidc", "", "404 404 404 404 404 404 404 404 404"}, // this site has no provider
	{"GET", "/api/session/oidc/callback", "", "404 404 404 404 404 404 404 404 404"},
	{"GET", "/api/sessions", "", ownOnly},
	{"DELETE", "/api/sessions/{session}", "", "401 204 204 204 204 204 204 204 204"},
	{"DELETE", "/api/sessions", "", "401 204 204 204 204 204 204 204 204"},
	{"GET", "/api/account", "", ownOnly},
	{"PATCH", "/api/account", `{"language":"ro"}`, ownOnly},
	{"PUT", "/api/account/password", `{"password":"a long enough one","current":"a long enough one"}`, "401 204 204 204 204 204 204 204 204"},
	{"GET", "/api/account/data", "", ownOnly},
	{"GET", "/api/accounts", "", administered},
	{"POST", "/api/accounts", `{"email":"new{serial}@example.org","name":"New","role":"resident"}`, "401 403 403 403 403 403 403 403 201"},
	{"GET", "/api/accounts/{account}", "", administered},
	{"PATCH", "/api/accounts/{account}", `{"role":"planner"}`, administered},
	{"GET", "/api/activity", "", everyone},
	{"GET", "/api/follows", "", ownOnly},
	{"POST", "/api/follows", `{"title":"Centru","watch":{"neighbourhoods":["centru"]},"rhythm":"daily"}`, "401 201 201 201 201 201 201 201 201"},
	{"PATCH", "/api/follows/{follow}", `{"rhythm":"never"}`, ownOnly},
	{"DELETE", "/api/follows/{follow}", "", "401 204 204 204 204 204 204 204 204"},
	{"DELETE", "/api/follows/999999", "", "401 404 404 404 404 404 404 404 404"},
	{"POST", "/api/unsubscription?token=made-up", "", "404 404 404 404 404 404 404 404 404"},
	{"GET", "/api/tokens", "", ownOnly},
	{"POST", "/api/tokens", `{"name":"mine","scopes":["read"]}`, "401 201 201 201 201 201 201 201 201"},
	{"DELETE", "/api/tokens/{token}", "", "401 204 204 204 204 204 204 204 204"},
	{"GET", "/api/mail", "", administered},
	{"POST", "/api/mail/{letter}/sending", "", "401 403 403 403 403 403 403 403 202"},
	{"DELETE", "/api/account", "", "401 204 204 409 409 204 204 204 409"}, // nearly last: most have no account after it
	{"DELETE", "/api/session", "", "204 204 204 204 204 204 204 204 204"}, // last: it ends the sessions the others ask by
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, row := range permissions {
		statuses := strings.Fields(row.statuses)
		for i, name := range people {
			want, err := strconv.Atoi(statuses[i])
			if err != nil {
				t.Fatal(err)
			}
			path, body := w.fill(row.path, name), w.fill(row.body, name)
			response := w.by(name).do(row.method, path, body)
			if response.StatusCode != want {
				t.Errorf("%s %s %s as %s: got %d, want %d: %s", row.method, row.path, row.body, name, response.StatusCode, want, response.body)
			}
		}
	}
}

// Every route stands in the table and in the document, and the document has no route that there is not.
func TestEveryRouteIsTestedAndDocumented(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	tested := map[string]bool{}
	for _, row := range permissions {
		r := w.by("nobody").request(row.method, w.fill(row.path, "resident"), "")
		match := chi.NewRouteContext()
		if !w.handler.(chi.Routes).Match(match, r.Method, r.URL.Path) {
			t.Errorf("%s %s is no route", row.method, row.path)
		}
		tested[row.method+" "+match.RoutePattern()] = true
	}
	documented := map[string]bool{}
	for path, item := range loadDocument(t).Paths.Map() {
		for method := range item.Operations() {
			documented[method+" "+path] = true
		}
	}
	err := chi.Walk(w.handler.(chi.Routes), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		name := method + " " + route
		if !tested[name] {
			t.Errorf("%s is not in the permission table", name)
		}
		if !documented[name] {
			t.Errorf("%s is not in openapi/", name)
		}
		delete(documented, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range documented {
		t.Errorf("openapi/ has %s, which is no route", name)
	}
}
