import { newId } from '../state/newid'
import type { Editing, Feature } from '../api/types'
import { slugOf, type Route } from '../url'
import { draftOf, rebased } from './change'
import { isStarted, newDraft, readDraft, type Draft, type DraftTarget } from './draft'
import { property } from '../i18n/t'

const proposalKey = 'locuri.proposal'

/** The draft of this browser. Every change is kept at once, so nothing that was typed or drawn can be lost. */
class DraftState {
  #key = proposalKey
  now = $state.raw<Draft>(readDraft(load(proposalKey), newId()))
  /** The place that is changed, as it was read; null for a new one. */
  original = $state.raw<Feature | null>(null)
  /** What a moderator asked for, when a proposal was sent back. */
  request = $state('')
  /** How the place may be changed: at once, by an edit, or by one that a moderator looks at first. */
  editing = $state<Editing>('direct')
  /** Storage is refused or full: then the page must say that nothing is kept. */
  refused = $state(false)

  get started(): boolean {
    return isStarted(this.now)
  }

  /** Whether what is sent must say why: all but what one changes oneself. */
  get explained(): boolean {
    const { aim, change } = this.now
    return !change || aim === 'change' || this.editing !== 'direct'
  }

  /** Where the steps of this draft are. */
  get route(): Route {
    const { aim, change } = this.now
    if (!change) return { name: 'propose' }
    return { name: aim === 'change' ? 'place-change' : 'place-edit', id: change.id }
  }
  /** Where one goes who leaves without sending. */
  get home(): Route {
    const { change, title } = this.now
    return change ? { name: 'place', id: change.id, slug: slugOf(title.ro || title.en) } : { name: 'explore' }
  }

  /** Takes up the draft of a new proposal. */
  openProposal(): void {
    if (this.#key === proposalKey) return
    this.#open(proposalKey, newDraft(newId()), null, '')
  }
  /** Takes up the draft of a change: what was kept of it, else the place as it is. */
  openChange(place: Feature, request: string, editing: Editing): void {
    this.#open(`locuri.change.${place.id}`, draftOf(place, newId()), place, request, editing)
  }

  /** Takes up the draft of a proposal about a place: what was kept of it, else the place as it is. */
  openAmendment(aim: 'change' | 'removal', place: Feature): void {
    const uuid = newId()
    const fresh = aim === 'change' ? draftOf(place, uuid) : newDraft(uuid)
    const change = { id: place.id ?? 0, version: place.properties.version ?? 0 }
    this.#open(`locuri.${aim}.of.${place.id}`, { ...fresh, aim, change, target: targetOf(place) }, place, '')
  }

  #open(
    key: string,
    fresh: Draft,
    original: Feature | null,
    request: string,
    editing: Editing = 'direct',
  ): void {
    const kept = load(key)
    this.#key = key
    this.now = kept ? readDraft(kept, fresh.uuid) : fresh
    this.original = original
    this.request = request
    this.editing = editing
    this.refused = false
  }

  /** Puts this draft on top of the place as it is now: what was left alone here stays as others have made it. */
  rebase(place: Feature): void {
    const { original, now } = this
    const seen = original?.properties.version === now.change?.version ? original : null
    this.original = place
    const change = { id: place.id ?? 0, version: place.properties.version ?? 0 }
    this.change({ ...(seen && rebased(now, draftOf(seen, now.uuid), draftOf(place, now.uuid))), change })
  }
  /** Begins anew with the place as it is now. */
  restart(place: Feature): void {
    this.discard()
    this.openChange(place, this.request, this.editing)
  }

  change(part: Partial<Draft>): void {
    const next = { ...this.now, ...part, keptAt: new Date().toISOString() }
    this.refused = !store(this.#key, next)
    this.now = this.refused ? { ...next, keptAt: '' } : next
  }

  /** Forgets the draft, after it was sent or thrown away. */
  discard(): void {
    this.now = newDraft(newId())
    try {
      localStorage.removeItem(this.#key)
    } catch {
      // What was refused is not there either.
    }
  }
}

export function targetOf(place: Feature): DraftTarget {
  const { kind = 'space', life = 'live', category = 'other' } = place.properties
  return { id: place.id ?? 0, kind, life, category, title: property(place.properties, 'title') }
}

function load(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function store(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export const draft = new DraftState()
