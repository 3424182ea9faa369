import { expect, test } from 'vitest'
import {
  hasMorePagination,
  normalizeItems,
  pageNumberPagination,
  unpaginatedArray,
} from './pagination.ts'

const paging = pageNumberPagination(['agents', 'items'])

test('requests the second page after the first, with the same filters', () => {
  const data = { pagination: { totalPages: 3 } }
  expect(paging.next(data, { status: 'active' })).toEqual({ status: 'active', page: 2 })
  expect(paging.next(data, { page: 2 })).toEqual({ page: 3 })
})

test('requests no page after the last', () => {
  expect(paging.next({ pagination: { totalPages: 3 } }, { page: 3 })).toBeUndefined()
  expect(paging.next({ pagination: { totalPages: 3 } }, { page: 9 })).toBeUndefined()
  expect(paging.next({ pagination: { totalPages: 0 } }, {})).toBeUndefined()
})

test.each([
  [{}],
  [{ pagination: null }],
  [{ pagination: { totalPages: null } }],
  [{ pagination: { totalPages: 'many' } }],
  [{ pagination: 'none' }],
])('without a page count, requests another page after one with items: %j', (data) => {
  expect(paging.next({ ...data, agents: [1] }, { page: 4 })).toEqual({ page: 5 })
  expect(paging.next({ ...data, agents: [] }, { page: 4 })).toBeUndefined()
})

test('with a page count, requests another page after an empty one', () => {
  const data = { agents: [], pagination: { totalPages: 6 } }
  expect(paging.next(data, { page: 5 })).toEqual({ page: 6 })
  expect(paging.next(data, { page: 6 })).toBeUndefined()
})

test('returns items under the key of the contract, whichever key the server used', () => {
  expect(normalizeItems(paging, { agents: [1], pagination: 2 })).toEqual({
    agents: [1],
    pagination: 2,
  })
  expect(normalizeItems(paging, { items: [1], pagination: 2 })).toMatchObject({
    agents: [1],
    pagination: 2,
  })
  expect(normalizeItems(paging, [1])).toEqual({ agents: [1] })
})

test('prefers the documented key', () => {
  expect(normalizeItems(paging, { agents: [1], items: [2] })).toMatchObject({ agents: [1] })
})

test.each([[null], [undefined], ['text'], [7], [{}], [{ items: 'none' }], [{ agents: null }]])(
  'does not change a value without items: %j',
  (data) => {
    expect(normalizeItems(paging, data)).toBe(data)
  },
)

const announced = hasMorePagination(['tasks', 'items'])

test('prefers hasMore to the page count', () => {
  const more = { hasMore: true, totalPages: 1 }
  expect(announced.next({ pagination: more }, { status: 'draft' })).toEqual({
    status: 'draft',
    page: 2,
  })
  expect(announced.next({ pagination: more }, { page: 7 })).toEqual({ page: 8 })
  expect(announced.next({ pagination: { hasMore: false, totalPages: 9 } }, {})).toBeUndefined()
})

test('uses the page count without hasMore', () => {
  expect(announced.next({ pagination: { totalPages: 3 } }, { page: 2 })).toEqual({ page: 3 })
  expect(announced.next({ pagination: { totalPages: 3 } }, { page: 3 })).toBeUndefined()
  expect(announced.next({ pagination: { hasMore: null, totalPages: 2 } }, {})).toEqual({ page: 2 })
})

test.each([
  [{}],
  [{ pagination: null }],
  [{ pagination: {} }],
  [{ pagination: 'none' }],
  [{ pagination: { totalPages: '3' } }],
  [{ pagination: { hasMore: 'yes' } }],
])('requests no page after one without pagination: %j', (data) => {
  expect(announced.next(data, {})).toBeUndefined()
})

test('requests no page after a bare array', () => {
  const list = unpaginatedArray(['items'])
  expect(list.next({ items: [1], pagination: { hasMore: true } }, { page: 1 })).toBeUndefined()
  expect(normalizeItems(list, [1])).toEqual({ items: [1] })
  expect(list).not.toHaveProperty('pagination')
})
