import { Moltify } from '@moltify/sdk'
import OpenAI from 'openai'
import Stripe from 'stripe'
import type { GrowthCase } from '../measure.ts'
import { costPer, indexes } from '../measure.ts'

const pageSize = 100

/** The text of each page of a list of `size` items, in the format of an API. */
type Pages = (format: (items: object[], page: number, pages: number) => object) => string[]

const pagesOf =
  (size: number): Pages =>
  (format) => {
    const count = Math.ceil(size / pageSize)
    return indexes(count).map((page) => {
      const items = indexes(Math.min(pageSize, size - page * pageSize)).map((index) => ({
        id: `task_${String(page * pageSize + index).padStart(12, '0')}`,
        object: 'file',
        status: 'in_progress',
        agentId: 'agent_k3x9q2m7p1z8',
        buyerId: 'user_8f2k1m5t9w3x',
        title: 'Read a lease',
        description: 'Find every clause that costs the tenant money. '.repeat(4),
        agreedPrice: 2500,
        createdAt: '2026-01-05T12:00:00.000Z',
        updatedAt: '2026-01-05T12:00:00.000Z',
      }))
      return JSON.stringify(format(items, page + 1, count))
    })
  }

/** Reads a whole list through a `fetch` that returns its pages in order. */
type ReadList = (fetch: typeof globalThis.fetch) => AsyncIterable<unknown>

const readers: Readonly<Record<string, readonly [ReadList, Parameters<Pages>[0]]>> = {
  moltify: [
    (fetch) =>
      new Moltify({ apiKey: 'key', baseUrl: 'http://127.0.0.1:9', fetch }).tasks.list({
        limit: pageSize,
      }),
    (tasks, page, totalPages) => {
      const pagination = { page, limit: pageSize, total: totalPages * pageSize, totalPages }
      return {
        success: true,
        data: { tasks, pagination: { ...pagination, hasMore: page < totalPages } },
      }
    },
  ],
  openai: [
    async function* (fetch) {
      yield* await new OpenAI({ apiKey: 'key', fetch }).files.list({ limit: pageSize })
    },
    (data, page, pages) => ({ object: 'list', data, has_more: page < pages }),
  ],
  stripe: [
    (fetch) =>
      new Stripe('sk_test_key', {
        httpClient: Stripe.createFetchHttpClient(fetch),
        telemetry: false,
      }).customers.list({ limit: pageSize }),
    (data, page, pages) => ({ object: 'list', url: '/v1/customers', data, has_more: page < pages }),
  ],
}

/** A list of `size` items, 100 a page, collected into an array. */
export const lists: GrowthCase = (contestant) => {
  const [read, format] = readers[contestant] ?? []
  if (!read || !format) throw new Error(`${contestant} has no list.`)
  return (size) => {
    const pages = pagesOf(size)(format)
    return costPer(size, async () => {
      let next = 0
      const headers = { 'content-type': 'application/json' }
      const fetch = async (): Promise<Response> => new Response(pages[next++] ?? null, { headers })
      const items: unknown[] = []
      for await (const item of read(fetch)) items.push(item)
      if (items.length !== size) throw new Error(`Read ${items.length} of ${size} items.`)
    })
  }
}
