// An organisation as a form holds it, and its contacts: every field a text, so that nothing typed is lost before it is right.
import type { Organisation, OrganisationContact } from '../api/types'
import { textOf, textPatch } from '../partner/projectform'

export interface OrganisationDraft {
  title: string
  summaryRo: string
  summaryEn: string
  website: string
  source: string
  languages: string[]
  /** Codes that have no box of their own, as they are typed. */
  otherLanguages: string
}

/** The languages that have a box of their own. */
export const usual = ['ro', 'en', 'hu', 'de', 'sr', 'uk', 'fr', 'it', 'es']

export function draftOf(o?: Organisation): OrganisationDraft {
  const codes = o?.languages ?? ['ro']
  return {
    title: o?.title ?? '',
    summaryRo: o?.summary.ro ?? '',
    summaryEn: o?.summary.en ?? '',
    website: o?.website ?? '',
    source: o?.source ?? '',
    languages: codes.filter((code) => usual.includes(code)),
    otherLanguages: codes.filter((code) => !usual.includes(code)).join(', '),
  }
}

/** The codes that are chosen and typed, each once. */
export function languagesOf(draft: OrganisationDraft): string[] {
  const typed = draft.otherLanguages.split(/[,;\s]+/).map((code) => code.toLowerCase())
  return [...new Set([...draft.languages, ...typed.filter(Boolean)])]
}

/** The body that adds an organisation. */
export function newBody(slug: string, draft: OrganisationDraft) {
  return {
    slug: slug.trim(),
    title: draft.title.trim(),
    summary: textOf(draft.summaryRo, draft.summaryEn),
    website: draft.website.trim(),
    source: draft.source.trim(),
    languages: languagesOf(draft),
  }
}

/** The merge patch (RFC 7396) of what was changed; what others changed meanwhile in other fields stays. */
export function patchBody(before: OrganisationDraft, after: OrganisationDraft) {
  return {
    ...(after.title.trim() !== before.title && { title: after.title.trim() }),
    ...textPatch('summary', before.summaryRo, after.summaryRo, before.summaryEn, after.summaryEn),
    ...(after.website.trim() !== before.website && { website: after.website.trim() || null }),
    ...(after.source.trim() !== before.source && { source: after.source.trim() || null }),
    ...(String(languagesOf(after)) !== String(languagesOf(before)) && { languages: languagesOf(after) }),
  }
}

export interface ContactDraft {
  labelRo: string
  labelEn: string
  role: string
  email: string
  phone: string
  website: string
  audience: OrganisationContact['audience']
  /** The account of the member whose it is, as a choice has it; "" for nobody's. */
  member: string
  example: boolean
}

export function noContact(): ContactDraft {
  const nothing = { labelRo: '', labelEn: '', role: '', email: '', phone: '', website: '', member: '' }
  return { ...nothing, audience: 'everyone', example: false }
}

export function contactDraftOf(c: OrganisationContact): ContactDraft {
  const { role, email, phone, website, audience, example } = c
  const member = c.member ? String(c.member) : ''
  const labels = { labelRo: c.label.ro ?? '', labelEn: c.label.en ?? '' }
  return { ...labels, role, email, phone, website, audience, member, example }
}

export function contactBody(c: ContactDraft) {
  return {
    label: textOf(c.labelRo, c.labelEn),
    role: c.role.trim(),
    email: c.email.trim(),
    phone: c.phone.trim(),
    website: c.website.trim(),
    audience: c.audience,
    member: Number(c.member),
    example: c.example,
  }
}
