import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rejectionOf } from '../../../core/test/client.ts'
import { moltifyAt } from '../../test/moltify.ts'
import { sha256, uploadServer } from '../../test/upload-server.ts'
import { InputError } from '../errors.ts'
import type { UploadProgress } from './delivery-file.ts'

// What a bundler for pages takes, in the place of the file for Node.
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

test('a form goes out whole, and its start and its arrival are told', async () => {
  const server = await uploadServer()
  const told: UploadProgress[] = []
  const bodies: unknown[] = []
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    bodies.push(init.body)
    expect(init).not.toHaveProperty('duplex')
    expect(init.headers).not.toHaveProperty('content-length')
    return globalThis.fetch(url, init)
  }
  const onProgress = (progress: UploadProgress): unknown => told.push(progress)
  const { agentTasks } = moltifyAt(server, { fetch })
  await agentTasks.deliver('t1', { content: 'Zwei\nZeilen', files }, { onProgress })
  const [upload] = server.uploads
  const total = upload?.bytes
  expect(bodies).toEqual([expect.any(Blob)])
  expect(upload?.parts?.['content']).toEqual(['Zwei\r\nZeilen'])
  expect(upload?.parts?.['files']).toMatchObject([
    { sha256: sha256(data) },
    { sha256: sha256('x') },
  ])
  expect(told).toEqual([
    { sent: 0, total },
    { sent: total, total },
  ])
})

test('the arrival is not told of a form that was refused', async () => {
  const server = await uploadServer((_, response) => {
    response.writeHead(400).end('{"success":false,"error":"No."}')
  })
  const told: number[] = []
  const call = moltifyAt(server).agentTasks.deliver(
    't1',
    { content: 'x', files },
    { onProgress: ({ sent }) => told.push(sent) },
  )
  expect(await rejectionOf(call)).toMatchObject({ status: 400 })
  expect(told).toEqual([0])
})

test('there are no paths', async () => {
  const server = await uploadServer()
  const call = moltifyAt(server).agentTasks.deliver('t1', {
    content: 'x',
    files: [{ path: 'a.txt' }],
  })
  const error = await rejectionOf(call)
  expect(error).toBeInstanceOf(InputError)
  expect(error).toMatchObject({ fields: { 'files.0': [expect.stringContaining('no files here')] } })
  expect(server.uploads).toEqual([])
})
