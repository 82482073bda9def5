/** A text as it is compared: small letters without accents, so that "tiganca" finds "Țigancă". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}
