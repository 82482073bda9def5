// What people found at a place and reported there, and how one says it: signed in, or by an address to confirm.
import { api, take } from '../api/client'
import type { components } from '../api/schema'
import { address } from '../state/address.svelte'
import { newId } from '../state/newid'
import { session } from '../state/session.svelte'

type Schemas = components['schemas']
export type Check = Schemas['Check']
export type Ground = Schemas['Ground']
export type Report = Schemas['Report']
export type CheckInput = Omit<Schemas['NewCheck'], 'uuid'>
export type ReportInput = Omit<Schemas['NewReport'], 'uuid'>

export class OnSite {
  ground = $state.raw<Ground | null>(null)
  checks = $state.raw<Check[]>([])
  reports = $state.raw<Report[]>([])

  constructor(readonly placeId: number) {}

  get #path(): { path: { placeId: number } } {
    return { path: { placeId: this.placeId } }
  }

  /** What fails here is no reason not to show the place. */
  async load(): Promise<void> {
    const [found, told] = await Promise.all([
      take(api.GET('/api/places/{placeId}/checks', { params: this.#path })),
      take(api.GET('/api/places/{placeId}/reports', { params: this.#path })),
    ])
    this.ground = found.ground
    this.checks = found.checks
    this.reports = told.reports
  }

  async check(sender: Sender, input: CheckInput): Promise<Check | null> {
    const said = { uuid: sender.uuid, ...input }
    if (session.account)
      return take(api.POST('/api/places/{placeId}/checks', { params: this.#path, body: said }))
    const body = { ...sender.who, check: { place: this.placeId, ...said } }
    await take(api.POST('/api/suggestions', { body }))
    return null
  }

  async report(sender: Sender, input: ReportInput): Promise<Report | null> {
    const said = { uuid: sender.uuid, ...input }
    if (session.account)
      return take(api.POST('/api/places/{placeId}/reports', { params: this.#path, body: said }))
    const body = { ...sender.who, report: { place: this.placeId, ...said } }
    await take(api.POST('/api/suggestions', { body }))
    return null
  }
}

/** Who says it, when nobody is signed in. What is sent again after an answer that was lost is the same. */
export class Sender {
  email = $state('')
  name = $state('')
  homepage = $state('')
  uuid = newId()

  get who() {
    const { name, homepage } = this
    return { email: this.email.trim(), name: name.trim(), homepage, language: address.language }
  }
}
