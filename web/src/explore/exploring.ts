import type { CityMap, MapPlace, Mode, PlaceHit } from '../map/map'
import { address } from '../state/address.svelte'
import { pointed } from '../state/pointed.svelte'
import { slugOf } from '../url'

/** What the map does when nothing else is being done: open places, open clusters, point at the list. */
export function exploring(map: CityMap): Mode {
  return {
    place: (hit) => address.go({ name: 'place', id: hit.id, slug: slugOf(titleOf(hit)) }),
    cluster: (box) => map.fit(box, 18),
    hover: (hit) => {
      pointed.id = hit?.id ?? 0
      map.highlight(hit && Number.isFinite(hit.at[0]) ? mapPlaceOf(hit) : null)
    },
  }
}

function titleOf(hit: PlaceHit): string {
  return address.language === 'en' ? hit.titleEn : hit.title
}

function mapPlaceOf(hit: PlaceHit): MapPlace {
  return { id: hit.id, kind: hit.kind, life: hit.life, title: titleOf(hit), point: hit.at }
}
