import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { moltifyAt } from '../../test/moltify.ts'
import type { FileInput } from './delivery-file.ts'

setFlagsFromString('--expose-gc')
const gc: () => void = runInNewContext('gc')
/** Collects garbage twice: another thread frees buffers, and only the next collection waits for it. */
const collectGarbage = (): void => {
  gc()
  gc()
}

const folder = mkdtempSync(join(tmpdir(), 'memory-'))
afterAll(() => rmSync(folder, { recursive: true }))

const megabyte = 1_048_576
const size = 10 * megabyte
const path = join(folder, 'large.txt')
writeFileSync(path, Buffer.alloc(size, 65))
const bytes = new Uint8Array(size).fill(65)

async function* chunks(): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += 65_536) yield new Uint8Array(65_536).fill(65)
}

/** A server that counts the bytes it receives and keeps none. */
const drain = async (): Promise<{ url: string; received: () => number }> => {
  let received = 0
  const server = createServer(async (request, response) => {
    for await (const chunk of request) received += chunk.length
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"success":true,"data":{}}')
  })
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
  }
}

/**
 * Megabytes of memory that a 10 MB file may take in addition to the caller's own. The client takes
 * almost none, but the server runs in this process too and buffers some of it.
 */
const fileInputs: readonly (readonly [string, number, () => FileInput])[] = [
  ['at a path', 8, () => ({ path })],
  ['in bytes', 8, () => ({ name: 'a.txt', data: bytes })],
  ['in a Blob', 8, () => ({ name: 'a.txt', data: blob })],
  // A stream is held once, because it cannot be read again.
  ['in a stream', 16, () => ({ name: 'a.txt', data: chunks() })],
]
const blob = new Blob([bytes])

test.for(fileInputs)('a file of 10 MB %s takes at most %d MB more', async ([, most, file]) => {
  const server = await drain()
  const { agentTasks } = moltifyAt(server)
  await agentTasks.deliver('t1', { content: 'x', files: [{ name: 'a.txt', data: 'x' }] })
  collectGarbage()
  const held = (): number => {
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    return arrayBuffers + heapUsed
  }
  const before = held()
  let peak = 0
  let polls = 0
  const onProgress = (): void => {
    if (polls++ % 16) return
    collectGarbage()
    peak = Math.max(peak, held() - before)
  }
  await agentTasks.deliver('t1', { content: 'x', files: [file()] }, { onProgress })
  expect(server.received()).toBeGreaterThan(size)
  expect(polls).toBeGreaterThan(100)
  expect(peak / megabyte).toBeLessThan(most)
})
