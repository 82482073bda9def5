import { site } from '../state/site.svelte'

/** The zone of the city: events are told in its time, wherever the reader is. */
export function cityZone(): string {
  return site.site?.time_zone ?? 'Europe/Bucharest'
}
