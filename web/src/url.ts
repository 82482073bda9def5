// The address holds everything: which screen, which filters, which language, and in the hash where the map stands.
// Pure functions; defaults are left out, so that the plain address is the plain map.

export const languages = ['ro', 'en'] as const
export type Language = (typeof languages)[number]

export type Route =
  | { name: 'explore' }
  | { name: 'place'; id: number; slug: string }
  | { name: 'place-edit'; id: number }
  | { name: 'place-change'; id: number }
  | { name: 'place-removal'; id: number }
  | { name: 'history'; id: number }
  | { name: 'propose' }
  | { name: 'events' }
  | { name: 'event-new' }
  | { name: 'event'; id: number; slug: string }
  | { name: 'event-edit'; id: number }
  | { name: 'projects' }
  | { name: 'project-new' }
  | { name: 'project'; id: number }
  | { name: 'project-edit'; id: number }
  | { name: 'tagging'; id: number }
  | { name: 'organisations' }
  | { name: 'organisation-new' }
  | { name: 'organisation'; slug: string }
  | { name: 'organisation-edit'; slug: string }
  | { name: 'programme'; slug: string }
  | { name: 'tie-table'; id: number }
  | { name: 'embed-project'; id: number }
  | { name: 'embed-organisation'; slug: string }
  | { name: 'calls' }
  | { name: 'call-new' }
  | { name: 'call'; id: number }
  | { name: 'call-edit'; id: number }
  | { name: 'call-desk'; id: number }
  | { name: 'application'; id: number }
  | { name: 'apply'; id: number }
  | { name: 'own-applications' }
  | { name: 'sign-in' }
  | { name: 'account' }
  | { name: 'contributions' }
  | { name: 'river' }
  | { name: 'trails' }
  | { name: 'trail-new' }
  | { name: 'trail'; id: number }
  | { name: 'trail-edit'; id: number }
  | { name: 'follows' }
  | { name: 'unsubscribe' }
  | { name: 'confirm' }
  | { name: 'account-delete' }
  | { name: 'accounts' }
  | { name: 'moderation' }
  | { name: 'mail' }
  | { name: 'impact' }
  | { name: 'impact-records' }
  | { name: 'impact-report' }
  | { name: 'indicators' }
  | { name: 'indicator-new' }
  | { name: 'indicator'; slug: string }
  | { name: 'indicator-edit'; slug: string }
  | { name: 'observation-new' }
  | { name: 'observation'; id: number }
  | { name: 'observation-edit'; id: number }
  | { name: 'reports' }
  | { name: 'access-log' }
  | { name: 'not-found'; path: string }
export type RouteName = Route['name']

/** What is on the ground, as people ask for it; each stands for several states of life. */
export const stages = ['now', 'planned', 'ended'] as const
export type Stage = (typeof stages)[number]
export const defaultStages: readonly Stage[] = ['now', 'planned']

export interface Filter {
  q: string
  kinds: string[]
  stages: Stage[]
  neighbourhoods: string[]
  programmes: string[]
  organisations: string[]
  projects: number[]
  stepFree: boolean
  /** The day as of which the map is shown, such as 2026-01-31; "" is now. */
  asOf: string
  /** A stretch of river: its slug, the kilometres between which it lies, one bank or both. */
  river: string
  fromKm: number | undefined
  toKm: number | undefined
  bank: '' | 'left' | 'right'
}

/** Where the map stands: zoom, latitude, longitude. */
export interface Camera {
  zoom: number
  lat: number
  lon: number
}

export interface Address {
  route: Route
  filter: Filter
  /** undefined when the address does not say; the remembered or first language then holds. */
  language: Language | undefined
  camera: Camera | undefined
  /** Other parameters, for one screen only, such as the token of a sign-in link. */
  extra: Record<string, string>
}

export function noFilter(): Filter {
  return {
    q: '',
    kinds: [],
    stages: [...defaultStages],
    neighbourhoods: [],
    programmes: [],
    organisations: [],
    projects: [],
    stepFree: false,
    asOf: '',
    river: '',
    fromKm: undefined,
    toKm: undefined,
    bank: '',
  }
}

