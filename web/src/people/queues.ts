import type { Key } from '../i18n/t'
import { address } from '../state/address.svelte'

/** The queues of the moderators' desk, in the order in which they are shown. */
export const queues = [
  { name: 'proposals', label: 'talk.queueProposals' },
  { name: 'comments', label: 'talk.queue' },
] as const satisfies readonly { name: string; label: Key }[]
export type QueueName = (typeof queues)[number]['name']

/** The queue that the address names. */
export function queueNow(): QueueName {
  return queues.find((q) => q.name === address.param('queue'))?.name ?? 'proposals'
}
