import { remember, recall } from './memory'
import {
  formatAddress,
  languages,
  noFilter,
  parseAddress,
  parseRoute,
  type Address,
  type Camera,
  type Filter,
  type Language,
  type Route,
} from '../url'

/** The address of the page as state. Whoever changes it changes the address bar, and the reverse. */
class AddressState {
  #moved = false
  #now = $state.raw<Address>(readLocation())
  // Derived one by one, so that a camera move does not wake who reads the filters or the language.
  #route = $derived(this.#now.route)
  #filter = $derived(this.#now.filter)
  #camera = $derived(this.#now.camera)
  #language = $derived(this.#now.language ?? recall('language', languages) ?? 'ro')
  /** Set when a person edits the hash by hand; the map then goes there. Our own entries never move the map. */
  wanted = $state.raw<Camera | undefined>(this.#now.camera)

  constructor() {
    if (typeof window === 'undefined') return
    window.addEventListener('popstate', (event) => this.#arrive(event.state === null))
    if (this.language !== 'ro' && !this.#now.language) this.setLanguage(this.language)
  }

  /** Whether the person is still on the screen they came in by: nobody has chosen yet where the map stands. */
  get entering(): boolean {
    return !this.#moved
  }
  get route(): Route {
    return this.#route
  }
  get filter(): Filter {
    return this.#filter
  }
  get camera(): Camera | undefined {
    return this.#camera
  }
  get language(): Language {
    return this.#language
  }
  /** A parameter of this screen alone, such as the token of a sign-in link. */
  param(name: string): string {
    return this.#now.extra[name] ?? ''
  }

  /** The href of a screen, with the filters and the language as they are. */
  href(route: Route | string, extra: Record<string, string> = {}): string {
    const to = typeof route === 'string' ? parseRoute(route) : route
    const { filter, language } = this
    return formatAddress({ route: to, filter, language, extra, camera: undefined })
  }

  /** The whole address of a screen without filters, language and camera: what one shares. */
  permalink(route: Route): string {
    const plain = { route, filter: noFilter(), language: undefined, camera: undefined, extra: {} }
    return location.origin + formatAddress(plain)
  }

  /** Opens a screen: a new entry in the history unless replace is set. Filters, language and camera stay. */
  go(route: Route | string, options: { replace?: boolean; extra?: Record<string, string> } = {}): void {
    const to = typeof route === 'string' ? parseRoute(route) : route
    this.#write({ ...this.#now, route: to, extra: options.extra ?? {} }, options.replace ?? false)
  }

  /** Follows an address of this site as a link would. */
  follow(url: URL): void {
    const next = parseAddress(url)
    this.#write({ ...next, camera: next.camera ?? this.#now.camera }, false)
    if (next.camera) this.wanted = next.camera
  }

  setFilter(change: Partial<Filter>, options: { replace?: boolean } = {}): void {
    const filter = { ...this.filter, ...change }
    this.#write({ ...this.#now, filter }, options.replace ?? false)
  }

  setLanguage(language: Language): void {
    remember('language', language)
    this.#write({ ...this.#now, language }, true)
  }

  /** The map says where it stands; that is never an entry of its own. */
  setCamera(camera: Camera): void {
    this.#write({ ...this.#now, camera }, true)
  }

  #arrive(byHand: boolean): void {
    const next = readLocation()
    if (byHand) {
      this.#now = { ...next, filter: kept(next.filter, this.#now.filter) }
      this.wanted = next.camera
      return
    }
    this.#write({ ...next, camera: this.#now.camera ?? next.camera }, true)
  }

  #write(next: Address, replace: boolean): void {
    this.#now = { ...next, filter: kept(next.filter, this.#now.filter) }
    const href = formatAddress(next)
    if (replace) history.replaceState({ locuri: true }, '', href)
    else if (href !== location.pathname + location.search + location.hash) {
      this.#moved = true
      history.pushState({ locuri: true }, '', href)
    }
  }
}

/** The old filters where nothing changed, so that a list that depends on them stays as it is. */
function kept(next: Filter, old: Filter): Filter {
  return JSON.stringify(next) === JSON.stringify(old) ? old : next
}

function readLocation(): Address {
  return parseAddress(new URL(typeof location === 'undefined' ? 'http://localhost/' : location.href))
}

export const address = new AddressState()
