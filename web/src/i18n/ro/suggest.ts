import type { Messages } from '../message'

export const suggest = {
  'suggest.byEmail': 'Trimite fără cont',
  'suggest.byEmailLead': 'Îți scriem un link cu care confirmi propunerea. Răspunsul vine tot acolo.',
  'suggest.byEmailAddress': 'Adresa ta de e-mail',
  'suggest.byEmailAddressHint': 'Nu o vede nimeni în afara celor care răspund de site.',
  'suggest.byEmailName': 'Numele tău, cum îl văd ceilalți',
  'suggest.haveAccount': 'Ai cont? Intră și trimite din contul tău',
  'suggest.trap': 'Lasă gol',
  'suggest.mailTitle': 'Mai e un pas: confirmă pe e-mail',
  'suggest.mail':
    'Am trimis o scrisoare la {email}. Deschide linkul din ea și apasă „Confirmă”; abia apoi propunerea ajunge la un moderator.',
  'suggest.mailHint': 'Dacă nu o găsești, uită-te și în dosarul cu mesaje nedorite. Linkul merge 7 zile.',
  'suggest.mailAgain': 'Altă adresă',
  'suggest.mailDone': 'Înapoi la hartă',
  'suggest.confirmTitle': 'Confirmă propunerea',
  'suggest.confirmAsk': 'Apasă ca propunerea ta să ajungă la un moderator.',
  'suggest.confirm': 'Confirmă',
  'suggest.confirmedTitle': 'Mulțumim, propunerea e la noi',
  'suggest.confirmed': '„{title}” așteaptă un moderator. Ce se întâmplă cu ea afli pe e-mail.',
  'suggest.confirmedHint': 'Cu aceeași adresă poți intra oricând în cont: propunerea e acolo.',
  'suggest.confirmUnknown': 'Linkul nu e cunoscut sau e prea vechi. Trimite propunerea din nou.',
} satisfies Messages
