import { expect, it } from 'vitest'
import { errorResponse, ok } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, withoutBackoff } from '../../test/client.ts'
import { createBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { UploadFactory } from './request.ts'

const streamed: UploadFactory = (headers) => ({
  headers: { ...headers, 'content-type': 'text/plain' },
  body: new Blob(['a hull']).stream(),
  duplex: 'half',
})

it('replaces the body', async () => {
  const server = await scriptedServer(ok({ id: 'b1' }))
  const call = harborAt(server.url).call(
    createBoat,
    { body: { name: 'Ada' } },
    {},
    { upload: streamed },
  )
  await expect(call).resolves.toEqual({ id: 'b1' })
  expect(server.requests[0]).toMatchObject({
    body: 'a hull',
    headers: { 'content-type': 'text/plain', 'x-api-key': expect.any(String) },
  })
})

it.for([
  ['a file changed', new Error('a.txt was changed')],
  ['a blob cannot be read', new DOMException('a.txt was changed', 'NotReadableError')],
] as const)('reports why the body ended early, whatever fetch throws: %s', async ([, failure]) => {
  const upload: UploadFactory = (headers) => ({ ...streamed(headers), failure: () => failure })
  const fetch = async (): Promise<Response> => {
    throw new TypeError('fetch failed')
  }
  const http = harborAt('http://localhost', { fetch })
  const call = http.call(createBoat, { body: { name: 'Ada' } }, {}, { upload })
  expect(await rejectionOf(call)).toMatchObject({
    code: 'request_body_failed',
    message: expect.stringContaining('could not be sent: a.txt was changed.'),
    outcome: 'unknown',
  })
})

it('is created again for a second attempt', async () => {
  withoutBackoff()
  const server = await scriptedServer(errorResponse(429), ok({ id: 'b1' }))
  await harborAt(server.url).call(createBoat, { body: { name: 'Ada' } }, {}, { upload: streamed })
  expect(server.requests.map(({ body }) => body)).toEqual(['a hull', 'a hull'])
})

it('is not created if the body is invalid', async () => {
  let calls = 0
  const upload: UploadFactory = (headers) => {
    calls++
    return streamed(headers)
  }
  const server = await scriptedServer(ok({ id: 'b1' }))
  const call = harborAt(server.url).call(createBoat, { body: { name: '' } }, {}, { upload })
  expect(await rejectionOf(call)).toMatchObject({ name: 'InputError' })
  expect([calls, server.requests]).toEqual([0, []])
})

it('shows the sent headers to hooks', async () => {
  const types: unknown[] = []
  const server = await scriptedServer(ok({ id: 'b1' }))
  const http = harborAt(server.url, {
    hooks: { onRequest: ({ headers }) => types.push(headers['content-type']) },
  })
  await http.call(createBoat, { body: { name: 'Ada' } }, {}, { upload: streamed })
  expect(types).toEqual(['text/plain'])
})
