import {
  signatureHeader,
  signatureToleranceMs,
  timestampHeader,
} from '@molt-sdk/contracts/moltify/signature'
import { WebhookError } from '@molt-sdk/core'
import { describe, expect, test, vi } from 'vitest'
import { rejectionOf } from '../../../core/test/client.ts'
import { deliveryOf, eventBody, webhookSecret as secret, signatureOf } from '../../test/webhooks.ts'
import { headerPrefix } from './header-prefix.ts'
import * as onNode from './index.ts'

// With the export condition `node`, as in tests, core signs with `node:crypto`; elsewhere with
// WebCrypto.
vi.resetModules()
vi.doMock('@molt-sdk/core/webhooks/hmac', () => import('../../../core/src/webhooks/hmac.ts'))
const portable = await import('./index.ts')

describe.for([
  ['everywhere', portable],
  ['on Node', onNode],
] as const)('webhooks %s', ([, { verifyWebhook, signWebhook, createWebhookHandler }]) => {
  test('verifies the documented example', async () => {
    const delivery = {
      body: '{"event":"task.approved","data":{"taskId":"t1"}}',
      headers: {
        'X-Moltify-Signature': '38631af2830b1053ca9face354e95841e75f9cea2b29d1335d3eee972415c8e0',
        'X-Moltify-Timestamp': '1707600000000',
      },
    }
    const event = await verifyWebhook(delivery, { secret, now: 1_707_600_000_000 })
    expect(event).toEqual({ event: 'task.approved', data: { taskId: 't1' } })
  })

  test('verifies what it signs, as the platform signs it', async () => {
    const body = eventBody()
    const headers = await signWebhook(body, secret, 5)
    expect(headers).toEqual(signatureOf(body, 5))
    const now = { body, headers: { ...(await signWebhook(body, secret)) } }
    expect(await verifyWebhook(now, { secret })).toEqual(JSON.parse(body))
  })

  test('throws WebhookError for a forged delivery', async () => {
    const delivery = deliveryOf(eventBody())
    const error = await rejectionOf(verifyWebhook(delivery, { secret: 'whsec_other' }))
    expect(error).toBeInstanceOf(WebhookError)
    expect(portable.isWebhookError(error)).toBe(true)
    expect(error).toMatchObject({ code: 'invalid_signature', status: 401 })
  })

  test('a handler accepts a signed delivery', async () => {
    const received: string[] = []
    const handler = createWebhookHandler({
      secret,
      on: { 'task.approved': (event) => void received.push(event.event) },
    })
    const work: Promise<unknown>[] = []
    const response = await handler(deliveryOf(eventBody()), {
      waitUntil: (each) => work.push(each),
    })
    await Promise.all(work)
    expect([response.status, received]).toEqual([200, ['task.approved']])
  })
})

test('uses the headers and the tolerance of the contract', async () => {
  expect([`${headerPrefix}signature`, `${headerPrefix}timestamp`]).toEqual([
    signatureHeader,
    timestampHeader,
  ])
  const old = deliveryOf(eventBody(), 1_000)
  const at = (now: number): Promise<unknown> => portable.verifyWebhook(old, { secret, now })
  expect(await at(1_000 + signatureToleranceMs)).toBeDefined()
  expect(await rejectionOf(at(1_001 + signatureToleranceMs))).toMatchObject({
    code: 'timestamp_out_of_tolerance',
  })
})
