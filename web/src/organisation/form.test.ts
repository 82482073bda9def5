import { expect, test } from 'vitest'
import { contactBody, contactDraftOf, draftOf, languagesOf, newBody, noContact, patchBody } from './form'

const plai = {
  id: 2,
  slug: 'plai',
  version: 3,
  title: 'PLAI',
  summary: { ro: 'Bega!' },
  website: 'https://plai.ro',
  source: 'plai.ro',
  languages: ['ro', 'rom'],
  projects: 1,
  logo: null,
  seal: null,
}

test('what is as it was is not sent', () => {
  expect(patchBody(draftOf(plai), draftOf(plai))).toEqual({})
})

test('only what was changed is sent, and what was emptied is taken away', () => {
  const after = { ...draftOf(plai), summaryRo: '', summaryEn: ' On the Bega ', website: '', title: 'PLAI ' }
  expect(patchBody(draftOf(plai), after)).toEqual({ summary: { ro: null, en: 'On the Bega' }, website: null })
})

test('languages are those that are ticked and those that are typed, each once', () => {
  expect(draftOf(plai)).toMatchObject({ languages: ['ro'], otherLanguages: 'rom' })
  expect(languagesOf({ ...draftOf(plai), languages: ['ro', 'hu'], otherLanguages: 'BG; rom,ro ' })).toEqual([
    'ro',
    'hu',
    'bg',
    'rom',
  ])
})

test('a new organisation', () => {
  expect(newBody(' foto ', { ...draftOf(), title: 'Foto' })).toMatchObject({
    slug: 'foto',
    title: 'Foto',
    summary: {},
    languages: ['ro'],
  })
})

test('a contact is the same after it was read and written', () => {
  const written = {
    label: { ro: 'Presă' },
    role: 'Birou',
    email: 'a@example.org',
    phone: '',
    website: '',
    audience: 'own' as const,
    member: 7,
    example: false,
  }
  expect(contactBody(contactDraftOf({ ...written, person: 'Ana' }))).toEqual(written)
  expect(contactBody(noContact()).member).toBe(0)
})
