import type { Messages } from '../message'

export const programme = {
  'programme.curatedBy': 'Curator: {name}',
  'programme.onMap': { one: '{n} loc pe hartă', few: '{n} locuri pe hartă', other: '{n} de locuri pe hartă' },
  'programme.storyRo': 'Povestea, în română',
  'programme.storyEn': 'Povestea, în engleză',
  'programme.storyHint': 'De unde vine programul, ce caută, ce rămâne după el.',
  'programme.curator': 'Adresa de e-mail a curatorului',
  'programme.curatorHint': 'Lasă gol ca să rămână cine este. Curatorul poate schimba ce spune programul.',
} satisfies Messages
