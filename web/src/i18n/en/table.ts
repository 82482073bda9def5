import type { Messages } from '../message'

export const table = {
  'table.way': 'From a table',
  'table.title': 'Tie places from a table',
  'table.lead':
    'Choose a CSV file or paste cells of a spreadsheet. You first see what would be tied; nothing is written until you press “Tie”.',
  'table.file': 'CSV file (UTF-8)',
  'table.fileHint':
    'The first line names the columns: place, role, starts, ends, note. Only “place” must be there: the number, the address or the title of the place.',
  'table.paste': 'Or paste here',
  'table.example': 'For example: “place;role;starts;ends” and below it “Piața Unirii;venue;2026-05;2026-06”.',
  'table.read': 'Read the table',
  'table.preview': 'What would be tied',
  'table.right': {
    one: '{n} line of {all} is ready to be tied.',
    other: '{n} lines of {all} are ready to be tied.',
  },
  'table.tie': { one: 'Tie {n} place', other: 'Tie {n} places' },
  'table.line': 'Line {n}',
  'table.which': 'Which one do you mean?',
  'table.choose': 'Choose of {n}',
  'table.notFound': 'No place on the map is called so. Find it on the map and use its number or address.',
  'table.wrong.role': 'The role is not known: site, venue, route_stop or inspiration.',
  'table.wrong.starts': 'The beginning is no date: 2026, 2026-05 or 2026-05-12.',
  'table.wrong.ends': 'The end is no date, or lies before the beginning.',
  'table.wrong.note': 'The note is too long.',
} satisfies Messages
