import { expect, test } from 'vitest'
import { RequestedPages } from './requested-pages.ts'

const page = (number: number): object => ({ page: number })

test('has the queries of a page and of those before it', () => {
  const first = new RequestedPages().with(page(1))
  const second = first.with(page(2))
  expect([first.has(page(1)), first.has(page(2))]).toEqual([true, false])
  expect([second.has(page(1)), second.has(page(2)), second.has(page(3))]).toEqual([
    true,
    true,
    false,
  ])
})

test('keeps the ways apart that begin at one page', () => {
  const first = new RequestedPages().with(page(1))
  const [left, right] = [first.with(page(2)).with(page(3)), first.with(page(4)).with(page(2))]
  expect([2, 3, 4].map((number) => left.has(page(number)))).toEqual([true, true, false])
  expect([2, 3, 4].map((number) => right.has(page(number)))).toEqual([true, false, true])
  expect(first.has(page(2))).toBe(false)
})
