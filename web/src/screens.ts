// Which component shows which route. Each is loaded when it is first opened.
import type { Component } from 'svelte'
import type { RouteName } from './url'

export interface Screen {
  load: () => Promise<{ default: Component }>
  /** column: beside the map, in the list's place. page: over the whole width, without the map; broad: likewise, for tables. */
  layout: 'column' | 'page' | 'broad'
  /** How far the phone's sheet opens at first. */
  height: 'peek' | 'half' | 'full'
}

/** All routes but the list itself, which always lies under the others. */
export const screens: Record<Exclude<RouteName, 'explore'>, Screen> = {
  place: { load: () => import('./place/Place.svelte'), layout: 'column', height: 'half' },
  'place-edit': { load: () => import('./propose/Change.svelte'), layout: 'column', height: 'half' },
  'place-change': { load: () => import('./propose/Change.svelte'), layout: 'column', height: 'half' },
  'place-removal': { load: () => import('./propose/Removal.svelte'), layout: 'column', height: 'full' },
  history: { load: () => import('./history/History.svelte'), layout: 'column', height: 'half' },
  propose: { load: () => import('./propose/Propose.svelte'), layout: 'column', height: 'half' },
  events: { load: () => import('./events/Events.svelte'), layout: 'column', height: 'half' },
  event: { load: () => import('./events/Event.svelte'), layout: 'column', height: 'half' },
  'event-new': { load: () => import('./events/EventNew.svelte'), layout: 'column', height: 'full' },
  'event-edit': { load: () => import('./events/EventEdit.svelte'), layout: 'column', height: 'full' },
  projects: { load: () => import('./partner/Projects.svelte'), layout: 'column', height: 'full' },
  'project-new': { load: () => import('./partner/ProjectNew.svelte'), layout: 'column', height: 'full' },
  project: { load: () => import('./partner/Project.svelte'), layout: 'column', height: 'half' },
  'project-edit': { load: () => import('./partner/ProjectEdit.svelte'), layout: 'column', height: 'full' },
  tagging: { load: () => import('./partner/Tagging.svelte'), layout: 'column', height: 'half' },
  organisations: {
    load: () => import('./organisation/Organisations.svelte'),
    layout: 'column',
    height: 'full',
  },
  'organisation-new': {
    load: () => import('./organisation/OrganisationNew.svelte'),
    layout: 'column',
    height: 'full',
  },
  'organisation-edit': {
    load: () => import('./organisation/OrganisationEdit.svelte'),
    layout: 'column',
    height: 'full',
  },
  organisation: {
    load: () => import('./organisation/Organisation.svelte'),
    layout: 'column',
    height: 'half',
  },
  programme: { load: () => import('./partner/Programme.svelte'), layout: 'column', height: 'full' },
  'tie-table': { load: () => import('./partner/TieTable.svelte'), layout: 'page', height: 'full' },
  'embed-project': { load: () => import('./embed/Embed.svelte'), layout: 'column', height: 'peek' },
  'embed-organisation': { load: () => import('./embed/Embed.svelte'), layout: 'column', height: 'peek' },
  calls: { load: () => import('./call/Calls.svelte'), layout: 'column', height: 'full' },
  'call-new': { load: () => import('./call/CallEdit.svelte'), layout: 'column', height: 'full' },
  call: { load: () => import('./call/Call.svelte'), layout: 'column', height: 'half' },
  'call-edit': { load: () => import('./call/CallEdit.svelte'), layout: 'column', height: 'full' },
  'call-desk': { load: () => import('./call/Desk.svelte'), layout: 'page', height: 'full' },
  application: { load: () => import('./call/Application.svelte'), layout: 'column', height: 'full' },
  apply: { load: () => import('./call/Apply.svelte'), layout: 'column', height: 'half' },
  'own-applications': {
    load: () => import('./call/OwnApplications.svelte'),
    layout: 'page',
    height: 'full',
  },
  'sign-in': { load: () => import('./people/SignIn.svelte'), layout: 'page', height: 'full' },
  account: { load: () => import('./people/Account.svelte'), layout: 'page', height: 'full' },
  contributions: { load: () => import('./people/Contributions.svelte'), layout: 'page', height: 'full' },
  trails: { load: () => import('./trail/Trails.svelte'), layout: 'column', height: 'full' },
  trail: { load: () => import('./trail/Trail.svelte'), layout: 'column', height: 'half' },
  'trail-new': { load: () => import('./trail/TrailEdit.svelte'), layout: 'column', height: 'half' },
  'trail-edit': { load: () => import('./trail/TrailEdit.svelte'), layout: 'column', height: 'half' },
  river: { load: () => import('./river/River.svelte'), layout: 'column', height: 'half' },
  follows: { load: () => import('./follow/Follows.svelte'), layout: 'page', height: 'full' },
  unsubscribe: { load: () => import('./follow/Unsubscribe.svelte'), layout: 'page', height: 'full' },
  'account-delete': {
    load: () => import('./people/DeleteAccount.svelte'),
    layout: 'page',
    height: 'full',
  },
  confirm: { load: () => import('./propose/Confirm.svelte'), layout: 'page', height: 'full' },
  accounts: { load: () => import('./people/Accounts.svelte'), layout: 'page', height: 'full' },
  moderation: { load: () => import('./moderate/Moderation.svelte'), layout: 'column', height: 'half' },
  reports: { load: () => import('./check/Duty.svelte'), layout: 'page', height: 'full' },
  'access-log': { load: () => import('./people/AccessLog.svelte'), layout: 'page', height: 'full' },
  mail: { load: () => import('./people/Mail.svelte'), layout: 'page', height: 'full' },
  impact: { load: () => import('./impact/Impact.svelte'), layout: 'broad', height: 'full' },
  'impact-records': { load: () => import('./impact/Records.svelte'), layout: 'page', height: 'full' },
  'impact-report': { load: () => import('./impact/Report.svelte'), layout: 'broad', height: 'full' },
  indicators: { load: () => import('./impact/Indicators.svelte'), layout: 'page', height: 'full' },
  'indicator-new': { load: () => import('./impact/IndicatorEdit.svelte'), layout: 'page', height: 'full' },
  indicator: { load: () => import('./impact/IndicatorPage.svelte'), layout: 'broad', height: 'full' },
  'indicator-edit': { load: () => import('./impact/IndicatorEdit.svelte'), layout: 'page', height: 'full' },
  'observation-new': {
    load: () => import('./impact/ObservationEdit.svelte'),
    layout: 'page',
    height: 'full',
  },
  observation: { load: () => import('./impact/ObservationPage.svelte'), layout: 'page', height: 'full' },
  'observation-edit': {
    load: () => import('./impact/ObservationEdit.svelte'),
    layout: 'page',
    height: 'full',
  },
  'not-found': { load: () => import('./ui/NotFound.svelte'), layout: 'page', height: 'full' },
}
