package api

import (
	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"locuri/geo"
)

// routes are all routes, on one page.
func (a *API) routes() chi.Router {
	r := chi.NewRouter()
	// The sign-in cookie is SameSite=Lax; this refuses the cross-origin writes that a browser still lets through.
	r.Use(forgiveSlash, openToReaders, a.recoverer, inTime, a.crossOrigin(), middleware.GetHead, compress, a.identify)
	r.NotFound(a.handle(notFound))
	r.MethodNotAllowed(a.methodNotAllowed(r))
	a.openData(r)
	a.proposals(r)
	a.talk(r)
	a.findings(r)
	a.moderation(r)
	a.partners(r)
	a.calls(r)
	a.impact(r)
	a.people(r)
	return r
}

// openData has the collections and their tiles, after OGC, and what a map needs besides.
func (a *API) openData(r chi.Router) {
	r.Get("/healthz", a.handle(a.getHealth))
	r.Get("/api", a.handle(a.getLandingPage))
	r.Get("/api/conformance", a.handle(a.getConformance))
	r.Get("/api/openapi.json", a.handle(a.getDefinition))
	r.Get("/api/site", a.handle(a.getSite))

	r.Get("/api/collections", a.handle(a.getCollections))
	r.Get("/api/collections/{collectionId}", a.handle(a.getCollection))
	for name := range schemas {
		r.Get("/api/collections/{collectionId}/"+name, a.handle(a.getSchema))
	}
	r.Get("/api/collections/{collectionId}/download", a.handle(a.download))
	r.Get("/api/collections/{collectionId}/items", a.handle(a.getItems))
	r.Post("/api/collections/{collectionId}/items", a.handle(a.createItem))
	r.Get("/api/collections/{collectionId}/items/{featureId}", a.handle(a.getItem))
	r.Put("/api/collections/{collectionId}/items/{featureId}", a.handle(a.replaceItem))
	r.Patch("/api/collections/{collectionId}/items/{featureId}", a.handle(a.updateItem))
	r.Delete("/api/collections/{collectionId}/items/{featureId}", a.handle(a.deleteItem))
	r.Get("/api/collections/{collectionId}/items/{featureId}/revisions", a.handle(a.getRevisions))
	r.Get("/api/collections/{collectionId}/tiles", a.handle(a.getTilesets))
	r.Get("/api/collections/{collectionId}/tiles/WebMercatorQuad", a.handle(a.getTileset))
	r.Get("/api/collections/{collectionId}/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", a.handle(a.getTile))

	r.Get("/api/tileMatrixSets", a.handle(a.getTileMatrixSets))
	r.Get("/api/tileMatrixSets/{tileMatrixSetId}", a.handle(a.getTileMatrixSet))
	r.Get("/api/tiles", a.handle(a.getTilesets))
	r.Get("/api/tiles/WebMercatorQuad", a.handle(a.getTileset))
	r.Get("/api/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", a.handle(a.getTile))
	r.Get("/api/base/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", a.handle(a.getBaseTile))

	r.Post("/api/survey", a.handle(a.survey))
	r.Post("/api/selection", a.handle(a.selectPlaces))

	r.Get("/api/rivers/{slug}", a.handle(a.getStrip))
}

// proposals has what people propose of places, what follows, and what is kept of it.
func (a *API) proposals(r chi.Router) {
	r.Get("/api/proposals", a.handle(a.getProposals))
	r.Post("/api/proposals", a.handle(a.createProposal))
	r.Get("/api/proposals/{proposalId}", a.handle(a.getProposal))
	r.Post("/api/proposals/{proposalId}/contact", a.handle(a.getProposalContact))
	r.Get("/api/places/{placeId}/timeline", a.handle(a.getTimeline))
	r.Post("/api/places/{placeId}/timeline", a.handle(a.movePlace))
	r.Get("/api/places/{placeId}/assessments", a.handle(a.getAssessments))
	r.Post("/api/places/{placeId}/assessments", a.handle(a.addAssessment))
	r.Get("/api/places/{placeId}/edits", a.handle(a.getEdits))
	r.Post("/api/places/{placeId}/edits", a.handle(a.addEdit))
	r.Delete("/api/edits/{editId}", a.handle(a.withdrawEdit))
	r.Post("/api/edits/{editId}/appeal", a.handle(a.appealEdit))
	r.Get("/api/places/{placeId}/revisions/{version}", a.handle(a.getRevision))
	r.Post("/api/places/{placeId}/revisions/{version}/restoration", a.handle(a.restoreRevision))

	r.Get("/api/challenge", a.handle(a.getChallenge))
	r.Post("/api/suggestions", a.handle(a.addSuggestion))
	r.Post("/api/suggestions/reading", a.handle(a.readSuggestion))
	r.Post("/api/suggestions/confirmation", a.handle(a.confirmSuggestion))

	r.Put("/api/places/{placeId}/sensitivity", a.handle(a.setSensitivity))
	r.Post("/api/places/{placeId}/location", a.handle(a.getTrueLocation))
	r.Get("/api/access-log", a.handle(a.getAccessLog))
}

