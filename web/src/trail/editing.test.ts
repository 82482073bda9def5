import { expect, test } from 'vitest'
import { added, bodyOf, lineOf, moved, through, without, type Stop } from './editing'

const place = (id: number): Stop['place'] => ({ id, title: { ro: `Loc ${id}` }, point: [id, 45] })
const three = [1, 2, 3].reduce<Stop[]>((stops, id) => added(stops, place(id)), [])
const order = (stops: Stop[]) => stops.map((s) => s.place.id)

test('stops are picked in order and moved by one', () => {
  expect(order(three)).toEqual([1, 2, 3])
  expect(order(moved(three, 2, -1))).toEqual([1, 3, 2])
  expect(order(moved(three, 0, -1))).toEqual([1, 2, 3])
  expect(order(without(three, 1))).toEqual([1, 3])
})

test('the line is drawn on from the last stop, and leads nowhere after it', () => {
  const drawn = added(through(through(three, [3.1234567, 45.1]), [3.5, 45.2]), place(4))
  expect(lineOf(drawn)).toEqual([
    [1, 45],
    [2, 45],
    [3, 45],
    [3.123457, 45.1],
    [3.5, 45.2],
    [4, 45],
  ])
  expect(bodyOf(drawn)[2]!.via).toHaveLength(2)
  expect(bodyOf(through(three, [9, 9]))[2]!.via).toEqual([])
})

test('what was drawn beside a stop is dropped when the stop goes elsewhere', () => {
  const drawn = added(through(three, [3.5, 45.2]), place(4))
  expect(moved(drawn, 3, -1).every((s) => s.via.length === 0)).toBe(true)
  expect(without(drawn, 3)[2]!.via).toEqual([])
})
