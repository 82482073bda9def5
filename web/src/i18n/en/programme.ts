import type { Messages } from '../message'

export const programme = {
  'programme.curatedBy': 'Curated by {name}',
  'programme.onMap': { one: '{n} place on the map', other: '{n} places on the map' },
  'programme.storyRo': 'The story, in Romanian',
  'programme.storyEn': 'The story, in English',
  'programme.storyHint': 'Where the programme comes from, what it looks for, what stays after it.',
  'programme.curator': 'E-mail address of the curator',
  'programme.curatorHint': 'Leave empty to keep who it is. The curator can change what the programme says.',
} satisfies Messages
