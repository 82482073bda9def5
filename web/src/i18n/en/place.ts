import type { Messages } from '../message'
import type { place as ro } from '../ro/place'

export const place: Record<keyof typeof ro, Messages[string]> = {
  'place.title': 'Place',
}
