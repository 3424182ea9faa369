import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { root } from '../lib/paths.mjs'
import { evaluate, evaluateKy } from './evaluate-ky.ts'

type Ky = (url: string, options: object) => Promise<unknown>
let ky: Ky
let evaluated: Ky
let evaluatedCode: string

beforeAll(async () => {
  ky = (await import(asUrl(await bundle()))).default
  evaluatedCode = await bundle(evaluateKy)
  evaluated = (await import(asUrl(evaluatedCode))).default
})

const asUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`

const bundle = async (...plugins: Plugin[]): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { default } from 'ky'`,
      resolveDir: join(root, 'packages', 'core'),
    },
    bundle: true,
    format: 'esm',
    write: false,
    plugins,
  })
  return `${outputFiles[0]?.text}`
}

/** What a call of ky did, with the options of `transport.ts`. */
const outcome = async (
  call: Ky,
  url: string,
  method: string,
  fetch: () => unknown,
): Promise<object> => {
  let fetched = 0
  const result = async (): Promise<unknown> => {
    try {
      const value = await call(url, {
        method,
        retry: 0,
        timeout: false,
        throwHttpErrors: false,
        fetch: async () => {
          fetched++
          return fetch()
        },
      })
      return { value, unread: value instanceof Response && !value.bodyUsed }
    } catch (thrown) {
      const { name, message, cause } = Object(thrown)
      return { thrown: thrown instanceof Error ? { name, message, cause } : thrown }
    }
  }
  return { ...((await result()) as object), fetched }
}

const thrower = (thrown: unknown) => () => {
  throw thrown
}
/**
 * Each fetch returns or throws the same object every time, so that the outcomes can be compared. That of
 * `transport.ts` returns nothing else than a response.
 */
const returns = (value: unknown) => () => value
const fetches: Readonly<Record<string, () => unknown>> = {
  'a response': returns(new Response('{}')),
  'an error response': returns(new Response('{}', { status: 500 })),
  'a response to retry': returns(
    new Response('', { status: 429, headers: { 'retry-after': '1' } }),
  ),
  "another library's response": returns({ ok: true, [Symbol.toStringTag]: 'Response' }),
  'an exception': thrower(new RangeError('Too far.')),
  'a string thrown': thrower('thrown'),
  'an abort': thrower(new DOMException('Stopped.', 'AbortError')),
  'a lost connection in Node': thrower(new TypeError('fetch failed', { cause: new Error('x') })),
  'a lost connection in Chrome': thrower(new TypeError('Failed to fetch (host)')),
  'a lost connection in Deno': thrower(new TypeError('error sending request for url (x)')),
  'a bug': thrower(new TypeError('x is not a function')),
}

test.each(Object.entries(fetches))('treats %s as ky does', async (_, fetch) => {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    const expected = withoutWrapper(await outcome(ky, 'https://example.com/a?b=c', method, fetch))
    expect(expected).toMatchObject({ fetched: 1 })
    expect(await outcome(evaluated, 'https://example.com/a?b=c', method, fetch)).toEqual(expected)
  }
})

/** ky wraps what it takes for a lost connection. `toMoltError` reads what is inside. */
const withoutWrapper = (result: object): object => {
  const { thrown } = result as { thrown?: { name?: string; cause?: Error } }
  if (thrown?.name !== 'NetworkError' || !thrown.cause) return result
  const { name, message, cause } = thrown.cause
  return { ...result, thrown: { name, message, cause } }
}

test('removes what the options of core never reach', () => {
  expect(evaluatedCode).not.toMatch(
    /Retry-After|FormData|URLSearchParams|setTimeout|hooks\.|new Request|Set\(/,
  )
  expect(evaluatedCode.length).toBeLessThan(1_500)
})

test('knows the options that core passes to ky', () => {
  const transport = readFileSync(join(root, 'packages/core/src/http/transport.ts'), 'utf8')
  const [, options = ''] = /\bky\(url, \{\n(.+?)\n {2}\}\)/s.exec(transport) ?? []
  const names = [...options.matchAll(/^ {4}(\w+)[:,]/gm)].map(([, name]) => name)
  expect(names).toEqual(['method', 'retry', 'timeout', 'throwHttpErrors', 'fetch'])
})

test('fails if the code of ky has changed', () => {
  expect(() => evaluate('export class Ky {}')).toThrow(/ky no longer contains .+ Compare/)
})
