import { describe, expect, it } from 'vitest'
import { classesOf, classOf, project } from './shade'

describe('classes', () => {
  it('are quarters of what is there', () => {
    expect(classesOf([0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([2, 4, 6, 8])
    expect(classesOf([3, 3, 3])).toEqual([3])
    expect(classesOf([0, 0])).toEqual([])
  })
  it('hold every number', () => {
    const ends = [2, 4, 6, 8]
    expect([0, 1, 2, 3, 8].map((v) => classOf(v, ends))).toEqual([0, 1, 1, 2, 4])
  })
})

it('projects north up', () => {
  const [x, y] = project([180, 0])
  expect(x).toBeCloseTo(Math.PI)
  expect(y).toBeCloseTo(0)
  expect(project([0, 45])[1]).toBeLessThan(0)
})
