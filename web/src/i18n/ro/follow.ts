import type { Messages } from '../message'

export const follow = {
  'follow.follow': 'Urmărește',
  'follow.on': 'Urmărești',
  'follow.added': 'Urmărești „{title}”. Vestea vine o dată pe săptămână; poți schimba asta la „Ce urmăresc”.',
  'follow.left': 'Nu mai urmărești „{title}”.',
  'follow.title': 'Ce urmăresc',
  'follow.lead':
    'Afli pe e-mail, într-o singură scrisoare, ce s-a întâmplat: propuneri noi, decizii, comentarii.',
  'follow.none': 'Nu urmărești încă nimic',
  'follow.noneHint': 'Deschide un loc, un proiect sau filtrează harta și alege „Urmărește”.',
  'follow.how': 'Cât de des: {title}',
  'follow.rhythm.daily': 'zilnic',
  'follow.rhythm.weekly': 'săptămânal',
  'follow.rhythm.never': 'fără e-mail',
  'follow.changed': 'Am notat.',
  'follow.feed': 'Flux Atom',
  'follow.leave': 'Nu mai urmări',
  'follow.leaveOf': 'Nu mai urmări „{title}”',
  'follow.stretch': 'Alege o porțiune din {river}',
  'follow.unsubscribe': 'Oprește scrisorile',
  'follow.unsubscribeAsk': 'Nu mai primești scrisori despre ce urmărești. Lista rămâne în contul tău.',
  'follow.unsubscribeDo': 'Oprește scrisorile',
  'follow.unsubscribed': 'Nu mai primești scrisori despre ce urmărești.',
  'follow.unsubscribeUnknown':
    'Linkul nu e cunoscut sau e prea vechi. Intră în cont ca să schimbi ce urmărești.',
} satisfies Messages
