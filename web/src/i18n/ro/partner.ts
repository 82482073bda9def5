import type { Messages } from '../message'

export const partner = {
  'partner.title': 'Proiecte',
} satisfies Messages
