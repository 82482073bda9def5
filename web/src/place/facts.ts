// The one line that says where a place is: "Elisabetin · malul drept, km 5,32, la 40 m de axul Begăi".
import type { PlaceProperties } from '../api/types'
import { formatKm, formatLength } from '../i18n/format'
import { t, word } from '../i18n/t'
import type { Language } from '../url'

export function whereLine(p: PlaceProperties, language: Language): string {
  const doubt = p.certainty === 'low' ? word('certainty', 'low') : ''
  return [p.neighbourhood_title, riverLine(p, language), doubt].filter(Boolean).join(' · ')
}

/** Bank, kilometre and offset of a riverside site; of any other place how far the river is. */
function riverLine(p: PlaceProperties, language: Language): string {
  const river = p.river_title ?? ''
  if (!river) return ''
  if (p.river_km === undefined) {
    if (p.river_distance_m === undefined) return ''
    return t('place.fromRiver', { distance: formatLength(p.river_distance_m, language), river })
  }
  const parts = [
    word('place.bank', p.river_bank ?? 'axis'),
    t('place.km', { km: formatKm(p.river_km, language) }),
  ]
  if (p.river_bank !== 'axis') {
    const distance = formatLength(Math.abs(p.river_offset_m ?? 0), language)
    parts.push(t('place.offset', { distance, river: ofRiver(river, language) }))
  }
  if (p.river_beyond) parts.push(t('place.beyond'))
  return parts.join(', ')
}

/** Romanian declines the name: Bega, axul Begăi; Timiș, axul râului Timiș. */
export function ofRiver(river: string, language: Language): string {
  if (language === 'ro' && /ga$/.test(river)) return river.replace(/ga$/, 'găi')
  return t('place.ofRiver', { river })
}
