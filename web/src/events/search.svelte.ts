// What somebody looks for among the events. All but where they are stands in the address.
import { readKm } from '../river/stretch'
import type { Position } from '../map/map'
import { address } from '../state/address.svelte'
import { queryText } from './occurrences'
import type { EventQuery } from './eventlist.svelte'

/** How far "near" reaches, in metres. */
export const reach = 1500
export const spans = ['today', 'weekend', 'week'] as const
export type Span = (typeof spans)[number]

export class EventSearch {
  when = $state(spans.find((span) => span === address.param('when')))
  day = $state(address.param('day'))
  along = $state(address.param('along') === 'yes')
  fromKm = $state(address.param('from_km'))
  toKm = $state(address.param('to_km'))
  stepFree = $state(address.param('stepfree') === 'yes')
  free = $state(address.param('free') === 'yes')
  online = $state(address.param('online') === 'yes')
  text = $state(address.param('find'))
  near = $state.raw<Position | undefined>()

  get narrowed(): boolean {
    return Object.keys(this.extra).length > 0 || this.near !== undefined
  }
  /** As the address of the screen has it. */
  get extra(): Record<string, string> {
    const { when, day, along, fromKm, toKm } = this
    return {
      ...(day ? { day } : when && { when }),
      ...(along && { along: 'yes', ...(fromKm && { from_km: fromKm }), ...(toKm && { to_km: toKm }) }),
      ...(this.stepFree && { stepfree: 'yes' }),
      ...(this.free && { free: 'yes' }),
      ...(this.online && { online: 'yes' }),
      ...(this.text.trim() && { find: this.text.trim() }),
    }
  }
  /** As the server has it. river: the slug of the city's. */
  query(river: string): EventQuery {
    const [from, to] = [readKm(this.fromKm), readKm(this.toKm)]
    const [low, high] = from !== undefined && to !== undefined && from > to ? [to, from] : [from, to]
    return {
      ...(this.day ? { from: this.day, to: `${this.day}T23:59` } : this.when && { when: this.when }),
      ...(this.along &&
        river && {
          river,
          ...(low !== undefined && { from_km: low }),
          ...(high !== undefined && { to_km: high }),
        }),
      ...(this.near && { near: this.near, within: reach }),
      ...(this.stepFree && { step_free: true }),
      ...(this.free && { free: true }),
      ...(this.online && { online: true }),
      ...(this.text.trim() && { q: this.text.trim() }),
    }
  }
  feed(river: string): string {
    return queryText(this.query(river))
  }
  clear(): void {
    this.when = this.near = undefined
    this.day = this.fromKm = this.toKm = this.text = ''
    this.along = this.stepFree = this.free = this.online = false
  }
}
