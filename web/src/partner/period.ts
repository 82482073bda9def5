// Dates as exact as they are known: a year, a month or a day (ISO 8601-1 §5.2.2). A made-up day would be a made-up fact.

/** First and last day may be left open. */
export interface Period {
  starts: string
  ends: string
}
export type DateFault = 'not_a_date' | 'before_start'
export type PeriodFaults = { starts?: DateFault; ends?: DateFault }

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Whether the text is empty or names a day, month or year that exists. */
export function isDate(text: string): boolean {
  if (text === '') return true
  const [, year, month = '01', day = '01'] = shape.exec(text) ?? []
  if (!year || Number(year) < 1000) return false
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}-${month}-${day}`)
}

/** What people write for a date, as it is sent: "5.2026" and "12.05.2026" as Romanians write them, spaces gone. */
export function normalDate(text: string): string {
  const plain = text.trim().replace(/\s*[-–./]\s*/g, '-')
  const [, day, month, year] = /^(?:(\d{1,2})-)?(\d{1,2})-(\d{4})$/.exec(plain) ?? []
  if (year && month) return [year, month.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-')
  const [, y, m, d] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(plain) ?? []
  if (y && m) return [y, m.padStart(2, '0'), d?.padStart(2, '0')].filter(Boolean).join('-')
  return plain
}

export function normalPeriod(period: Period): Period {
  return { starts: normalDate(period.starts), ends: normalDate(period.ends) }
}

/** What is wrong with a period in normal form. Reduced dates are taken at their widest: "2026" ends in December. */
export function periodFaults({ starts, ends }: Period): PeriodFaults {
  const faults: PeriodFaults = {}
  if (!isDate(starts)) faults.starts = 'not_a_date'
  if (!isDate(ends)) faults.ends = 'not_a_date'
  else if (isDate(starts) && starts && ends && lastDay(ends) < firstDay(starts)) faults.ends = 'before_start'
  return faults
}

/** Only what is said, as the API takes it. */
export function periodBody({ starts, ends }: Period): { starts?: string; ends?: string } {
  return { ...(starts && { starts }), ...(ends && { ends }) }
}

// As text: dates of the same length compare as they are, and what a reduced date leaves open is filled up.
function firstDay(date: string): string {
  return date + '-01-01'.slice(date.length - 4)
}
function lastDay(date: string): string {
  return date + '-99-99'.slice(date.length - 4)
}
