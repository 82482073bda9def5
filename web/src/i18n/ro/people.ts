import type { Messages } from '../message'

export const people = {
  'people.title': 'Intră în cont',
} satisfies Messages
