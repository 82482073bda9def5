// Sending pictures. Only XMLHttpRequest tells how much of a file has been sent.
import { Problem, type ProblemBody } from '../api/problem'
import type { Photo, PhotoInput, PhotoReading } from '../api/types'

/** How far it is: from 0 to 100 while the file is being sent, then 100 until the answer comes. */
export type Progress = (percent: number) => void

export function sendPhoto(
  placeId: number,
  input: PhotoInput,
  file: File,
  progress: Progress,
  signal: AbortSignal,
): Promise<Photo> {
  const form = new FormData()
  form.append('photo', new Blob([JSON.stringify(input)], { type: 'application/json' }))
  form.append('image', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/places/${placeId}/photos`)
    request.responseType = 'json'
    request.upload.onprogress = (e) => e.lengthComputable && progress(Math.floor((e.loaded / e.total) * 100))
    request.onerror = () => reject(new Problem(0, {}))
    request.onabort = () => reject(new DOMException('sending was given up', 'AbortError'))
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Photo)
      else reject(refusal(request.status, (request.response ?? {}) as Partial<ProblemBody>))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

/** A file that is too large is a fault of the field, as the others are. */
export function refusal(status: number, body: Partial<ProblemBody>): Problem {
  if (status !== 413) return new Problem(status, body)
  const errors = [{ field: 'image', code: 'too_large', message: body.detail ?? '' }]
  return new Problem(400, { ...body, errors })
}

/** Cameras write where and when at the beginning of a file. */
const beginning = 1 << 20

/** What a picture says of where and when it was taken; throws the Problem when it is none. */
export async function readPhoto(file: File): Promise<PhotoReading> {
  const headers = { 'Content-Type': file.type || 'application/octet-stream' }
  const body = file.slice(0, beginning)
  const answer = await fetch('/api/photos/reading', { method: 'POST', headers, body }).catch(() => {
    throw new Problem(0, {})
  })
  if (!answer.ok) throw new Problem(answer.status, (await answer.json()) as Partial<ProblemBody>)
  return (await answer.json()) as PhotoReading
}
