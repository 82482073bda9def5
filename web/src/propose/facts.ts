// The facts of a survey in words, as rows of a name and a value.
import type { Facts } from '../api/types'
import { formatArea, formatKm, formatLength } from '../i18n/format'
import { locales } from '../i18n/message'
import { t, word } from '../i18n/t'
import type { Language } from '../url'

export function factRows(facts: Facts, language: Language): [string, string][] {
  const rows: [string, string][] = []
  if (facts.area_m2 !== undefined) rows.push([t('propose.area'), formatArea(facts.area_m2, language)])
  else if (facts.length_m !== undefined)
    rows.push([t('propose.length'), formatLength(facts.length_m, language)])
  rows.push(neighbourhoodRow(facts, language))
  if (facts.river) rows.push([facts.river.title, riverWords(facts.river, language)])
  return rows
}

/** One neighbourhood by its name, several with their shares; and whether the place lies on a border. */
function neighbourhoodRow(facts: Facts, language: Language): [string, string] {
  const shares = facts.neighbourhoods
  if (shares.length === 0) return [t('propose.neighbourhood'), t('propose.outside')]
  if (shares.length > 1) {
    const parts = shares.map((s) => `${s.title} ${percent(s.share, language)}`)
    return [t('propose.neighbourhoods'), parts.join(', ')]
  }
  const border = facts.neighbourhood_border ? `, ${t('propose.border')}` : ''
  return [t('propose.neighbourhood'), shares[0]!.title + border]
}

function riverWords(river: NonNullable<Facts['river']>, language: Language): string {
  const at = t('propose.riverAt', { bank: word('place.bank', river.bank), km: formatKm(river.km, language) })
  const away =
    river.distance_m < 1
      ? t('propose.onRiver')
      : t('propose.riverAway', { distance: formatLength(river.distance_m, language) })
  return [at, away, river.beyond ? t('place.beyond') : ''].filter(Boolean).map(unbroken).join(', ')
}

/** A number stays on one line with its unit. */
function unbroken(words: string): string {
  return words.replace(/(\d|km) (?=\d|k?m\b)/g, '$1\u00a0')
}

/** A share that is there is never shown as none, nor one that is not all as all. */
function percent(share: number, language: Language): string {
  const shown = share >= 1 ? 1 : Math.min(0.99, Math.max(0.01, share))
  return shown.toLocaleString(locales[language], { style: 'percent', maximumFractionDigits: 0 })
}
