import type { Messages } from '../message'

export const tying = {
  'tying.history': 'What was tied and untied',
  'tying.noHistory': 'Nothing yet.',
  'tying.tied': 'tied',
  'tying.changed': 'changed',
  'tying.untied': 'untied',
  'tying.older': 'Older',
  'tying.write': 'Write to {organisation}',
  'tying.writeTitle': 'Message to {organisation}',
  'tying.writeLead':
    'About “{place}”. The message goes to those who manage the organisation, with your name and the address {email}, so that they can answer.',
  'tying.message': 'Message',
  'tying.send': 'Send',
  'tying.written': 'The message to {organisation} is on its way.',
  'tying.noClash': 'You can only write to those who are at a place of your project at the same time.',
} satisfies Messages
