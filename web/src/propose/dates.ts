/** A date as people type it, as the API takes it: "14.05.2027", "05.2027", "2027-5" give 2027-05-14, 2027-05, 2027-05.
 * What is no date stays as it is, for the server to refuse. */
export function toDate(typed: string): string {
  const text = typed.trim()
  const [, day, month, year] = /^(?:(\d{1,2})[./-])?(\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  if (year) return join(year, month, day)
  const [, y, m, d] = /^(\d{4})(?:[./-](\d{1,2}))?(?:[./-](\d{1,2}))?$/.exec(text) ?? []
  return y ? join(y, m, d) : text
}

/** Whether it is such a date, and one that is in the calendar. */
export function isDate(date: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? []
  if (!year) return false
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
}

/** Whether a period ends before it begins, as far as both are known. */
export function isBackwards(starts: string, ends: string): boolean {
  const known = Math.min(starts.length, ends.length)
  return known > 0 && ends.slice(0, known) < starts.slice(0, known)
}

function join(...parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-')
}
