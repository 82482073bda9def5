// What the site has beside the map, in the order of the top bar.
import type { Key } from '../i18n/t'
import { riverTitle } from '../river/stretch'
import type { Route, RouteName } from '../url'

export interface Section {
  label: Key
  /** A name of its own, once it is known: a city's river. */
  name?: () => string
  route: Route
  /** The screens that belong to it. */
  screens: RouteName[]
}

export const sections: Section[] = [
  {
    label: 'events.title',
    route: { name: 'events' },
    screens: ['events', 'event', 'event-new', 'event-edit'],
  },
  {
    label: 'call.title',
    route: { name: 'calls' },
    screens: [
      'calls',
      'call-new',
      'call',
      'call-edit',
      'call-desk',
      'application',
      'apply',
      'own-applications',
    ],
  },
  {
    label: 'trail.title',
    route: { name: 'trails' },
    screens: ['trails', 'trail', 'trail-new', 'trail-edit'],
  },
  { label: 'river.section', name: () => riverTitle(''), route: { name: 'river' }, screens: ['river'] },
  {
    label: 'shell.projects',
    route: { name: 'projects' },
    screens: [
      'projects',
      'project-new',
      'project',
      'project-edit',
      'tagging',
      'tie-table',
      'organisations',
      'organisation-new',
      'organisation',
      'organisation-edit',
      'programme',
    ],
  },
  {
    label: 'impact.section',
    route: { name: 'impact' },
    screens: [
      'impact',
      'impact-records',
      'impact-report',
      'indicators',
      'indicator-new',
      'indicator',
      'indicator-edit',
      'observation-new',
      'observation',
      'observation-edit',
    ],
  },
]
