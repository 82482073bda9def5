import type { Messages } from '../message'

export const suggest = {
  'suggest.byEmail': 'Send without an account',
  'suggest.byEmailLead': 'We write you a link to confirm the proposal with. The answer comes there too.',
  'suggest.byEmailAddress': 'Your e-mail address',
  'suggest.byEmailAddressHint': 'Nobody sees it but those who run this site.',
  'suggest.byEmailName': 'Your name, as others see it',
  'suggest.haveAccount': 'You have an account? Sign in and send from it',
  'suggest.trap': 'Leave empty',
  'suggest.mailTitle': 'One more step: confirm by e-mail',
  'suggest.mail':
    'We have sent a letter to {email}. Open the link in it and press “Confirm”; only then does the proposal reach a moderator.',
  'suggest.mailHint':
    'If you do not find it, look in the folder for unwanted mail too. The link works for 7 days.',
  'suggest.mailAgain': 'Another address',
  'suggest.mailDone': 'Back to the map',
  'suggest.confirmTitle': 'Confirm the proposal',
  'suggest.confirmAsk': 'Press to have your proposal reach a moderator.',
  'suggest.confirm': 'Confirm',
  'suggest.confirmedTitle': 'Thank you, we have your proposal',
  'suggest.confirmed': '“{title}” waits for a moderator. You hear by e-mail what becomes of it.',
  'suggest.confirmedHint': 'With the same address you can sign in at any time: the proposal is there.',
  'suggest.confirmUnknown': 'This link is not known, or it is too old. Send the proposal again.',
} satisfies Messages
