package geo

import (
	"slices"
	"strconv"
	"strings"
)

// Role is what an account may do everywhere. Rights in an organisation come from a Membership.
type Role string

// The roles.
const (
	Resident      Role = "resident"
	Planner       Role = "planner"
	Moderator     Role = "moderator"
	Administrator Role = "administrator"
)

// Roles are all roles.
var Roles = []Role{Resident, Planner, Moderator, Administrator}

// MemberRole is what a person may do for an organisation.
type MemberRole string

// The roles of members.
const (
	Editor MemberRole = "editor"
	Admin  MemberRole = "admin" // of the organisation: also manages its members
)

// MemberRoles are all roles of members.
var MemberRoles = []MemberRole{Editor, Admin}

// Membership is a person's part in an organisation.
type Membership struct {
	Organisation int64      `json:"organisation"`
	Slug         string     `json:"slug"`
	Title        string     `json:"title"`
	Role         MemberRole `json:"role"`
}

// Actor is who asks: an account with its rights, or nobody (the zero Actor).
type Actor struct {
	AccountID   int64
	Name        string
	Role        Role // "" for nobody
	Memberships []Membership
	Areas       []string // neighbourhoods that a planner or moderator is responsible for; with Programmes empty: all
	Programmes  []string // programmes that they are responsible for
	Distrusted  bool     // a moderator has taken their trust: what they send in waits, whomever it is for
	Scopes      []Scope  // of the API token in use; nil when the person is there in a session
	System      bool     // the program itself, on the command line: may do everything, is nobody's account
}

// Scope is a part of its owner's rights that an API token carries. Everything readable by its owner is readable.
type Scope string

// The scopes.
const (
	ScopeRead     Scope = "read"     // see what the owner sees
	ScopePlaces   Scope = "places"   // create and change places and proposals
	ScopeProjects Scope = "projects" // create and change projects, tags and events
)

// Scopes are all scopes.
var Scopes = []Scope{ScopeRead, ScopePlaces, ScopeProjects}

// Action is something that needs a right.
type Action string

// The actions.
const (
	CreatePlace        Action = "create a place"
	EditPlace          Action = "edit a place"
	Propose            Action = "propose a place"
	ProposeUnmoderated Action = "publish a proposal without moderation"
	Publish            Action = "decide what is published"
	SeeUnpublished     Action = "see what is not published"
	Assess             Action = "assess a proposal"
	AddPhoto           Action = "add a photo"
	PublishOwnPhoto    Action = "publish a photo of one's own"
	ModeratePhotos     Action = "decide on photos"
	ActFor             Action = "act in the name of this organisation"
	EditAtlas          Action = "edit city, areas and rivers"
	EditProgramme      Action = "edit a programme"
	CreateOrganisation Action = "create an organisation"
	EditOrganisation   Action = "edit an organisation"
	SealOrganisation   Action = "say that an authority vouches for an organisation"
	SeeSeals           Action = "see who gave and withdrew an organisation's seal"
	ManageMembers      Action = "manage an organisation's members"
	EditProject        Action = "edit a project"
	EditEvent          Action = "edit an event"
	EditTrail          Action = "edit a trail"
	ManageAccounts     Action = "manage accounts"
	ReadMail           Action = "read the outgoing mail"
	ManageOwnAccount   Action = "manage one's own account"
	WriteComment       Action = "comment on a place"
	SupportProposal    Action = "support a proposal"
	CheckPlace         Action = "say what is to be found at a place"
	AnswerReport       Action = "answer a report"
	KeepCall           Action = "keep this call"
	ApplyToCall        Action = "apply to a call"
	ReviewCall         Action = "review applications"
	EditIndicator      Action = "define an indicator"
	ReportObservation  Action = "report a number"
	ConfirmObservation Action = "confirm a number that was reported"
	JudgeTrust         Action = "take trust from an account"
	Conceal            Action = "mark a place as sensitive"
	SeeTrueLocation    Action = "see where a sensitive place is"
	SeeContact         Action = "see how to reach a person"
	ReadAccessLog      Action = "read who was told what"
)

// rule is who may do an action: these roles anywhere, and these members for their own organisation.
type rule struct {
	roles   []Role
	members []MemberRole
	scope   Scope // an API token must carry it; "" means that no token can do this at all
	trust   bool  // whoever lost theirs may not
}

var (
	everybody = Roles
	staff     = []Role{Planner, Moderator, Administrator}
	members   = []MemberRole{Editor, Admin}
)

