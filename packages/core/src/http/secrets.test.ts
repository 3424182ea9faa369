import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { errorResponse, ok, text } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret } from '../../test/client.ts'
import { getBoat } from '../../test/platform.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { ApiError } from '../errors/api-error.ts'
import type { ResponseEvent } from '../observe/hooks.ts'

const args = { params: { boatId: 'b1' } }
const encoded = Buffer.from(`user:${secret}`).toString('base64')

/** Returns everything that an error shows, however it is printed. */
const renderError = (error: ApiError): string =>
  [
    inspect(error, { depth: 20, showHidden: true }),
    error.stack,
    JSON.stringify(error),
    JSON.stringify([...(error.headers ?? [])]),
    JSON.stringify(error.body),
  ].join('\n')

describe('a server that repeats the API key', () => {
  it.for([
    ['in the request id', errorResponse(404, 'NO', { 'x-request-id': `r-${secret}` })],
    ['in another header', errorResponse(404, 'NO', { 'x-echo': `Basic ${encoded}` })],
    ['in the code', errorResponse(404, `NO_${secret}`)],
    ['in the message', errorResponse(404, 'NO', {}, { message: `wrong: ${encoded}` })],
    ['in a field', errorResponse(422, 'NO', {}, { fields: { [secret]: [secret] } })],
    ['in the content type', text(404, 'no', { 'content-type': `text/${secret}` })],
    ['in a page', text(502, `<p>${encodeURIComponent(secret)}</p>`)],
    ['in escapes of broken JSON', text(404, `{"a":"${secret.replace('h', '\\u0068')}`)],
    ['in a 200 that is not JSON', text(200, `key ${secret}`)],
  ] as const)('%s does not show it', async ([, behaviour]) => {
    const server = await scriptedServer(behaviour)
    const http = harborAt(server.url, { maxRetries: 0 })
    const rendered = renderError(await rejectionOf<ApiError>(http.call(getBoat, args)))
    expect(rendered).not.toContain(secret)
    expect(rendered).not.toContain(encoded)
    expect(rendered).not.toContain(encodeURIComponent(secret))
  })

  it('shows it neither to hooks nor in the request id of a success', async () => {
    const server = await scriptedServer(ok({ id: 'b1' }, { 'x-request-id': `r-${secret}` }))
    const events: ResponseEvent[] = []
    const hooks = { onResponse: (event: ResponseEvent) => void events.push(event) }
    const { requestId } = await harborAt(server.url, { hooks }).call(getBoat, args).withResponse()
    expect(requestId).toBe('r-[redacted]')
    expect(events[0]?.requestId).toBe('r-[redacted]')
  })

  it('does not show a part of it in the name of an invalid header', async () => {
    const http = harborAt('http://localhost', { headers: { [`x ${secret}`]: 'a' } })
    const rendered = renderError(await rejectionOf<ApiError>(http.call(getBoat, args)))
    expect(rendered).toContain('[redacted]')
    expect(rendered).not.toContain(secret)
  })
})