export function parseAddress(url: URL): Address {
  const query = new URLSearchParams(url.search)
  const filter = takeFilter(query)
  const language = languages.find((l) => l === query.get('lang'))
  query.delete('lang')
  return {
    route: parseRoute(url.pathname),
    filter,
    language,
    camera: parseCamera(url.hash),
    extra: Object.fromEntries(query),
  }
}

/** The address as path, query and hash, ready for history.pushState and href. */
export function formatAddress(address: Address): string {
  const query = new URLSearchParams(address.extra)
  putFilter(query, address.filter)
  if (address.language && address.language !== 'ro') query.set('lang', address.language)
  const search = query.toString().replaceAll('%2C', ',')
  return formatRoute(address.route) + (search && `?${search}`) + formatCamera(address.camera)
}

/** The path of every screen. :id is a positive number, :slug a name, :-slug what a title adds to a number for people. */
const paths: Record<Exclude<RouteName, 'not-found'>, string> = {
  explore: '/',
  place: '/places/:id:-slug',
  'place-edit': '/places/:id/edit',
  'place-change': '/places/:id/change',
  'place-removal': '/places/:id/removal',
  history: '/places/:id/history',
  river: '/river',
  trails: '/trails',
  'trail-new': '/trails/new',
  trail: '/trails/:id',
  'trail-edit': '/trails/:id/edit',
  propose: '/propose',
  events: '/events',
  'event-new': '/events/new',
  event: '/events/:id:-slug',
  'event-edit': '/events/:id/edit',
  projects: '/projects',
  'project-new': '/projects/new',
  project: '/projects/:id',
  'project-edit': '/projects/:id/edit',
  tagging: '/projects/:id/tag',
  organisations: '/organisations',
  'organisation-new': '/new-organisation',
  organisation: '/organisations/:slug',
  'organisation-edit': '/organisations/:slug/edit',
  programme: '/programmes/:slug',
  'tie-table': '/projects/:id/table',
  'embed-project': '/embed/projects/:id',
  'embed-organisation': '/embed/organisations/:slug',
  calls: '/calls',
  'call-new': '/calls/new',
  call: '/calls/:id',
  'call-edit': '/calls/:id/edit',
  'call-desk': '/calls/:id/applications',
  application: '/applications/:id',
  apply: '/applications/:id/edit',
  'own-applications': '/account/applications',
  'sign-in': '/sign-in',
  account: '/account',
  contributions: '/account/contributions',
  follows: '/account/follows',
  'account-delete': '/account/delete',
  unsubscribe: '/unsubscribe',
  confirm: '/confirm',
  accounts: '/accounts',
  moderation: '/moderation',
  mail: '/mail',
  impact: '/impact',
  'impact-records': '/impact/records',
  'impact-report': '/impact/report',
  indicators: '/impact/indicators',
  'indicator-new': '/impact/new-indicator',
  indicator: '/impact/indicators/:slug',
  'indicator-edit': '/impact/indicators/:slug/edit',
  'observation-new': '/impact/observations/new',
  observation: '/impact/observations/:id',
  'observation-edit': '/impact/observations/:id/edit',
  reports: '/reports',
  'access-log': '/access-log',
}

const patterns = Object.entries(paths).map(([name, path]) => ({
  name,
  pattern: new RegExp(
    `^${path.replace(':id', '(?<id>[1-9][0-9]*)').replace(':-slug', '(?:-(?<slug>[^/]*))?').replace(':slug', '(?<slug>[^/]+)')}/?$`,
  ),
}))

export function parseRoute(path: string): Route {
  for (const { name, pattern } of patterns) {
    const parts = pattern.exec(path)
    if (!parts) continue
    const { id, slug } = parts.groups ?? {}
    return {
      name,
      ...(id && { id: Number(id) }),
      ...(pattern.source.includes('<slug>') && { slug: decode(slug ?? '') }),
    } as Route
  }
  return { name: 'not-found', path }
}

export function formatRoute(route: Route): string {
  if (route.name === 'not-found') return route.path
  const slug = 'slug' in route ? encodeURIComponent(route.slug) : ''
  return paths[route.name]
    .replace(':id', 'id' in route ? String(route.id) : '')
    .replace(':-slug', slug && `-${slug}`)
    .replace(':slug', slug)
}

