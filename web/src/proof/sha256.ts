// SHA-256 (FIPS 180-4) of short texts. The browser's own is asynchronous, which is slower for so little, and is not there
// without HTTPS.
const fractions = (power: number, n: number): Uint32Array => {
  const out = new Uint32Array(n)
  for (let candidate = 2, found = 0; found < n; candidate++) {
    let prime = true
    for (let d = 2; d * d <= candidate && prime; d++) prime = candidate % d !== 0
    if (prime) out[found++] = (candidate ** power % 1) * 2 ** 32
  }
  return out
}
const start = fractions(1 / 2, 8) // §5.3.3
const rounds = fractions(1 / 3, 64) // §4.2.2
const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by))

/** The hash in hexadecimal digits. */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6) // §5.1.1
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, bytes.length * 8)
  const hash = Uint32Array.from(start)
  for (let at = 0; at < padded.length; at += 64) compress(hash, view, at)
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('')
}

const w = new Uint32Array(64)

/** One block (§6.2.2). */
function compress(hash: Uint32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i)
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15]!, w[i - 2]!]
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
    w[i] = w[i - 16]! + s0 + w[i - 7]! + s1
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [
    number, number, number, number, number, number, number, number,
  ] // prettier-ignore
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + rounds[i]! + w[i]!) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((value, i) => (hash[i]! += value))
}