// talk has what people say of places, and who is for them.
func (a *API) talk(r chi.Router) {
	r.Get("/api/places/{placeId}/comments", a.handle(a.getComments))
	r.Post("/api/places/{placeId}/comments", a.handle(a.addComment))
	r.Delete("/api/comments/{commentId}", a.handle(a.withdrawComment))
	r.Post("/api/comments/{commentId}/decision", a.handle(a.decideComment))
	r.Post("/api/comments/{commentId}/appeal", a.handle(a.appealComment))
	r.Post("/api/comments/{commentId}/flag", a.handle(a.flagComment))

	r.Get("/api/places/{placeId}/support", a.handle(a.getSupport))
	r.Put("/api/places/{placeId}/support", a.handle(a.joinSupport))
	r.Delete("/api/places/{placeId}/support", a.handle(a.leaveSupport))
}

// findings has what people find and show at places.
func (a *API) findings(r chi.Router) {
	r.Get("/api/places/{placeId}/checks", a.handle(a.getChecks))
	r.Post("/api/places/{placeId}/checks", a.handle(a.addCheck))
	r.Get("/api/checks", a.handle(a.getCheckQueue))
	r.Delete("/api/checks/{checkId}", a.handle(a.withdrawCheck))
	r.Post("/api/checks/{checkId}/decision", a.handle(a.decideCheck))
	r.Post("/api/checks/{checkId}/appeal", a.handle(a.appealCheck))
	r.Post("/api/checks/{checkId}/settlement", a.handle(a.settleCheck))

	r.Get("/api/places/{placeId}/reports", a.handle(a.getReports))
	r.Post("/api/places/{placeId}/reports", a.handle(a.addReport))
	r.Get("/api/reports", a.handle(a.getReportQueue))
	r.Get("/api/reports/{reportId}", a.handle(a.getReport))
	r.Delete("/api/reports/{reportId}", a.handle(a.withdrawReport))
	r.Post("/api/reports/{reportId}/contact", a.handle(a.getReportContact))
	r.Post("/api/reports/{reportId}/decision", a.handle(a.decideReport))
	r.Post("/api/reports/{reportId}/answer", a.handle(a.answerReport))
	r.Post("/api/reports/{reportId}/appeal", a.handle(a.appealReport))

	r.Get("/api/places/{placeId}/photos", a.handle(a.getPlacePhotos))
	r.Post("/api/places/{placeId}/photos", a.handle(a.addPhoto))
	r.Post("/api/photos/reading", a.handle(a.readPhoto))
	r.Get("/api/photos/{photoId}", a.handle(a.getPhoto))
	r.Patch("/api/photos/{photoId}", a.handle(a.updatePhoto))
	r.Delete("/api/photos/{photoId}", a.handle(a.deletePhoto))
	r.Post("/api/photos/{photoId}/decision", a.handle(a.decidePhoto))
	r.Post("/api/photos/{photoId}/appeal", a.handle(a.appealPhoto))
	r.Get("/api/photos/{photoId}/image/{size}", a.handle(a.getPhotoImage))
}

// moderation has what somebody sent in, and the desk of those who judge it.
func (a *API) moderation(r chi.Router) {
	r.Get("/api/contributions", a.handle(a.getContributions))
	r.Get("/api/moderation", a.handle(a.getWaiting))
	r.Get("/api/moderation/counts", a.handle(a.countWaiting))
	r.Post("/api/moderation/decisions", a.handle(a.judge))
}

