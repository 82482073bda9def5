import type { Messages } from '../message'

export const embed = {
  'embed.title': 'Show the places in your own page',
  'embed.lead': 'Choose what is seen outside this site. What is not ticked stays here.',
  'embed.all': 'Tick all',
  'embed.none': 'None',
  'embed.shown': { one: '{n} place is shown.', other: '{n} places are shown.' },
  'embed.code': 'The line to put into the page',
  'embed.copy': 'Copy the line',
  'embed.copied': 'The line is copied. Paste it into your page.',
  'embed.see': 'See what it looks like',
  'embed.empty': 'No places to show yet.',
  'embed.newTab': 'opens in a new tab',
  'embed.onLocuri': 'See on Locuri',
} satisfies Messages
