import type { Clash, Project, Tag, TagRole } from '../api/types'
import { inLanguage, t, word } from '../i18n/t'
import { Attempt } from '../people/attempt.svelte'
import { batchesOf, conflictsOf, undecided, type Conflict, type Decision } from './clashes'
import { normalPeriod, periodFaults, type Period, type PeriodFaults } from './period'
import { countNew, toggled, withAll, without, type Choice, type Picked } from './picking'
import { readProject, readTags, tiePeriodWords } from './project'
import { clashesOf, revertTies, tie } from './tagwrites'
import { Undo } from './undo.svelte'

/** Tying places to one project: what is chosen, as what and when, what stands in the way, and the way back. */
export class Tagging {
  project = $state.raw<Project | null>(null)
  tags = $state.raw<Tag[]>([])
  choice = $state.raw<Choice>(new Map())
  role = $state<TagRole>('site')
  period = $state<Period>({ starts: '', ends: '' })
  note = $state('')
  faults = $state.raw<PeriodFaults>({})
  conflicts = $state.raw<Conflict[]>([])
  decisions = $state.raw<ReadonlyMap<number, Decision>>(new Map())
  /** With whom the ties that were written last are in each other's way: they can be written to. */
  met = $state.raw<Clash[]>([])
  /** What the last action came to, read out as it changes. */
  said = $state('')
  readonly undo = new Undo()
  readonly loading = new Attempt()
  readonly writing = new Attempt()
  /** The other periods that were asked about and found taken: written when they are asked for again. */
  #insisted = new Map<number, string>()

  constructor(readonly id: number) {}

  async load(): Promise<void> {
    await this.loading.run(async () => {
      const [read, tags] = await Promise.all([readProject(this.id), readTags(this.id)])
      this.project = read.project
      this.tags = tags
    })
  }

  /** The roles a place has in the project already, in words. */
  rolesAt(place: number): string {
    return this.tags
      .filter((tag) => tag.place_id === place)
      .map((tag) => word('tagRole', tag.role))
      .join(', ')
  }

  get periodWords(): string {
    return tiePeriodWords(normalPeriod(this.period), this.project)
  }

  // ---- choosing

  toggle(place: Picked): void {
    const name = inLanguage(place.title)
    const taken = this.choice.has(place.id)
    this.#choose(
      toggled(this.choice, place),
      t(taken ? 'partner.tookOut' : 'partner.tookIn', { place: name }),
    )
  }

  add(places: readonly Picked[]): void {
    const n = countNew(this.choice, places)
    const said = places.length > 0 && n === 0 ? t('partner.allInAlready') : t('partner.added', { n })
    if (n > 0) this.#choose(withAll(this.choice, places), said)
    else this.said = said
  }

  clear(): void {
    this.#choose(new Map(), t('partner.cleared'))
  }

  #choose(next: Choice, text: string): void {
    const before = this.choice
    this.choice = next
    this.conflicts = []
    this.said = text
    this.undo.push({ text, revert: () => void (this.choice = before) })
  }

  // ---- writing

  /** Writes the chosen ties, unless something stands in the way. Tells whether they are written. */
  async submit(form?: HTMLElement | null): Promise<boolean> {
    this.period = normalPeriod(this.period)
    this.faults = periodFaults(this.period)
    if (Object.keys(this.faults).length > 0) return false
    let written = false
    await this.writing.run(async () => {
      if (await this.#inTheWay()) return
      await this.#write()
      written = true
    }, form)
    return written
  }

  decide(place: number, decision: Decision): void {
    this.decisions = new Map([...this.decisions, [place, decision]])
  }
  decideAll(decision: Decision): void {
    this.decisions = new Map(this.conflicts.map((c) => [c.place, decision]))
  }
  /** Back to choosing; what was decided about single places is forgotten with the clashes. */
  reconsider(): void {
    this.conflicts = []
    this.decisions = new Map()
    this.#insisted.clear()
    this.said = ''
  }
  get open(): number[] {
    return undecided(this.conflicts, this.decisions)
  }

  /** Whether places are left to decide about. The first time all are looked at, then those with another period. */
  async #inTheWay(): Promise<boolean> {
    if (this.conflicts.length === 0) {
      this.decisions = new Map()
      this.conflicts = conflictsOf(await this.#ask([...this.choice.keys()], this.decisions))
      this.said = this.conflicts.length > 0 ? t('partner.clashesFound', { n: this.conflicts.length }) : ''
      return this.conflicts.length > 0
    }
    if (this.open.length > 0) {
      this.said = t('partner.clashesOpen', { n: this.open.length })
      return true
    }
    return this.#stillTaken()
  }

  async #stillTaken(): Promise<boolean> {
    const moved = [...this.decisions].flatMap(([place, d]) =>
      d.what === 'period' ? [{ place, ...d.period }] : [],
    )
    const fresh = moved.filter((m) => this.#insisted.get(m.place) !== `${m.starts}/${m.ends}`)
    const clashes = await this.#ask(
      fresh.map((m) => m.place),
      this.decisions,
    )
    for (const { place, starts, ends } of fresh) this.#insisted.set(place, `${starts}/${ends}`)
    if (clashes.length === 0) return false
    const still = new Map(conflictsOf(clashes).map((c) => [c.place, c]))
    this.conflicts = this.conflicts.map((c) => still.get(c.place) ?? c)
    this.said = t('partner.stillClashes', { n: still.size })
    return true
  }

  async #ask(places: number[], decisions: ReadonlyMap<number, Decision>): Promise<Clash[]> {
    const clashes: Clash[] = []
    for (const batch of batchesOf(places, this.period, decisions)) {
      const { starts, ends } = batch
      clashes.push(...(await clashesOf(this.id, batch.places, { role: this.role, starts, ends })))
    }
    return clashes
  }

  async #write(): Promise<void> {
    const before = this.tags
    const chosen = this.choice
    const batches = batchesOf([...chosen.keys()], this.period, this.decisions)
    const written: Tag[] = []
    this.met = []
    try {
      await tie(this.id, batches, { role: this.role, note: this.note.trim() }, (tags, clashes) => {
        written.push(...tags)
        this.met = [...this.met, ...clashes]
      })
    } finally {
      // Should a later batch fail, the earlier ones are written: they leave the choice, and can be taken back.
      if (written.length > 0) this.#wrote(written, before, chosen)
    }
    if (written.length === 0) this.said = t('partner.nothingLeft')
    this.choice = new Map()
    this.reconsiderQuietly()
    await this.load()
  }

  #wrote(written: Tag[], before: readonly Tag[], chosen: Choice): void {
    const text = t('partner.tied', { n: written.length, project: inLanguage(this.project?.title) })
    this.said = text
    this.choice = without(
      chosen,
      written.map((tag) => tag.place_id),
    )
    this.undo.push({
      text,
      revert: async () => {
        await revertTies(written, before)
        this.met = []
        this.choice = chosen
        await this.load()
      },
    })
  }

  reconsiderQuietly(): void {
    const { said } = this
    this.reconsider()
    this.said = said
  }
}
