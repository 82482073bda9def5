import { session } from '../state/session.svelte'

/** Whether who is signed in may make trails at all: staff, and members of organisations. The server decides. */
export function mayMakeTrails(): boolean {
  return mayMakeForCity() || (session.account?.memberships.length ?? 0) > 0
}

/** Whether they may make one in the city's name. */
export function mayMakeForCity(): boolean {
  return ['planner', 'moderator', 'administrator'].includes(session.account?.role ?? '')
}
