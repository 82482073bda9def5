import type { Messages } from '../message'

export const table = {
  'table.way': 'Din tabel',
  'table.title': 'Leagă locuri dintr-un tabel',
  'table.lead':
    'Alege un fișier CSV sau lipește celule dintr-un tabel. Vezi întâi ce s-ar lega; nimic nu se scrie până nu apeși „Leagă”.',
  'table.file': 'Fișier CSV (UTF-8)',
  'table.fileHint':
    'Primul rând numește coloanele: loc, rol, de la, până la, notă. Doar „loc” e obligatorie: numărul, adresa sau titlul locului.',
  'table.paste': 'Sau lipește aici',
  'table.example': 'De exemplu: „loc;rol;de la;până la” și, dedesubt, „Piața Unirii;venue;2026-05;2026-06”.',
  'table.read': 'Citește tabelul',
  'table.preview': 'Ce s-ar lega',
  'table.right': {
    one: '{n} rând din {all} e gata de legat.',
    few: '{n} rânduri din {all} sunt gata de legat.',
    other: '{n} de rânduri din {all} sunt gata de legat.',
  },
  'table.tie': { one: 'Leagă {n} loc', few: 'Leagă {n} locuri', other: 'Leagă {n} de locuri' },
  'table.line': 'Rândul {n}',
  'table.which': 'La care te referi?',
  'table.choose': 'Alege din {n}',
  'table.notFound':
    'Nu e pe hartă niciun loc cu acest nume. Caută-l pe hartă și pune numărul sau adresa lui.',
  'table.wrong.role': 'Rolul nu e cunoscut: site, venue, route_stop sau inspiration.',
  'table.wrong.starts': 'Data de început nu e bună: 2026, 2026-05 sau 2026-05-12.',
  'table.wrong.ends': 'Data de sfârșit nu e bună sau e înainte de început.',
  'table.wrong.note': 'Nota e prea lungă.',
} satisfies Messages
