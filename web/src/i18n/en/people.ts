import type { Messages } from '../message'
import type { people as ro } from '../ro/people'

export const people: Record<keyof typeof ro, Messages[string]> = {
  'people.title': 'Sign in',
}
