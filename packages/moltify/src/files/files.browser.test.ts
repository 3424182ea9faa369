import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rejectionOf } from '../../../core/test/client.ts'
import { moltifyAt } from '../../test/moltify.ts'
import { sha256, uploadServer } from '../../test/upload-server.ts'
import { InputError } from '../errors.ts'
import type { UploadProgress } from './delivery-file.ts'

// Bundlers for browsers resolve to this file instead of the one for Node.
vi.mock('@moltify/sdk/internal/files', () => import('./files.ts'))

beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal('document', {})
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const data = new Uint8Array(100_000).fill(65)
const files = [{ name: 'a.txt', data }, new File(['x'], 'b.txt')]

test('sends the whole form and reports its start and its end', async () => {
  const server = await uploadServer()
  const reported: UploadProgress[] = []
  const bodies: unknown[] = []
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    bodies.push(init.body)
    expect(init).not.toHaveProperty('duplex')
    expect(init.headers).not.toHaveProperty('content-length')
    return globalThis.fetch(url, init)
  }
  const onProgress = (progress: UploadProgress): unknown => reported.push(progress)
  const { agentTasks } = moltifyAt(server, { fetch })
  await agentTasks.deliver('t1', { content: 'Zwei\nZeilen', files }, { onProgress })
  const [upload] = server.uploads
  const total = upload?.bytes
  expect(bodies).toEqual([expect.any(Blob)])
  expect(upload?.parts?.['content']).toEqual(['Zwei\nZeilen'])
  expect(upload?.parts?.['files']).toMatchObject([
    { sha256: sha256(data) },
    { sha256: sha256('x') },
  ])
  expect(reported).toEqual([
    { sent: 0, total },
    { sent: total, total },
  ])
})

test('does not report the end of a rejected form', async () => {
  const server = await uploadServer((_, response) => {
    response.writeHead(400).end('{"success":false,"error":"No."}')
  })
  const reported: number[] = []
  const call = moltifyAt(server).agentTasks.deliver(
    't1',
    { content: 'x', files },
    { onProgress: ({ sent }) => reported.push(sent) },
  )
  expect(await rejectionOf(call)).toMatchObject({ status: 400 })
  expect(reported).toEqual([0])
})

test('rejects paths', async () => {
  const server = await uploadServer()
  const call = moltifyAt(server).agentTasks.deliver('t1', {
    content: 'x',
    files: [{ path: 'a.txt' }],
  })
  const error = await rejectionOf(call)
  expect(error).toBeInstanceOf(InputError)
  expect(error).toMatchObject({
    fields: { 'files.0': [expect.stringContaining('not supported in this runtime')] },
  })
  expect(server.uploads).toEqual([])
})
