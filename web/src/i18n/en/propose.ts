import type { Messages } from '../message'
import type { propose as ro } from '../ro/propose'

export const propose: Record<keyof typeof ro, Messages[string]> = {
  'propose.title': 'Propose a place',
}
