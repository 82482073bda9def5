// Sending a logo in.
import { Problem, type ProblemBody } from '../api/problem'
import type { Organisation, Text } from '../api/types'
import { refusal } from '../photo/upload'

export async function sendLogo(slug: string, alt: Text, file: File): Promise<Organisation> {
  const body = new FormData()
  body.append('photo', new Blob([JSON.stringify({ alt })], { type: 'application/json' }))
  body.append('image', file)
  const answer = await fetch(`/api/organisations/${slug}/logo`, { method: 'PUT', body }).catch(() => {
    throw new Problem(0, {})
  })
  const said: unknown = await answer.json().catch(() => ({}))
  if (!answer.ok) throw refusal(answer.status, said as Partial<ProblemBody>)
  return said as Organisation
}
