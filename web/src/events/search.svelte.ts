// What somebody looks for among the events. All but where they are stands in the address; a stretch of river is the one filter that
// the map, the list of places and the view of the river go by as well.
import type { Position } from '../map/map'
import { address } from '../state/address.svelte'
import { stretchQuery } from '../state/filterquery'
import { noStretch } from '../url'
import { queryText } from './occurrences'
import type { EventQuery } from './eventlist.svelte'

/** How far "near" may reach, in metres. */
export const reaches = [500, 1000, 1500, 3000, 5000] as const
export const spans = ['today', 'weekend', 'week'] as const
export type Span = (typeof spans)[number]

export class EventSearch {
  when = $state(spans.find((span) => span === address.param('when')))
  day = $state(address.param('day'))
  stepFree = $state(address.param('stepfree') === 'yes')
  free = $state(address.param('free') === 'yes')
  online = $state(address.param('online') === 'yes')
  text = $state(address.param('find'))
  near = $state.raw<Position | undefined>()
  reach = $state<number>(1500)

  get narrowed(): boolean {
    return Object.keys(this.extra).length > 0 || this.near !== undefined || address.filter.river !== ''
  }
  /** As the address of the screen has it. */
  get extra(): Record<string, string> {
    const { when, day } = this
    return {
      ...(day ? { day } : when && { when }),
      ...(this.stepFree && { stepfree: 'yes' }),
      ...(this.free && { free: 'yes' }),
      ...(this.online && { online: 'yes' }),
      ...(this.text.trim() && { find: this.text.trim() }),
    }
  }
  /** As the server has it. */
  get query(): EventQuery {
    return {
      ...(this.day ? { from: this.day, to: `${this.day}T23:59` } : this.when && { when: this.when }),
      ...stretchQuery(address.filter),
      ...(this.near && { near: this.near, within: this.reach }),
      ...(this.stepFree && { step_free: true }),
      ...(this.free && { free: true }),
      ...(this.online && { online: true }),
      ...(this.text.trim() && { q: this.text.trim() }),
    }
  }
  get feed(): string {
    return queryText(this.query)
  }
  clear(): void {
    this.when = this.near = undefined
    this.day = this.text = ''
    this.stepFree = this.free = this.online = false
    address.setFilter(noStretch, { replace: true })
  }
}
