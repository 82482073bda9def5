import type { Messages } from '../message'

export const privacy = {
  'signin.at': 'Intră cu {name}',
  'signin.have': 'Ai un cont {name}?',
  'signin.again': 'Arată încă o dată că ești tu. După aceea revii unde erai.',
  'signin.trouble.provider_down':
    '{name} nu răspunde acum. Încearcă mai târziu sau intră cu un link pe e-mail.',
  'signin.trouble.begin_again': 'A durat prea mult sau ai început în alt browser. Mai încearcă o dată.',
  'signin.trouble.declined': 'Nu ai intrat: {name} spune că ai renunțat. Poți încerca din nou.',
  'signin.trouble.not_believed':
    'Răspunsul de la {name} nu a putut fi verificat, așa că nu te-am lăsat să intri. Mai încearcă o dată sau intră cu un link pe e-mail.',
  'signin.trouble.unverified':
    '{name} nu ne-a dat o adresă de e-mail verificată. Verific-o acolo sau intră cu un link pe e-mail.',
  'signin.trouble.disabled': 'Contul tău este oprit. Scrie administratorului site-ului.',
  'signin.trouble.too_many':
    'De prea multe ori. Încearcă din nou peste o oră sau intră cu un link pe e-mail.',
  'sessions.title': 'Unde ești în cont',
  'sessions.lead': 'Dacă nu recunoști ceva, ieși de acolo și schimbă parola, dacă ai una.',
  'sessions.device': '{browser} pe {system}',
  'sessions.unknown': 'Un dispozitiv necunoscut',
  'sessions.here': 'aici, acum',
  'sessions.seen': 'folosit la {date}',
  'sessions.since': 'din {date}',
  'sessions.end': 'Ieși',
  'sessions.endOf': 'Ieși din cont pe {device}, din {date}',
  'sessions.ended': 'Ai ieșit din cont pe {device}.',
  'sessions.endOthers': 'Ieși peste tot în afară de aici',
  'sessions.endedOthers': 'Ai ieșit din cont peste tot în afară de aici.',
  'privacy.title': 'Datele mele',
  'privacy.lead':
    'Ce știm despre tine: contul, unde ești în cont, cheile, ce ai propus și ce ai schimbat, scrisorile către tine. Îl primești ca fișier JSON.',
  'privacy.download': 'Descarcă datele mele',
  'privacy.deleteLead': 'Dacă nu mai vrei un cont aici, îl poți șterge de tot.',
  'privacy.delete': 'Șterge contul',
  'privacy.deleteTitle': 'Șterge contul',
  'privacy.deleteGone': 'Dispar pentru totdeauna',
  'privacy.gone.account': 'numele, adresa, parola și cheile tale; ieși peste tot din cont',
  'privacy.gone.unpublished': 'ciornele și propunerile tale care nu au fost niciodată publice',
  'privacy.gone.letters': 'scrisorile către tine',
  'privacy.deleteStays': 'Rămân, fără numele tău',
  'privacy.stays.public':
    'locurile și propunerile care au fost publice, cu istoria lor: la ele scrie „un fost membru”',
  'privacy.stays.organisation': 'ce ai propus în numele unei organizații',
  'privacy.deleteText':
    'Dacă ți-ai scris numele chiar în textul unei propuneri publice, schimbă textul înainte sau roagă un moderator.',
  'privacy.deleteAsk': 'Ștergi contul {email}?',
  'privacy.deleteWarn': 'Nu se poate reveni.',
  'privacy.deleteNow': 'Șterge contul de tot',
  'privacy.deleted': 'Contul tău e șters. Îți mulțumim pentru tot ce ai adus aici.',
  'privacy.notProved': 'Ai intrat în cont de mult. Înainte de a-l șterge, arată încă o dată că ești tu.',
  'privacy.prove': 'Intră din nou',
  'privacy.soleAdmin':
    'Ești singurul admin al acestor organizații: {names}. Fă mai întâi pe altcineva admin.',
  'privacy.lastAdministrator': 'Ești ultimul administrator al site-ului. Dă mai întâi rolul altcuiva.',
  'privacy.former': 'un fost membru',
} satisfies Messages
