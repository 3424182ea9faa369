import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import { listBoats, walkBoats } from '../../test/platform.ts'
import type { Behavior, ScriptedServer } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { List } from './list.ts'
import { createRepetitionCheck } from './list.ts'

interface Boat {
  readonly id: string
}

const page = (ids: readonly string[], more: object = {}): Behavior =>
  ok({ boats: ids.map((id) => ({ id })), ...more })

/** Pages with a total page count. */
const numbered = (...pages: readonly (readonly string[])[]): Behavior[] =>
  pages.map((ids, at) => page(ids, { pagination: { page: at + 1, totalPages: pages.length } }))

const listOf = async (
  ...behaviours: Behavior[]
): Promise<{ readonly list: List<Boat, unknown>; readonly server: ScriptedServer }> => {
  const server = await scriptedServer(...behaviours)
  return { list: harborAt(server.url).list(listBoats, {}), server }
}

const urls = (server: ScriptedServer): string[] => server.requests.map(({ url }) => url)

describe('a list', () => {
  it('requests nothing before it is used, and each page once', async () => {
    const { list, server } = await listOf(...numbered(['a'], ['b']))
    await sleep(20)
    expect(server.connections).toBe(0)
    await list
    await list
    await list.withResponse()
    expect(urls(server)).toEqual(['/boats'])
  })

  it('resolves to one page with its pagination, which leads to the next', async () => {
    const { list, server } = await listOf(...numbered(['a'], ['b']))
    const first = await list
    expect(first).toMatchObject({
      items: [{ id: 'a' }],
      pagination: { page: 1, totalPages: 2 },
    })
    expect(server.requests).toHaveLength(1)
    const second = await first.next()
    expect(second?.items).toEqual([{ id: 'b' }])
    expect(await second?.next()).toBeUndefined()
    expect(urls(server)).toEqual(['/boats', '/boats?page=2'])
  })

  it('has no pagination if that of the response is null or missing', async () => {
    for (const more of [{ pagination: null }, {}]) {
      const { list } = await listOf(page(['a'], more))
      expect((await list).pagination).toBeUndefined()
    }
  })

  it('yields all items across pages, and requests each page on demand', async () => {
    const { list, server } = await listOf(...numbered(['a', 'b'], ['c', 'd'], ['e']))
    const observed: [string, number][] = []
    for await (const { id } of list) {
      await sleep(5)
      observed.push([id, server.requests.length])
    }
    expect(observed).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 2],
      ['d', 2],
      ['e', 3],
    ])
    expect(urls(server)).toEqual(['/boats', '/boats?page=2', '/boats?page=3'])
  })

  it('yields its pages one by one', async () => {
    const { list } = await listOf(...numbered(['a', 'b'], ['c']))
    const sizes: number[] = []
    for await (const { items } of list.pages()) sizes.push(items.length)
    expect(sizes).toEqual([2, 1])
  })

  it('starts at the given page and keeps the rest of the query', async () => {
    const server = await scriptedServer(...numbered(['a'], ['b'], ['c']).slice(1))
    const query = { page: 2, from: 'x' }
    const items = await harborAt(server.url).list(listBoats, { query }).toArray()
    expect(items).toEqual([{ id: 'b' }, { id: 'c' }])
    expect(urls(server)).toEqual(['/boats?page=2&from=x', '/boats?page=3&from=x'])
  })

  it('ends after an empty page', async () => {
    const { list, server } = await listOf(page(['a']), page(['b']), page([]), page(['x']))
    expect(await list.toArray()).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(server.requests).toHaveLength(3)
  })

  it('has no next page after an empty one', async () => {
    const { list, server } = await listOf(page([]))
    const { items, next } = await list
    expect(items).toEqual([])
    expect(await next()).toBeUndefined()
    expect(server.requests).toHaveLength(1)
  })

  it('requests no more after the loop exits', async () => {
    const { list, server } = await listOf(page(['a', 'b']), page(['c']))
    for await (const { id } of list) if (id === 'b') break
    await sleep(20)
    expect(server.requests).toHaveLength(1)
  })

  it('can be iterated again from its first page', async () => {
    const { list } = await listOf(...numbered(['a'], ['b']), ...numbered(['a'], ['b']).slice(1))
    expect(await list.toArray()).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(await list.toArray()).toEqual([{ id: 'a' }, { id: 'b' }])
  })

  it('retries a failed page, and throws its error', async () => {
    withoutBackoff()
    const [first = page([]), second = page([])] = numbered(['a'], ['b'])
    const { list } = await listOf(first, errorResponse(503), second)
    expect(await list.toArray()).toHaveLength(2)
    const failing = await listOf(page(['a']), errorResponse(404))
    const observed: string[] = []
    const walk = async (): Promise<void> => {
      for await (const { id } of failing.list) observed.push(id)
    }
    expect(await rejectionOf(walk())).toMatchObject({ status: 404, operation: 'listBoats' })
    expect(observed).toEqual(['a'])
  })
})