// rules is the permission table. api's tests walk it over every route.
var rules = map[Action]rule{
	CreatePlace:        {roles: staff, scope: ScopePlaces},
	EditPlace:          {roles: staff, scope: ScopePlaces},
	Propose:            {roles: everybody, members: members, scope: ScopePlaces},
	ProposeUnmoderated: {roles: staff, members: members, scope: ScopePlaces, trust: true},
	Publish:            {roles: []Role{Moderator, Administrator}, scope: ScopePlaces},
	SeeUnpublished:     {roles: staff, scope: ScopeRead},
	Assess:             {roles: staff, scope: ScopePlaces},
	AddPhoto:           {roles: everybody, members: members, scope: ScopePlaces},
	PublishOwnPhoto:    {roles: staff, members: members, scope: ScopePlaces, trust: true},
	ModeratePhotos:     {roles: []Role{Moderator, Administrator}, scope: ScopePlaces},
	ActFor:             {roles: []Role{Administrator}, members: members, scope: ScopePlaces},
	EditAtlas:          {roles: []Role{Administrator}},
	EditProgramme:      {roles: []Role{Administrator}},
	CreateOrganisation: {roles: []Role{Administrator}},
	EditOrganisation:   {roles: []Role{Administrator}, members: []MemberRole{Admin}, scope: ScopeProjects},
	SealOrganisation:   {roles: []Role{Planner, Administrator}},
	SeeSeals:           {roles: staff, members: members},
	ManageMembers:      {roles: []Role{Administrator}, members: []MemberRole{Admin}},
	EditProject:        {roles: []Role{Administrator}, members: members, scope: ScopeProjects},
	EditEvent:          {roles: staff, members: members, scope: ScopeProjects},
	EditTrail:          {roles: staff, members: members, scope: ScopeProjects},
	ManageAccounts:     {roles: []Role{Administrator}},
	ReadMail:           {roles: []Role{Administrator}},
	ManageOwnAccount:   {roles: everybody},
	WriteComment:       {roles: everybody, members: members, scope: ScopePlaces},
	SupportProposal:    {roles: everybody},
	CheckPlace:         {roles: everybody, members: members, scope: ScopePlaces},
	AnswerReport:       {roles: staff, scope: ScopePlaces},
	KeepCall:           {roles: []Role{Administrator}, members: members, scope: ScopeProjects},
	ApplyToCall:        {roles: everybody},
	ReviewCall:         {roles: everybody},
	EditIndicator:      {roles: []Role{Administrator}},
	ReportObservation:  {roles: []Role{Administrator}, members: members, scope: ScopeProjects},
	ConfirmObservation: {roles: staff, scope: ScopeProjects},
	JudgeTrust:         {roles: []Role{Moderator, Administrator}},
	Conceal:            {roles: staff},
	SeeTrueLocation:    {roles: staff},
	SeeContact:         {roles: staff},
	ReadAccessLog:      {roles: []Role{Administrator}},
}

// May gives nil when the actor may do the action, for the given organisation (0: for none).
// Errors: Unauthenticated for nobody, Forbidden else.
func (a Actor) May(action Action, organisation int64) error {
	r := rules[action]
	switch {
	case a.System:
		return nil
	case a.AccountID == 0:
		return Errorf(Unauthenticated, "Sign in to %s.", action)
	case a.Scopes != nil && !slices.Contains(a.Scopes, r.scope):
		return Errorf(Forbidden, "This API token may not %s.", action)
	case r.trust && a.Distrusted:
		return Errorf(Forbidden, "You may not %s: your trust was withdrawn.", action)
	case organisation != 0 && slices.Contains(r.members, a.memberRole(organisation)):
		return nil
	case slices.Contains(r.roles, a.Role):
		return nil
	}
	return Errorf(Forbidden, "You may not %s.", action)
}

// Covers tells whether the place lies in what the actor is responsible for: in one of the neighbourhoods, or tied to one
// of the programmes. Administrators, and who has neither, are responsible for everything.
func (a Actor) Covers(place *Place) bool {
	if a.System || a.Role == Administrator || len(a.Areas)+len(a.Programmes) == 0 {
		return true
	}
	for _, share := range place.Facts.Shares {
		if slices.Contains(a.Areas, share.Slug) {
			return true
		}
	}
	return slices.ContainsFunc(place.Programmes, func(slug string) bool { return slices.Contains(a.Programmes, slug) })
}

// MayAt gives nil when the actor may do the action at the place. Errors: Unauthenticated, Forbidden.
func (a Actor) MayAt(action Action, place *Place) error {
	if err := a.May(action, 0); err != nil {
		return err
	}
	if !a.Covers(place) {
		return Errorf(Forbidden, "You may %s only in %s.", action, strings.Join(append(slices.Clone(a.Areas), a.Programmes...), ", "))
	}
	return nil
}

// MayEdit gives nil when the actor may change the place: staff may where they are responsible, and whoever proposed it
// while it is theirs to finish, which is before it was handed in and after it was sent back.
// Errors: Unauthenticated, Forbidden.
func (a Actor) MayEdit(place *Place) error {
	inHand := place.Publication == Draft || place.Publication == NeedsChanges
	if inHand && a.AccountID != 0 && place.CreatedBy == a.AccountID {
		return a.May(Propose, 0)
	}
	return a.MayAt(EditPlace, place)
}

// MayKeep gives nil when the actor may keep the call: editors and admins of its organisation, the curators of its programme,
// who are staff that are responsible for it by name, and administrators. Errors: Unauthenticated, Forbidden.
func (a Actor) MayKeep(c *OpenCall) error {
	if a.Scopes == nil && slices.Contains(staff, a.Role) && c.Programme != nil && slices.Contains(a.Programmes, c.Programme.Slug) {
		return nil
	}
	return a.May(KeepCall, c.Organisation.ID)
}

// IsMember tells whether the actor belongs to an organisation; to none, 0, nobody does.
func (a Actor) IsMember(organisation int64) bool {
	return organisation != 0 && a.memberRole(organisation) != ""
}

// memberRole is the actor's role in an organisation, "" for none.
func (a Actor) memberRole(organisation int64) MemberRole {
	for _, m := range a.Memberships {
		if m.Organisation == organisation {
			return m.Role
		}
	}
	return ""
}

// SeesUnpublished tells whether the actor sees what the public does not.
func (a Actor) SeesUnpublished() bool { return a.May(SeeUnpublished, 0) == nil }

// Audience names those who see the same places, for keeping what was found for one of them: staff, the public, or one
// person by their number.
func (a Actor) Audience() string {
	switch {
	case a.SeesUnpublished():
		return "staff"
	case a.AccountID != 0:
		return strconv.FormatInt(a.AccountID, 10)
	}
	return Public
}

// Public is the audience of those who are not signed in.
const Public = "public"
