// Makes src/api/schema.d.ts from the parts of the OpenAPI document; with --check it only tells whether it is fresh.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { load } from 'js-yaml'
import openapiTS, { astToString } from 'openapi-typescript'

const parts = new URL('../api/openapi/', import.meta.url)
const made = new URL('src/api/schema.d.ts', import.meta.url)

/** Puts a part into the whole, object by object; api/definition.go refuses what is in two parts. */
function join(whole, part) {
  for (const [key, value] of Object.entries(part)) {
    if (whole[key] && typeof value === 'object') join(whole[key], value)
    else whole[key] = value
  }
  return whole
}

const names = readdirSync(parts).filter((name) => name.endsWith('.yaml'))
const document = names
  .sort()
  .map((name) => load(readFileSync(new URL(name, parts), 'utf8')))
  .reduce(join, {})
const text =
  '// Made by `npm run types` from api/openapi/.\n\n' +
  astToString(await openapiTS(document, { silent: true }))

if (!process.argv.includes('--check')) writeFileSync(made, text)
else if (readFileSync(made, 'utf8') !== text) {
  console.error('src/api/schema.d.ts is not what api/openapi/ says: npm run types')
  process.exit(1)
}
