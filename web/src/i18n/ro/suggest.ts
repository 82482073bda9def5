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
  'suggest.confirmTitle.proposal': 'Confirmă propunerea',
  'suggest.confirmTitle.check': 'Confirmă răspunsul',
  'suggest.confirmTitle.report': 'Confirmă sesizarea',
  'suggest.confirmAsk.proposal': 'Apasă ca propunerea ta să ajungă la un moderator.',
  'suggest.confirmAsk.check': 'Apasă ca răspunsul tău să ajungă la un moderator.',
  'suggest.confirmAsk.report': 'Apasă ca sesizarea ta să ajungă la un moderator.',
  'suggest.confirm': 'Confirmă',
  'suggest.confirmedTitle.proposal': 'Mulțumim, propunerea e la noi',
  'suggest.confirmedTitle.check': 'Mulțumim, răspunsul e la noi',
  'suggest.confirmedTitle.report': 'Mulțumim, sesizarea e la noi',
  'suggest.confirmed.proposal': '„{title}” așteaptă un moderator. Ce se întâmplă cu ea afli pe e-mail.',
  'suggest.confirmed.check':
    'Ce ai găsit la „{title}” așteaptă un moderator, apoi se vede pe pagina locului.',
  'suggest.confirmed.report': 'Sesizarea despre „{title}” așteaptă un moderator. Răspunsul vine pe e-mail.',
  'suggest.confirmedHint.proposal': 'Cu aceeași adresă poți intra oricând în cont: propunerea e acolo.',
  'suggest.confirmedHint.check':
    'Cu aceeași adresă poți intra oricând în cont: răspunsul tău e păstrat acolo.',
  'suggest.confirmedHint.report': 'Cu aceeași adresă poți intra oricând în cont: sesizarea e păstrată acolo.',
  'suggest.confirmedBefore': 'Ai confirmat deja. Ce ai trimis, și unde a ajuns, vezi în contul tău.',
  'suggest.confirmUnknown': 'Linkul nu e cunoscut sau e prea vechi. Trimite din nou ce ai vrut să spui.',
} satisfies Messages
