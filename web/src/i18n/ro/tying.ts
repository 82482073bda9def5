import type { Messages } from '../message'

export const tying = {
  'tying.history': 'Ce s-a legat și dezlegat',
  'tying.noHistory': 'Nimic încă.',
  'tying.tied': 'legat',
  'tying.changed': 'schimbat',
  'tying.untied': 'scos',
  'tying.older': 'Mai vechi',
  'tying.write': 'Scrie către {organisation}',
  'tying.writeTitle': 'Mesaj către {organisation}',
  'tying.writeLead':
    'Despre „{place}”. Mesajul ajunge la administratorii organizației, cu numele tău și cu adresa {email}, ca să poată răspunde.',
  'tying.message': 'Mesajul',
  'tying.send': 'Trimite',
  'tying.written': 'Mesajul a plecat către {organisation}.',
  'tying.noClash': 'Le poți scrie doar celor care sunt într-un loc al proiectului tău în același timp cu el.',
} satisfies Messages
