import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { MoltGhostAgent } from '@moltghost/sdk'
import { build } from 'esbuild'
import { openAgent } from '../lib/open-agent.ts'

// A page that streams a chat, and the server that keeps the key:
//
//   npx node examples/chat-page/serve.ts
//
// Before this goes anywhere else, put your own sign-in in front of it: whoever can call it talks at
// your expense.

const target = await openAgent()
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
  // Only for these examples, which run on the source of the packages.
  conditions: process.execArgv.some((flag) => flag.includes('source')) ? ['@molt-sdk/source'] : [],
})
const html = await readFile(fileAt('index.html'))
const script = outputFiles[0]?.contents ?? ''

/** Passes a chat on to the agent, with the key, and the answer back as it comes. */
const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const leaving = new AbortController()
  response.on('close', () => leaving.abort())
  const body: Uint8Array[] = []
  for await (const chunk of request) body.push(chunk)
  const answer = await fetch(`${baseUrl}/v1/chat`, {
    method: 'POST',
    headers: { authorization: `Bearer ${target.apiKey}`, 'content-type': 'application/json' },
    body: Buffer.concat(body),
    redirect: 'error',
    signal: leaving.signal,
  })
  response.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'application/json',
  })
  await pipeline(Readable.from(answer.body ?? []), response)
}

const server = createServer((request, response) => {
  const route = `${request.method} ${request.url}`
  if (route === 'GET /') response.setHeader('content-type', 'text/html').end(html)
  else if (route === 'GET /page.js') {
    response.setHeader('content-type', 'text/javascript').end(script)
  } else if (route === 'POST /v1/chat') {
    // Nothing was answered yet, or the page has left: either way there is no more to say.
    passOn(request, response).catch(() => response.destroy())
  } else response.writeHead(404).end()
})

server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
