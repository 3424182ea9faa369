import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const require = createRequire(import.meta.url)

/** Bundles the page as an application would, from the sources of the packages. */
const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@molt-sdk/source'],
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

/** Serves the page, its script and MSW's worker on a loopback port. */
export const servePage = async (): Promise<{ url: string; close: () => Promise<void> }> => {
  const files: Record<string, { readonly type: string; readonly text: string }> = {
    '/': {
      type: 'text/html',
      text: '<!doctype html><script type="module" src="/page.js"></script>',
    },
    '/page.js': { type: 'text/javascript', text: await bundle() },
    '/mockServiceWorker.js': {
      type: 'text/javascript',
      text: await readFile(require.resolve('msw/mockServiceWorker.js'), 'utf8'),
    },
  }
  const server = createServer(({ url = '' }, response) => {
    const file = files[url]
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' })
    response.end(file?.text)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
