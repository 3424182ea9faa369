import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { dropConnection, errorResponse, json, redirect, text } from '../../test/behaviors.ts'
import { harborAt, rejectionOf, secret, withoutBackoff } from '../../test/client.ts'
import { createBoat, getBoat } from '../../test/platform.ts'
import type { Behavior } from '../../test/scripted-server.ts'
import { scriptedServer } from '../../test/scripted-server.ts'
import type { ApiError } from '../errors/api-error.ts'
import type { Hooks } from './hooks.ts'

const params = { boatId: 'b1' }

/** Returns everything that a person or a log collector can see of a value. */
const observed = (value: unknown): string =>
  [
    inspect(value, { depth: 20, showHidden: true }),
    String(value),
    JSON.stringify(value),
    value instanceof Error ? [value.message, value.stack, inspect(value.cause, { depth: 20 })] : '',
  ].join('\n')

/** Returns whether a string contains a useful part of the key. */
const leaks = (text: string): boolean => {
  for (let at = 0; at + 8 <= secret.length; at++) {
    if (text.includes(secret.slice(at, at + 8))) return true
  }
  return false
}

describe('a client', () => {
  it('does not show its key', () => {
    const http = harborAt('http://localhost')
    expect(leaks(observed(http))).toBe(false)
    expect(leaks(observed({ ...http }))).toBe(false)
    const call = http.call(getBoat, { params }, { signal: AbortSignal.abort() })
    call.catch(() => undefined)
    expect(leaks(observed(call))).toBe(false)
  })
})

describe('an API key that a server repeats', () => {
  const echoes: Record<string, Behavior> = {
    'in a message': errorResponse(401, 'BAD_KEY', {}, { message: `Key ${secret} is not known.` }),
    'in details': errorResponse(
      403,
      'NO',
      {},
      { details: { deep: [{ observed: `x${secret}x` }] } },
    ),
    'under a sensitive name': errorResponse(403, 'NO', {}, { details: { apiKey: 'other-5ecret' } }),
    'in fields': errorResponse(
      422,
      'NO',
      {},
      { fields: { name: [`not ${secret}`], [secret]: ['x'] } },
    ),
    'in a header': errorResponse(404, 'NO', { 'x-echo': secret }),
    'in HTML': text(502, `<p>${secret}</p>`, { 'content-type': 'text/html' }),
    'in JSON of another format': json(500, { you: { sent: secret } }),
    'in a response that is not JSON': text(200, `Hello ${secret}`),
    'in the target of a redirect': redirect(302, `https://harbor.test/${secret}?k=${secret}`),
    'escaped in JSON': text(
      400,
      `{"error":{"code":"X","message":"${secret.replace('_', '\\u005f')}"}}`,
    ),
  }
  // Truncated text must not end with a part of the key.
  for (let at = 85; at <= 120; at += 5) {
    echoes[`across the cut of HTML at ${at}`] = text(500, `${'-'.repeat(at)}${secret}`)
    echoes[`across the cut of an answer at ${at}`] = text(200, `${'-'.repeat(at)}${secret}`)
  }

  it.for(Object.entries(echoes))('%s is in no error, hook or log line', async ([, behaviour]) => {
    withoutBackoff()
    const reported: unknown[] = []
    const report = (event: unknown): void => void reported.push(event)
    const hooks: Hooks = { onRequest: report, onResponse: report, onRetry: report, onError: report }
    const logger = { debug: report, warn: report }
    const server = await scriptedServer(behaviour)
    const http = harborAt(server.url, { hooks, logger, maxRetries: 1 })
    const error = await rejectionOf<ApiError>(http.call(getBoat, { params }))
    const { body } = error
    expect(leaks(observed({ ...error, body }))).toBe(false)
    // The headers of the response are on the error, but hidden when it is printed.
    expect(Object.keys(error)).not.toContain('headers')
    expect(leaks([inspect(error, { depth: 20 }), error.stack, JSON.stringify(error)].join())).toBe(
      false,
    )
    for (const event of reported) expect(leaks(inspect(event, { depth: 20 }))).toBe(false)
    expect(reported.length).toBeGreaterThan(3)
  })
})

describe('a connection error', () => {
  it('contains no request and no key', async () => {
    const server = await scriptedServer(dropConnection)
    const http = harborAt(server.url, { maxRetries: 0 })
    const error = await rejectionOf(http.call(createBoat, { body: { name: 'Ada' } }))
    expect(leaks(observed(error))).toBe(false)
  })
})

describe('the events of hooks and logs', () => {
  it('have masked secrets and the rest unchanged', async () => {
    const reported: unknown[] = []
    const lines: string[] = []
    const server = await scriptedServer(json(200, { success: true, data: { id: 'b1' } }))
    const http = harborAt(server.url, {
      hooks: { onRequest: (event) => reported.push(event) },
      logger: { debug: (line) => lines.push(line) },
      headers: { authorization: 'Bearer other', 'x-team': 'north', 'x-note': `my ${secret}` },
    })
    const body = {
      name: 'Ada',
      password: 'pw',
      accessToken: 'pw',
      nested: [{ webhookSecret: 'pw', maxTokens: 5, note: secret }],
    }
    await http.call(createBoat, { body })
    expect(reported).toEqual([
      {
        callId: expect.any(String),
        operation: 'createBoat',
        method: 'POST',
        path: '/boats',
        attempt: 1,
        url: `${server.url}/boats`,
        headers: {
          accept: 'application/json',
          'user-agent': expect.stringMatching(/^harbor-sdk\/source/),
          'x-api-key': '[redacted]',
          'content-type': 'application/json',
          authorization: '[redacted]',
          'x-team': 'north',
          'x-note': 'my [redacted]',
        },
        body: {
          name: 'Ada',
          password: '[redacted]',
          accessToken: '[redacted]',
          nested: [{ webhookSecret: '[redacted]', maxTokens: 5, note: '[redacted]' }],
        },
      },
    ])
    expect(lines.join()).not.toMatch(/north|Ada|pw/)
    // The sent request is not masked.
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual(body)
    expect(server.requests[0]?.headers['x-api-key']).toBe(secret)
  })

  it('have no key in the URL', async () => {
    const urls: string[] = []
    const server = await scriptedServer(errorResponse(404))
    const hooks: Hooks = { onRequest: ({ url }) => void urls.push(url) }
    await rejectionOf(harborAt(server.url, { hooks }).call(getBoat, { params: { boatId: secret } }))
    expect(urls).toEqual([`${server.url}/boats/[redacted]`])
  })
})