// partners has what organisations do in the city, and where.
func (a *API) partners(r chi.Router) {
	r.Get("/api/programmes", a.handle(a.getProgrammes))
	r.Get("/api/programmes/{slug}", a.handle(a.getProgramme))
	r.Put("/api/programmes/{slug}", a.handle(a.saveProgramme))

	r.Get("/api/organisations", a.handle(a.getOrganisations))
	r.Post("/api/organisations", a.handle(a.createOrganisation))
	r.Get("/api/organisations/{slug}", a.handle(a.getOrganisation))
	r.Patch("/api/organisations/{slug}", a.handle(a.updateOrganisation))
	r.Put("/api/organisations/{slug}/logo", a.handle(a.setLogo))
	r.Delete("/api/organisations/{slug}/logo", a.handle(a.removeLogo))
	r.Get("/api/organisations/{slug}/logo/{key}", a.handle(a.getLogo))
	r.Post("/api/organisations/{slug}/seal", a.handle(a.giveSeal))
	r.Post("/api/organisations/{slug}/seal/withdrawal", a.handle(a.withdrawSeal))
	r.Get("/api/organisations/{slug}/seals", a.handle(a.getSeals))
	r.Get("/api/organisations/{slug}/contacts", a.handle(a.getContacts))
	r.Put("/api/organisations/{slug}/contacts", a.handle(a.setContacts))
	r.Post("/api/organisations/{slug}/contacts/disclosure", a.handle(a.discloseContacts))
	r.Get("/api/organisations/{slug}/embed", a.handle(a.getOrganisationEmbed))
	r.Get("/api/organisations/{slug}/members", a.handle(a.getMembers))
	r.Post("/api/organisations/{slug}/members", a.handle(a.setMember))
	r.Delete("/api/organisations/{slug}/members/{accountId}", a.handle(a.removeMember))

	r.Get("/api/trails", a.handle(a.getTrails))
	r.Post("/api/trails", a.handle(a.createTrail))
	r.Get("/api/trails/{trailId}", a.handle(a.getTrail))
	r.Patch("/api/trails/{trailId}", a.handle(a.updateTrail))
	r.Delete("/api/trails/{trailId}", a.handle(a.deleteTrail))
	r.Get("/api/trails/{trailId}/gpx", a.handle(a.getTrailGPX))
	r.Get("/api/trails/{trailId}/leaflet", a.handle(a.getTrailLeaflet))

	r.Get("/api/projects", a.handle(a.getProjects))
	r.Post("/api/projects", a.handle(a.createProject))
	r.Get("/api/projects/{projectId}", a.handle(a.getProject))
	r.Patch("/api/projects/{projectId}", a.handle(a.updateProject))
	r.Delete("/api/projects/{projectId}", a.handle(a.deleteProject))
	r.Get("/api/projects/{projectId}/tags", a.handle(a.getProjectTags))
	r.Post("/api/projects/{projectId}/tags", a.handle(a.createTags))
	r.Post("/api/projects/{projectId}/tags/reading", a.handle(a.readTags))
	r.Get("/api/projects/{projectId}/tags/history", a.handle(a.getTagHistory))
	r.Post("/api/projects/{projectId}/messages", a.handle(a.writeToPartner))
	r.Get("/api/projects/{projectId}/embed", a.handle(a.getProjectEmbed))

	r.Get("/api/events", a.handle(a.getEvents))
	r.Post("/api/events", a.handle(a.createEvent))
	r.Get("/api/events.ics", a.handle(a.getCalendar))
	r.Get("/api/events/{eventId}", a.handle(a.getEvent))
	r.Patch("/api/events/{eventId}", a.handle(a.updateEvent))
	r.Delete("/api/events/{eventId}", a.handle(a.deleteEvent))
	r.Get("/api/events/{eventId}.ics", a.handle(a.getEventCalendar))

	r.Get("/api/places/{placeId}/tags", a.handle(a.getPlaceTags))
	r.Patch("/api/tags/{tagId}", a.handle(a.updateTag))
	r.Delete("/api/tags/{tagId}", a.handle(a.deleteTag))
}

