import type { Messages } from '../message'

export const map = {
  'map.label': 'Harta locurilor. Săgețile o mută, plus și minus o apropie. Tot ce e pe hartă e și în listă.',
  'map.zoomIn': 'Apropie',
  'map.zoomOut': 'Depărtează',
  'map.locate': 'Unde sunt eu',
  'map.locateFailed': 'Nu am putut afla unde ești. Verifică dacă pagina are voie să folosească locația.',
  'map.whole': 'Arată tot orașul',
  'map.failed': 'Harta nu poate fi desenată pe acest dispozitiv. Lista funcționează în continuare.',
  'map.section': 'Hartă',
} satisfies Messages
