import type { Messages } from '../message'
import type { privacy as ro } from '../ro/privacy'

export const privacy: Record<keyof typeof ro, Messages[string]> = {
  'signin.at': 'Sign in with {name}',
  'signin.have': 'Have an account at {name}?',
  'signin.again': 'Show once more that it is you. Afterwards you are back where you were.',
  'signin.trouble.provider_down':
    '{name} does not answer just now. Try again later, or use a link by e-mail.',
  'signin.trouble.begin_again': 'It took too long, or you began in another browser. Please try once more.',
  'signin.trouble.declined':
    'You are not signed in: {name} says that you changed your mind. You can try again.',
  'signin.trouble.not_believed':
    'The answer of {name} could not be verified, so you are not signed in. Try once more, or use a link by e-mail.',
  'signin.trouble.unverified':
    '{name} gave us no verified e-mail address. Verify it there, or use a link by e-mail.',
  'signin.trouble.disabled': 'Your account is stopped. Please write to an administrator of this site.',
  'signin.trouble.too_many': 'That was too often. Try again in an hour, or use a link by e-mail.',
  'sessions.title': 'Where you are signed in',
  'sessions.lead':
    'If you do not know one of these, sign out there, and change your password if you have one.',
  'sessions.device': '{browser} on {system}',
  'sessions.unknown': 'An unknown device',
  'sessions.here': 'here, now',
  'sessions.seen': 'used on {date}',
  'sessions.since': 'since {date}',
  'sessions.end': 'Sign out',
  'sessions.endOf': 'Sign out on {device}, since {date}',
  'sessions.ended': 'You are signed out on {device}.',
  'sessions.endOthers': 'Sign out everywhere but here',
  'sessions.endedOthers': 'You are signed out everywhere but here.',
  'privacy.title': 'My data',
  'privacy.lead':
    'What we know of you: the account, where you are signed in, keys, what you proposed and changed, letters to you. You get it as a JSON file.',
  'privacy.download': 'Download my data',
  'privacy.deleteLead': 'If you no longer want an account here, you can delete it for good.',
  'privacy.delete': 'Delete the account',
  'privacy.deleteTitle': 'Delete the account',
  'privacy.deleteGone': 'Gone for good',
  'privacy.gone.account': 'your name, address, password and keys; you are signed out everywhere',
  'privacy.gone.unpublished': 'your drafts and proposals that were never public',
  'privacy.gone.letters': 'letters to you',
  'privacy.deleteStays': 'Stays, without your name',
  'privacy.stays.public':
    'places and proposals that were public, with their history: they are said to be by “a former member”',
  'privacy.stays.organisation': 'what you proposed in the name of an organisation',
  'privacy.deleteText':
    'If you wrote your name into the text of a public proposal itself, change the text first, or ask a moderator to.',
  'privacy.deleteAsk': 'Delete the account {email}?',
  'privacy.deleteWarn': 'There is no way back.',
  'privacy.deleteNow': 'Delete the account for good',
  'privacy.deleted': 'Your account is deleted. Thank you for all that you brought here.',
  'privacy.notProved':
    'You signed in a while ago. Before you delete the account, show once more that it is you.',
  'privacy.prove': 'Sign in again',
  'privacy.soleAdmin':
    'You are the only admin of these organisations: {names}. Make somebody else an admin first.',
  'privacy.lastAdministrator':
    'You are the last administrator of this site. Give the role to somebody else first.',
  'privacy.former': 'a former member',
}
