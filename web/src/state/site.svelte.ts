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

  async load(): Promise<void> {
    const [site, programmes, areas] = await Promise.all([
      take(api.GET('/api/site')),
      take(api.GET('/api/programmes')),
      take(
        api.GET('/api/collections/{collectionId}/items', {
          params: { path: { collectionId: 'neighbourhoods' }, query: { limit: 1000 } },
        }),
      ),
    ])
    this.site = site
    this.programmes = programmes.programmes
    this.neighbourhoods = areas.features.map((f) => named(f.properties)).sort(byTitle)
  }

  programmeTitle(slug: string): Record<string, string> | undefined {
    return this.programmes.find((p) => p.slug === slug)?.title
  }
  neighbourhoodTitle(slug: string): string {
    return this.neighbourhoods.find((n) => n.slug === slug)?.title ?? slug
  }
}

function named(properties: Record<string, unknown>): Neighbourhood {
  return { slug: String(properties.slug ?? ''), title: String(properties.title ?? properties.title_ro ?? '') }
}

function byTitle(a: Neighbourhood, b: Neighbourhood): number {
  return a.title.localeCompare(b.title, 'ro')
}

export const site = new SiteState()