describe('toArray', () => {
  it.for([
    [0, [], 0],
    [1, ['a'], 1],
    [2, ['a', 'b'], 1],
    [3, ['a', 'b', 'c'], 2],
    [9, ['a', 'b', 'c'], 2],
    [undefined, ['a', 'b', 'c'], 2],
  ] as const)('of %s items requests no unneeded page', async ([limit, ids, requests]) => {
    const { list, server } = await listOf(...numbered(['a', 'b'], ['c']))
    expect((await list.toArray({ limit })).map(({ id }) => id)).toEqual(ids)
    expect(server.requests).toHaveLength(requests)
  })
})

describe('pagination with a cursor', () => {
  it('ends if there is no cursor', async () => {
    const server = await scriptedServer(page(['a'], { cursor: '1' }), page(['b'], { cursor: null }))
    const list = harborAt(server.url).list(walkBoats, {})
    expect(await list.toArray()).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(urls(server)).toEqual(['/boats/walk', '/boats/walk?from=1'])
  })

  it('ends after an empty page, with or without a cursor', async () => {
    const server = await scriptedServer(page(['a'], { cursor: '1' }), page([], { cursor: '2' }))
    const list = harborAt(server.url).list(walkBoats, {})
    expect(await list.toArray()).toEqual([{ id: 'a' }])
  })
})

describe('a server whose pages repeat', () => {
  it('with one cursor stops when the cursor repeats', async () => {
    const server = await scriptedServer(page(['a'], { cursor: '1' }), page(['b'], { cursor: '1' }))
    const list = harborAt(server.url).list(walkBoats, {})
    expect(await list.toArray({ limit: 50 })).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(server.requests).toHaveLength(2)
  })

  it('with several cursors stops when the first of them repeats', async () => {
    const server = await scriptedServer(
      page(['a'], { cursor: '1' }),
      page(['b'], { cursor: '2' }),
      page(['c'], { cursor: '1' }),
      page(['d'], { cursor: '2' }),
    )
    const list = harborAt(server.url).list(walkBoats, {})
    expect(await list.toArray({ limit: 50 })).toHaveLength(3)
    expect(server.requests).toHaveLength(3)
  })

  it('with page numbers stops also if the caller changes the items', async () => {
    const { list, server } = await listOf(page(['a', 'b']))
    let count = 0
    for await (const item of list) Object.assign(item, { seen: ++count })
    expect(count).toBeLessThanOrEqual(4)
    expect(server.requests.length).toBeLessThanOrEqual(3)
  })

  it('does not stop at pages that differ in one item', async () => {
    const { list } = await listOf(...numbered(['a', 'b', 'd'], ['a', 'c', 'd'], ['a', 'c', 'd']))
    expect((await list.toArray()).map(({ id }) => id).join('')).toBe('abdacd')
  })

  it('encodes only the first item of pages that differ', async () => {
    const encoded: string[] = []
    const boat = (id: string): object => ({ id, toJSON: () => encoded.push(id) })
    const pages = ['ab', 'cd', 'ef'].map((ids) => [...ids].map(boat))
    const isRepeated = createRepetitionCheck()
    for (const items of pages) expect(isRepeated(items)).toBe(false)
    expect(encoded).toEqual(['a', 'c', 'e'])
  })

  it('with page numbers stops when a page equals the one before', async () => {
    const { list, server } = await listOf(page(['a', 'b']))
    expect(await list.toArray({ limit: 50 })).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(server.requests).toHaveLength(2)
  })
})

describe('a page without items', () => {
  it('is followed by the next one while the server reports more', async () => {
    const { list, server } = await listOf(...numbered(['a'], [], [], ['b']))
    expect(await list.toArray()).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(server.requests).toHaveLength(4)
  })

  it('is the last one if the server does not report more', async () => {
    const { list, server } = await listOf(page(['a']), page([]))
    expect(await list.toArray()).toEqual([{ id: 'a' }])
    expect(server.requests).toHaveLength(2)
  })

  it('is an error after a hundred in a row', async () => {
    const { list, server } = await listOf(page([], { pagination: { totalPages: 1e9 } }))
    expect(await rejectionOf(list.toArray())).toMatchObject({
      name: 'ContractError',
      code: 'endless_list',
    })
    expect(server.requests).toHaveLength(101)
  })
})
