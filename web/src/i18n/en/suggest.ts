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
  'suggest.confirmTitle.proposal': 'Confirm the proposal',
  'suggest.confirmTitle.check': 'Confirm the answer',
  'suggest.confirmTitle.report': 'Confirm the report',
  'suggest.confirmAsk.proposal': 'Press to have your proposal reach a moderator.',
  'suggest.confirmAsk.check': 'Press to have your answer reach a moderator.',
  'suggest.confirmAsk.report': 'Press to have your report reach a moderator.',
  'suggest.confirm': 'Confirm',
  'suggest.confirmedTitle.proposal': 'Thank you, we have your proposal',
  'suggest.confirmedTitle.check': 'Thank you, we have your answer',
  'suggest.confirmedTitle.report': 'Thank you, we have your report',
  'suggest.confirmed.proposal': '“{title}” waits for a moderator. You hear by e-mail what becomes of it.',
  'suggest.confirmed.check':
    'What you found at “{title}” waits for a moderator, and is then on the page of the place.',
  'suggest.confirmed.report': 'Your report on “{title}” waits for a moderator. The answer comes by e-mail.',
  'suggest.confirmedHint.proposal':
    'With the same address you can sign in at any time: the proposal is there.',
  'suggest.confirmedHint.check':
    'With the same address you can sign in whenever you like: your answer is kept there.',
  'suggest.confirmedHint.report':
    'With the same address you can sign in whenever you like: the report is kept there.',
  'suggest.confirmedBefore':
    'You have confirmed it already. What you sent in, and where it stands, is in your account.',
  'suggest.confirmUnknown':
    'This link is not known, or it is too old. Send what you wanted to say once more.',
} satisfies Messages
