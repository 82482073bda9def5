// The queues of the moderation desk, in the order in which they stand at its top.
import type { May } from '../api/types'
import type { Key } from '../i18n/t'
import type { Route } from '../url'
import { countComments } from '../talk/commentqueue'
import { countPhotos } from './photoqueue'
import { countWaiting } from './queue'

export interface Queue {
  route: Extract<Route['name'], 'moderation' | 'comment-moderation' | 'photo-moderation'>
  label: Key
  /** Who sees it. */
  may: May
  /** How many wait; undefined where that is not known. */
  count: () => Promise<number | undefined>
}

export const queues: readonly Queue[] = [
  { route: 'moderation', label: 'desk.queueProposals', may: 'publish', count: countWaiting },
  { route: 'comment-moderation', label: 'talk.queue', may: 'publish', count: countComments },
  { route: 'photo-moderation', label: 'desk.queuePhotos', may: 'moderate_photos', count: countPhotos },
]
