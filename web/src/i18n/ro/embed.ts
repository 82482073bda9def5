import type { Messages } from '../message'

export const embed = {
  'embed.title': 'Arată locurile în pagina voastră',
  'embed.lead': 'Alege ce se vede în afara acestui sit. Ce nu e bifat rămâne doar aici.',
  'embed.all': 'Bifează tot',
  'embed.none': 'Niciunul',
  'embed.shown': { one: 'Se arată {n} loc.', few: 'Se arată {n} locuri.', other: 'Se arată {n} de locuri.' },
  'embed.code': 'Rândul de pus în pagină',
  'embed.copy': 'Copiază rândul',
  'embed.copied': 'Rândul e copiat. Lipește-l în pagina voastră.',
  'embed.see': 'Vezi cum arată',
  'embed.empty': 'Niciun loc de arătat încă.',
  'embed.newTab': 'se deschide într-o filă nouă',
  'embed.onLocuri': 'Vezi pe Locuri',
} satisfies Messages
