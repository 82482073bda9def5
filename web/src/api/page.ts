/** The cursor in the address of the next page. */
export function cursorIn(next: string | undefined): string | undefined {
  return (next && new URL(next, 'http://localhost').searchParams.get('after')) || undefined
}
