import { expect, test } from 'vitest'
import { Undo } from './undo.svelte'

test('actions are taken back the last first', async () => {
  const undo = new Undo()
  const said: string[] = []
  undo.push({ text: 'a', revert: () => void said.push('a') })
  undo.push({ text: 'b', revert: () => void said.push('b') })
  await undo.revert()
  expect(undo.last?.text).toBe('a')
  await undo.revert()
  await undo.revert()
  expect(said).toEqual(['b', 'a'])
})

test('what could not be taken back stays the last', async () => {
  const undo = new Undo()
  undo.push({ text: 'a', revert: () => Promise.reject(new Error('no')) })
  await expect(undo.revert()).rejects.toThrow('no')
  expect(undo.last?.text).toBe('a')
})
