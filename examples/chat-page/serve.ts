import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { MoltGhostAgent } from '@moltghost/sdk'
import { build } from 'esbuild'
import { openMoltGhost } from '../lib/open-moltghost.ts'

// Serves a page that streams a chat, and keeps the key on the server:
//
//   npx node examples/chat-page/serve.ts
//
// Add your own authentication before you deploy this: everyone who can call it uses your key.

const target = await openMoltGhost()
const { baseUrl } = new MoltGhostAgent(target)

const fileAt = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const { outputFiles } = await build({
  entryPoints: [fileAt('page.ts')],
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'error',
  // Only needed in this repository, where the examples run on the source of the packages.
  conditions: process.execArgv.some((flag) => flag.includes('source')) ? ['@molt-sdk/source'] : [],
})
const html = await readFile(fileAt('index.html'))
const script = outputFiles[0]?.contents ?? ''

/** Forwards a chat request to the agent with the key, and streams the response back. */
const proxyChat = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const abortController = new AbortController()
  response.on('close', () => abortController.abort())
  const body: Uint8Array[] = []
  for await (const chunk of request) body.push(chunk)
  const agentResponse = await fetch(`${baseUrl}/v1/chat`, {
    method: 'POST',
    headers: { authorization: `Bearer ${target.apiKey}`, 'content-type': 'application/json' },
    body: Buffer.concat(body),
    redirect: 'error',
    signal: abortController.signal,
  })
  response.writeHead(agentResponse.status, {
    'content-type': agentResponse.headers.get('content-type') ?? 'application/json',
  })
  await pipeline(Readable.from(agentResponse.body ?? []), response)
}

const server = createServer((request, response) => {
  const route = `${request.method} ${request.url}`
  if (route === 'GET /') response.setHeader('content-type', 'text/html').end(html)
  else if (route === 'GET /page.js') {
    response.setHeader('content-type', 'text/javascript').end(script)
  } else if (route === 'POST /v1/chat') {
    // Either nothing was sent yet, or the page has disconnected.
    proxyChat(request, response).catch(() => response.destroy())
  } else response.writeHead(404).end()
})

server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
