import type { FeatureCollection } from 'geojson'
import { api, take } from '../api/client'
import type { Programme, Site } from '../api/types'

export interface Neighbourhood {
  slug: string
  title: string
}

/** City, vocabulary, programmes and neighbourhoods: what every screen needs once. */
class SiteState {
  site = $state.raw<Site | null>(null)
  programmes = $state.raw<Programme[]>([])
  neighbourhoods = $state.raw<Neighbourhood[]>([])
  areas = $state.raw<FeatureCollection | null>(null)
  rivers = $state.raw<FeatureCollection | null>(null)

  async load(): Promise<void> {
    this.site = await take(api.GET('/api/site'))
    const [programmes, areas, rivers] = await Promise.all([
      take(api.GET('/api/programmes')),
      collection('neighbourhoods'),
      collection('rivers'),
    ])
    this.programmes = programmes.programmes
    this.areas = areas as FeatureCollection
    this.rivers = rivers as FeatureCollection
    this.neighbourhoods = areas.features.map((f) => named(f.properties)).sort(byTitle)
  }

  programmeTitle(slug: string): Record<string, string> | undefined {
    return this.programmes.find((p) => p.slug === slug)?.title
  }
  neighbourhoodTitle(slug: string): string {
    return this.neighbourhoods.find((n) => n.slug === slug)?.title ?? slug
  }
}

function collection(collectionId: 'neighbourhoods' | 'rivers') {
  const params = { path: { collectionId }, query: { limit: 1000 } }
  return take(api.GET('/api/collections/{collectionId}/items', { params }))
}

function named(properties: Record<string, unknown>): Neighbourhood {
  return { slug: String(properties.slug ?? ''), title: String(properties.title ?? properties.title_ro ?? '') }
}

function byTitle(a: Neighbourhood, b: Neighbourhood): number {
  return a.title.localeCompare(b.title, 'ro')
}

export const site = new SiteState()