// calls has open calls and what is applied with.
func (a *API) calls(r chi.Router) {
	r.Get("/api/calls", a.handle(a.getCalls))
	r.Post("/api/calls", a.handle(a.createCall))
	r.Get("/api/calls/{callId}", a.handle(a.getCall))
	r.Patch("/api/calls/{callId}", a.handle(a.updateCall))
	r.Delete("/api/calls/{callId}", a.handle(a.deleteCall))
	r.Post("/api/calls/{callId}/state", a.handle(a.moveCall))
	r.Post("/api/calls/{callId}/copy", a.handle(a.copyCall))
	r.Post("/api/calls/{callId}/fit", a.handle(a.checkSite))
	r.Get("/api/calls/{callId}/reviewers", a.handle(a.getReviewers))
	r.Post("/api/calls/{callId}/reviewers", a.handle(a.addReviewer))
	r.Delete("/api/calls/{callId}/reviewers/{accountId}", a.handle(a.removeReviewer))
	r.Get("/api/calls/{callId}/applications", a.handle(a.getCallApplications))
	r.Post("/api/calls/{callId}/applications", a.handle(a.beginApplication))
	r.Get("/api/opportunities", a.handle(a.getOpportunities))

	r.Get("/api/applications", a.handle(a.getOwnApplications))
	r.Get("/api/applications/{applicationId}", a.handle(a.getApplication))
	r.Patch("/api/applications/{applicationId}", a.handle(a.updateApplication))
	r.Delete("/api/applications/{applicationId}", a.handle(a.withdrawApplication))
	r.Post("/api/applications/{applicationId}/submission", a.handle(a.submitApplication))
	r.Post("/api/applications/{applicationId}/files", a.handle(a.addFile))
	r.Put("/api/applications/{applicationId}/review", a.handle(a.saveReview))
	r.Put("/api/applications/{applicationId}/decision", a.handle(a.decideApplication))
	r.Post("/api/applications/{applicationId}/project", a.handle(a.makeProject))
	r.Post("/api/applications/{applicationId}/changes", a.handle(a.askChange))
	r.Get("/api/files/{fileId}", a.handle(a.getFile))
	r.Delete("/api/files/{fileId}", a.handle(a.removeFile))
	r.Post("/api/changes/{changeId}/decision", a.handle(a.answerChange))
}

// impact has what came of it.
func (a *API) impact(r chi.Router) {
	r.Get("/api/impact", a.handle(a.getImpact))
	r.Get("/api/impact/records", a.handle(a.getImpactRecords))
	r.Get("/api/impact/photos", a.handle(a.getImpactPhotos))

	r.Get("/api/indicators", a.handle(a.getIndicators))
	r.Get("/api/indicators/{slug}", a.handle(a.getIndicator))
	r.Put("/api/indicators/{slug}", a.handle(a.saveIndicator))

	r.Get("/api/observations", a.handle(a.getObservations))
	r.Post("/api/observations", a.handle(a.addObservation))
	r.Get("/api/observations/{observationId}", a.handle(a.getObservation))
	r.Patch("/api/observations/{observationId}", a.handle(a.updateObservation))
	r.Delete("/api/observations/{observationId}", a.handle(a.deleteObservation))
	r.Put("/api/observations/{observationId}/confirmation", a.handle(a.stateObservation(geo.ConfirmedState)))
	r.Delete("/api/observations/{observationId}/confirmation", a.handle(a.stateObservation(geo.ReportedState)))
}

// people has accounts, sessions and what somebody hears of.
func (a *API) people(r chi.Router) {
	r.Get("/api/session", a.handle(a.getSession))
	r.Post("/api/session", a.handle(a.signIn))
	r.Delete("/api/session", a.handle(a.signOut))
	r.Post("/api/session/link", a.handle(a.requestSignInLink))
	r.Get("/api/session/oidc", a.handle(a.beginAtProvider))
	r.Get("/api/session/oidc/callback", a.handle(a.endAtProvider))
	r.Get("/api/sessions", a.handle(a.getSessions))
	r.Delete("/api/sessions", a.handle(a.endOtherSessions))
	r.Delete("/api/sessions/{sessionId}", a.handle(a.endSession))

	r.Get("/api/account", a.handle(a.getOwnAccount))
	r.Patch("/api/account", a.handle(a.updateOwnAccount))
	r.Delete("/api/account", a.handle(a.deleteOwnAccount))
	r.Get("/api/account/data", a.handle(a.getOwnData))
	r.Put("/api/account/password", a.handle(a.setPassword))

	r.Get("/api/accounts", a.handle(a.getAccounts))
	r.Post("/api/accounts", a.handle(a.createAccount))
	r.Get("/api/accounts/{accountId}", a.handle(a.getAccount))
	r.Patch("/api/accounts/{accountId}", a.handle(a.updateAccount))
	r.Post("/api/accounts/{accountId}/trust", a.handle(a.changeTrust))

	r.Get("/api/activity", a.handle(a.getActivity))
	r.Get("/api/follows", a.handle(a.getFollows))
	r.Post("/api/follows", a.handle(a.addFollow))
	r.Patch("/api/follows/{followId}", a.handle(a.updateFollow))
	r.Delete("/api/follows/{followId}", a.handle(a.removeFollow))
	r.Post("/api/unsubscription", a.handle(a.unsubscribe))

	r.Get("/api/tokens", a.handle(a.getTokens))
	r.Post("/api/tokens", a.handle(a.createToken))
	r.Delete("/api/tokens/{tokenId}", a.handle(a.revokeToken))

	r.Get("/api/mail", a.handle(a.getMail))
	r.Post("/api/mail/{mailId}/sending", a.handle(a.sendMailAgain))
}
