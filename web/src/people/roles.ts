import type { Role } from '../api/types'

/** All roles, the one with the fewest rights first. */
export const roles: readonly Role[] = ['resident', 'planner', 'moderator', 'administrator']
