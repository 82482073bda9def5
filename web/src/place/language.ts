import { property } from '../i18n/t'
import type { Language } from '../url'

/** In which language property() found the text, so that it is read out right. undefined when that of the page. */
export function languageOf(
  properties: Record<string, unknown>,
  name: string,
  page: Language,
): string | undefined {
  const text = property(properties, name)
  const key = Object.keys(properties).find((k) => k.startsWith(`${name}_`) && properties[k] === text)
  const found = key?.slice(name.length + 1)
  return found === page ? undefined : found
}
