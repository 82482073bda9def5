import { describe, expect, test } from 'vitest'
import {
  formatAddress,
  formatCamera,
  isNarrowed,
  noFilter,
  parseAddress,
  parseRoute,
  slugOf,
  type Address,
} from './url'

const at = (path: string) => parseAddress(new URL(path, 'http://localhost'))

describe('an address', () => {
  test('of the plain map is plain', () => {
    const address = at('/')
    expect(address).toEqual({
      route: { name: 'explore' },
      filter: noFilter(),
      language: undefined,
      camera: undefined,
      extra: {},
    })
    expect(formatAddress(address)).toBe('/')
  })

  test.each([
    '/',
    '/?lang=en',
    '/places/17-pepiniera',
    '/places/17',
    '/places/17/edit',
    '/places/17/history',
    '/account/contributions',
    '/account/follows',
    '/unsubscribe?token=abc',
    '/confirm?token=abc',
    '/moderation',
    '/moderation/photos',
    '/moderation/comments',
    '/propose',
    '/projects',
    '/projects/3',
    '/trails/7?day=2026-07-12',
    '/trails/new',
    '/trails/7/edit',
    '/river?river=bega&from_km=-1.5&to_km=3.25&bank=left',
    '/projects/3/tag',
    '/organisations/plai',
    '/programmes/bega',
    '/projects/3/table',
    '/embed/projects/3',
    '/embed/organisations/plai',
    '/sign-in?token=abc',
    '/account',
    '/mail',
    '/?q=pia%C8%9B%C4%83&kind=space,intervention&stage=now,planned,ended&neighbourhood=fabric&step_free=yes',
    '/?programme=bega&organisation=plai&project=3,5&lang=en#map=14.5/45.75200/21.22600',
  ])('survives being read and written: %s', (path) => {
    expect(formatAddress(at(path))).toBe(path)
  })

  test('leaves out what is the default', () => {
    expect(formatAddress(at('/?lang=ro&stage=now,planned&q=&step_free=no'))).toBe('/')
  })

  test('keeps to the default where the stages make no sense', () => {
    expect(at('/?stage=tomorrow').filter.stages).toEqual(['now', 'planned'])
  })

  test('turns kilometres that are the wrong way round, and knows no stretch without a river', () => {
    expect(at('/river?river=bega&from_km=5&to_km=2').filter).toMatchObject({ fromKm: 2, toKm: 5 })
    expect(at('/?from_km=5&bank=left').filter).toEqual(noFilter())
  })

  test('drops projects that are not numbers', () => {
    expect(at('/?project=3,x,4.5').filter.projects).toEqual([3])
  })
})

describe('a route', () => {
  test.each([
    '/places/x',
    '/places/0',
    '/places/0/edit',
    '/places/0/history',
    '/account/nothing',
    '/projects/3/tag/4',
    '/nothing',
    '/organisations/a/b',
  ])('that is none: %s', (path) => expect(parseRoute(path).name).toBe('not-found'))

  test('takes a slug as people write it', () => {
    expect(parseRoute('/organisations/ț%20x')).toEqual({ name: 'organisation', slug: 'ț x' })
    expect(parseRoute('/organisations/%E0%A4%A')).toEqual({ name: 'organisation', slug: '%E0%A4%A' })
  })
})

describe('the camera', () => {
  test.each(['#map=14', '#map=a/b/c', '#map=14/95/21', '#nothing'])('is not taken from %s', (hash) => {
    expect(at(`/${hash}`).camera).toBeUndefined()
  })

  test('has as many digits as the zoom can show', () => {
    expect(formatCamera({ zoom: 10, lat: 45.7536789, lon: 21.2256789 })).toBe('#map=10/45.7537/21.2257')
    expect(formatCamera({ zoom: 18.256, lat: 45.7536789, lon: 21.2256789 })).toBe(
      '#map=18.26/45.753679/21.225679',
    )
  })

  test('does not change when it is read again', () => {
    const address: Address = { ...at('/'), camera: { zoom: 13.37, lat: 45.7536789, lon: 21.2256789 } }
    const once = formatAddress(address)
    expect(formatAddress(at(once))).toBe(once)
  })
})

test('a slug folds Romanian letters, also the old ones with cedilla', () => {
  expect(slugOf('Piața Unirii – fântâna „cu pești”')).toBe('piata-unirii-fantana-cu-pesti')
  expect(slugOf('Şcoala Ţiglari')).toBe('scoala-tiglari')
  expect(slugOf('…')).toBe('')
})

test('filters narrow, defaults do not', () => {
  expect(isNarrowed(noFilter())).toBe(false)
  expect(isNarrowed({ ...noFilter(), stepFree: true })).toBe(true)
  expect(isNarrowed({ ...noFilter(), stages: ['ended'] })).toBe(true)
})

test('a day of the past is kept in the address, and what is no day or still to come is not', () => {
  const dayOf = (query: string) => parseAddress(new URL(`http://localhost/${query}`)).filter.asOf
  expect(dayOf('?as-of=2024-02-29')).toBe('2024-02-29')
  expect(dayOf('?as-of=2999-01-01')).toBe('')
  expect(dayOf('?as-of=yesterday')).toBe('')
  expect(dayOf('?as-of=2024-13-41')).toBe('')
  const at = parseAddress(new URL('http://localhost/places/7-x?as-of=2024-02-29'))
  expect(formatAddress(at)).toBe('/places/7-x?as-of=2024-02-29')
})
