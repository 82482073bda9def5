import type { Messages } from '../message'
import type { partner as ro } from '../ro/partner'

export const partner: Record<keyof typeof ro, Messages[string]> = {
  'partner.title': 'Projects',
}
