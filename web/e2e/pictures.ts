// Pictures for tests: drawn in a browser, with what a phone writes beside them.
import { expect, type Page } from '@playwright/test'
import { apiOf } from './session'

/** A JPEG of a plain scene in the given colours. */
export async function jpeg(page: Page, sky = '#8ecae6', ground = '#606c38', width = 1200): Promise<Buffer> {
  const data = await page.evaluate(
    ([sky, ground, width]) => {
      const canvas = document.createElement('canvas')
      canvas.width = width
      canvas.height = width * 0.75
      const pen = canvas.getContext('2d')!
      pen.fillStyle = sky
      pen.fillRect(0, 0, width, canvas.height)
      pen.fillStyle = ground
      pen.fillRect(0, canvas.height * 0.6, width, canvas.height)
      pen.fillStyle = '#bc6c25'
      pen.fillRect(width * 0.4, canvas.height * 0.3, width * 0.2, canvas.height * 0.4)
      return canvas.toDataURL('image/jpeg', 0.9)
    },
    [sky, ground, width] as const,
  )
  return Buffer.from(data.split(',')[1]!, 'base64')
}

/** Puts a position and a date into a JPEG, as phones do (CIPA DC-008 §4.6): a segment APP1 before all others. */
export function withPosition(picture: Buffer, lat: number, lon: number): Buffer {
  const degrees = (angle: number) => {
    const value = Buffer.alloc(24)
    const parts = [Math.floor(angle), 1, 0, 1, Math.round((angle % 1) * 3600 * 1000), 1000]
    parts.forEach((part, i) => value.writeUInt32BE(part, i * 4))
    return value
  }
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16BE(tag, 0)
    bytes.writeUInt16BE(type, 2)
    bytes.writeUInt32BE(count, 4)
    bytes.writeUInt32BE(value, 8)
    return bytes
  }
  const directory = (entries: Buffer[]) => {
    const count = Buffer.alloc(2)
    count.writeUInt16BE(entries.length)
    return Buffer.concat([count, ...entries, Buffer.alloc(4)])
  }
  const [camera, position] = [8 + 30, 8 + 30 + 18]
  const values = position + 54
  const tiff = Buffer.concat([
    Buffer.from('MM\0*\0\0\0\b', 'latin1'),
    directory([entry(0x8769, 4, 1, camera), entry(0x8825, 4, 1, position)]),
    directory([entry(0x9003, 2, 20, values + 48)]),
    directory([
      entry(1, 2, 2, 0x4e000000), // N
      entry(2, 5, 3, values),
      entry(3, 2, 2, 0x45000000), // E
      entry(4, 5, 3, values + 24),
    ]),
    degrees(lat),
    degrees(lon),
    Buffer.from('2023:10:06 12:30:00\0', 'latin1'),
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([picture.subarray(0, 2), head, body, picture.subarray(2)])
}

/** Sends a photo of a place in somebody's name, and gives its number. */
export async function sendPhoto(
  email: string,
  place: number,
  picture: Buffer,
  alt: string,
  more: object = {},
): Promise<number> {
  const said = { creator: 'Ana Pop', licence: 'CC-BY-4.0', alt: { ro: alt }, consent: true, ...more }
  const answer = await (
    await apiOf(email)
  ).post(`/api/places/${place}/photos`, {
    multipart: {
      photo: { name: 'photo.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(said)) },
      image: { name: 'a.jpg', mimeType: 'image/jpeg', buffer: picture },
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { id: number }).id
}
