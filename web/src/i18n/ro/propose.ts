import type { Messages } from '../message'

export const propose = {
  'propose.title': 'Propune un loc',
} satisfies Messages