/** The part of an address that names a place for people: "Piața Unirii" gives "piata-unirii". */
export function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}

export function isNarrowed(filter: Filter): boolean {
  const query = new URLSearchParams()
  putFilter(query, filter)
  return query.size > 0
}

function takeFilter(query: URLSearchParams): Filter {
  const list = (key: string) => (query.get(key) ?? '').split(',').filter(Boolean)
  const chosen = stages.filter((s) => list('stage').includes(s))
  const filter: Filter = {
    q: query.get('q') ?? '',
    kinds: list('kind'),
    stages: chosen.length > 0 ? chosen : [...defaultStages],
    neighbourhoods: list('neighbourhood'),
    programmes: list('programme'),
    organisations: list('organisation'),
    projects: list('project').map(Number).filter(Number.isSafeInteger),
    stepFree: query.get('step_free') === 'yes',
    asOf: isPastDay(query.get('as-of') ?? '') ? query.get('as-of')! : '',
    ...takeStretch(query),
  }
  for (const key of filterKeys) query.delete(key)
  return filter
}

/** Without a river there is no stretch; kilometres the wrong way round are turned. */
function takeStretch(query: URLSearchParams): Pick<Filter, 'river' | 'fromKm' | 'toKm' | 'bank'> {
  const river = query.get('river') ?? ''
  const km = (key: string) => {
    const text = river && query.get(key)
    return text && Number.isFinite(Number(text)) ? Number(text) : undefined
  }
  const [from, to] = [km('from_km'), km('to_km')]
  const turned = from !== undefined && to !== undefined && from > to
  const bank = (river && banks.find((b) => b === query.get('bank'))) || ''
  return { river, fromKm: turned ? to : from, toKm: turned ? from : to, bank }
}

export const banks = ['left', 'right'] as const
/** What takes a stretch away. */
export const noStretch: Pick<Filter, 'river' | 'fromKm' | 'toKm' | 'bank'> = {
  river: '',
  fromKm: undefined,
  toKm: undefined,
  bank: '',
}

const filterKeys = [
  'q',
  'kind',
  'stage',
  'neighbourhood',
  'programme',
  'organisation',
  'project',
  'step_free',
  'as-of',
  'river',
  'from_km',
  'to_km',
  'bank',
]

/** Whether a text is a day of the past, or today. */
export function isPastDay(text: string): boolean {
  const time = /^[12]\d{3}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(time) && time <= Date.now()
}

function putFilter(query: URLSearchParams, filter: Filter): void {
  const put = (key: string, values: readonly (string | number)[]) => {
    if (values.length > 0) query.set(key, values.join(','))
  }
  if (filter.q) query.set('q', filter.q)
  put('kind', filter.kinds)
  if (String(filter.stages) !== String(defaultStages)) put('stage', filter.stages)
  put('neighbourhood', filter.neighbourhoods)
  put('programme', filter.programmes)
  put('organisation', filter.organisations)
  put('project', filter.projects)
  if (filter.stepFree) query.set('step_free', 'yes')
  if (filter.asOf) query.set('as-of', filter.asOf)
  if (filter.river) query.set('river', filter.river)
  if (filter.fromKm !== undefined) query.set('from_km', String(filter.fromKm))
  if (filter.toKm !== undefined) query.set('to_km', String(filter.toKm))
  if (filter.bank) query.set('bank', filter.bank)
}

function parseCamera(hash: string): Camera | undefined {
  const [zoom, lat, lon] = (new URLSearchParams(hash.slice(1)).get('map') ?? '').split('/').map(Number)
  const ok = [zoom, lat, lon].every(Number.isFinite) && Math.abs(lat!) <= 85 && Math.abs(lon!) <= 180
  return ok ? { zoom: zoom!, lat: lat!, lon: lon! } : undefined
}

/** As many digits as the zoom can show, so that a link does not change when it is opened. */
export function formatCamera(camera: Camera | undefined): string {
  if (!camera) return ''
  const zoom = Math.round(camera.zoom * 100) / 100
  const digits = Math.max(0, Math.ceil((zoom * Math.LN2 + Math.log(512 / 360 / 0.5)) / Math.LN10))
  return `#map=${zoom}/${camera.lat.toFixed(digits)}/${camera.lon.toFixed(digits)}`
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
