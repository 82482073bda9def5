import type { Messages } from '../message'

export const place = {
  'place.title': 'Loc',
} satisfies Messages
