import { expect, test } from 'vitest'
import { embedCode } from './code'

test('a title cannot end its attribute', () => {
  expect(embedCode('https://x.ro/embed/projects/3?a=1&b=2', 'Un "titlu" <b>')).toBe(
    '<iframe src="https://x.ro/embed/projects/3?a=1&amp;b=2" title="Un &quot;titlu&quot; &lt;b>" width="100%" height="480" loading="lazy"></iframe>',
  )
})
