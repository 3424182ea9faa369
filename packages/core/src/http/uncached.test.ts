import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { expect, onTestFinished, test } from 'vitest'
import { launchChromium } from '../../../../scripts/lib/chromium.ts'
import { ok, text } from '../../test/behaviors.ts'
import { harborAt } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'

/** Reads and writes with this `fetch`. Returns the `cache` of each request. */
const cachesWith = async (): Promise<unknown[]> => {
  const server = await scriptedServer(ok({ id: 'b1' }))
  const caches: unknown[] = []
  const http = harborAt(server.url, {
    fetch(url, init) {
      caches.push(init.cache)
      return fetch(url, init)
    },
  })
  await http.call(getBoat, { params: { boatId: 'b1' } })
  await http.call(createBoat, { body: { name: 'Ada' } })
  return caches
}

test('asks caches of the runtime to keep nothing, for reads and writes', async () => {
  expect(await cachesWith()).toEqual(['no-store', 'no-store'])
})

test('asks nothing of an engine whose requests have no cache mode', async () => {
  const { prototype } = Request
  const { cache } = Object.getOwnPropertyDescriptors(prototype)
  onTestFinished(() => void Object.defineProperty(prototype, 'cache', cache))
  Reflect.deleteProperty(prototype, 'cache')
  expect(await cachesWith()).toEqual([undefined, undefined])
})

/** A script whose `send(url)` makes a request as clients do. */
const script = async (footer: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { sendRequest } from './transport.ts'
        const caches = []
        const send = async (url) => {
          const recorded = (to, init) => (caches.push(init.cache ?? 'default'), fetch(to, init))
          const request = { method: 'GET', headers: { 'x-api-key': 'key' } }
          const { signal } = new AbortController()
          return (await sendRequest({ fetch: recorded }, url, request, signal)).text()
        }
        ${footer}`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

test.for([
  // The first date with a cache mode is 2024-11-11: earlier ones reject it.
  { compatibilityDate: '2024-11-10', caches: 'default' },
  { compatibilityDate: '2026-01-01', caches: 'no-store' },
])('workerd of $compatibilityDate: $caches', async ({ compatibilityDate, caches }) => {
  const server = await scriptedServer(text(200, 'done'))
  const worker = new Miniflare({
    modules: true,
    compatibilityDate,
    script: await script(`
      export default {
        fetch: async (request) =>
          new Response(await send(await request.text()) + ' ' + caches),
      }`),
  })
  try {
    const request = { method: 'POST', body: server.url }
    const response = await worker.dispatchFetch('http://worker.test', request)
    expect(await response.text()).toBe(`done ${caches}`)
  } finally {
    await worker.dispose()
  }
})

/** Allows requests from every page, and a browser to remember that. */
const allowing =
  (behavior: Behavior): Behavior =>
  (serverRequest) => {
    const { response } = serverRequest
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'x-api-key')
    response.setHeader('access-control-max-age', '600')
    behavior(serverRequest)
  }

test('a browser asks for permission once, not before each request', async () => {
  const site = await scriptedServer(
    text(200, '<title>A page</title>', { 'content-type': 'text/html' }),
  )
  const api = await scriptedServer(allowing(text(200, 'done')))
  // With this flag, there are no permissions to ask for.
  const browser = await launchChromium({ without: /^--disable-web-security$/ })
  try {
    const page = await browser.newPage()
    await page.goto(site.url)
    await page.addScriptTag({ type: 'module', content: await script('window.send = send') })
    await page.waitForFunction('window.send')
    for (let call = 0; call < 3; call++) {
      const result = page.evaluate((url) => Reflect.get(window, 'send')(url), api.url)
      expect(await result).toBe('done')
    }
    expect(api.requests.map(({ method }) => method)).toEqual(['OPTIONS', 'GET', 'GET', 'GET'])
  } finally {
    await browser.close()
  }
})
