import type { components } from './schema'

export type ProblemBody = components['schemas']['Problem']
export type FieldFault = NonNullable<ProblemBody['errors']>[number]

/** What the server would not do, and why (RFC 9457). Status 0 means that it could not be reached. */
export class Problem extends Error {
  readonly title: string
  readonly detail: string
  readonly errors: FieldFault[]
  /** With 412: the ETag of the thing as it is now. */
  readonly current: string | undefined
  /** With 409: who came first. */
  readonly decided: ProblemBody['decided']

  constructor(
    readonly status: number,
    body: Partial<ProblemBody>,
  ) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.name = 'Problem'
    this.title = body.title ?? ''
    this.detail = body.detail ?? ''
    this.errors = body.errors ?? []
    this.current = body.current
    this.decided = body.decided
  }

  /** The first fault of a form field, whose language part may be left off: title covers title_ro. */
  fault(field: string): string | undefined {
    return this.errors.find((e) => e.field === field || e.field.startsWith(`${field}_`))?.message
  }

  /** The faults that belong to none of the fields a form shows. */
  elsewhere(fields: string[]): FieldFault[] {
    return this.errors.filter((e) => !fields.some((f) => e.field === f || e.field.startsWith(`${f}_`)))
  }
}

/** Any thrown thing as a Problem; an abort is not one and gives null. */
export function asProblem(thrown: unknown): Problem | null {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return null
  return new Problem(0, { detail: thrown instanceof Error ? thrown.message : String(thrown) })
}
