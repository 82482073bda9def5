// Writes a .gz beside every text file of dist, so that the server never compresses the same bytes twice.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const text = new Set(['.js', '.mjs', '.css', '.html', '.svg', '.json'])

for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !text.has(extname(entry.name))) continue
  const path = join(entry.parentPath, entry.name)
  const bytes = readFileSync(path)
  const packed = gzipSync(bytes, { level: 9 })
  if (packed.length < bytes.length) writeFileSync(`${path}.gz`, packed)
}
