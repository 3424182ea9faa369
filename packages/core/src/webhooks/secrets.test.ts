import { inspect } from 'node:util'
import { expect, test, vi } from 'vitest'
import { rejectionOf, waitForCondition } from '../../test/client.ts'
import { prefix, sail, signedHeaders, time, verifyDelivery } from '../../test/webhook-requests.ts'
import type { HandlerOptions } from './handler.ts'
import { createHandler } from './handler.ts'
import { hmac } from './hmac.ts'

const secret = 'whsec_a/b+c"d=='

const forms: readonly [string, string][] = [
  ['in plain text', secret],
  ['escaped in JSON', JSON.stringify(secret).slice(1, -1)],
  ['with escaped slashes', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
  ['in a URL', encodeURIComponent(secret)],
  ['in base64', btoa(secret)],
  ['in base64 after other text', btoa(`x${secret}`)],
]

test.for(forms)('the console does not show a secret %s', async ([, form]) => {
  const print = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const handle = createHandler(
    hmac,
    prefix,
    { secret, now: () => time } as HandlerOptions<typeof sail>,
    () => () => Promise.reject(new Error(`The server says ${form}`)),
  )
  const body = JSON.stringify(sail)
  await handle({ body, headers: signedHeaders(body, time, secret) })
  await waitForCondition(() => print.mock.calls.length === 1)
  expect(print.mock.calls[0]?.[0]).toMatch(/^webhook: Error: The server says .*\[redacted]/)
  expect(print.mock.calls[0]?.[0]).not.toContain(form)
})

test.for(forms)('errors do not show a secret %s', async ([, form]) => {
  const headers = { ...signedHeaders(form, time, secret) }
  const errors = [
    await rejectionOf(verifyDelivery(hmac, prefix, { body: form, headers }, { secret, now: time })),
    await rejectionOf(
      verifyDelivery(
        hmac,
        prefix,
        { body: '', headers: { ...headers, [`${prefix}timestamp`]: form } },
        { secret },
      ),
    ),
    await rejectionOf(
      verifyDelivery(
        hmac,
        prefix,
        {
          body: new ReadableStream({ start: (part) => part.error(new Error(`Lost ${form}`)) }),
          headers,
        },
        { secret, now: time },
      ),
    ),
  ]
  expect(errors).toMatchObject([
    { code: 'invalid_payload' },
    { code: 'invalid_timestamp' },
    { code: 'invalid_payload' },
  ])
  const rendered = inspect(errors, { depth: null, showHidden: true })
  expect(rendered).not.toContain(form)
  expect(rendered.match(/\[redacted]/g)?.length).toBeGreaterThan(2)
})
