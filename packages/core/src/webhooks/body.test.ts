import { expect, test } from 'vitest'
import { rejectionOf } from '../../test/client.ts'
import { prefix, secret, signedHeaders, time, verifyDelivery } from '../../test/webhook-requests.ts'
import { hmac } from './hmac.ts'

/** A request with a body that ends only when it is cancelled. */
const endlessRequest = (
  pull: UnderlyingSourcePullCallback<Uint8Array>,
): { readonly request: Request; readonly cancelled: Promise<void> } => {
  let noteCancel: () => void
  const cancelled = new Promise<void>((resolve) => {
    noteCancel = resolve
  })
  const body = new ReadableStream({ pull, cancel: () => noteCancel() })
  const init = { method: 'POST', headers: signedHeaders(''), body, duplex: 'half' }
  return { request: new Request('https://agent.example/webhook', init), cancelled }
}

const verifyRequest = (request: Request): Promise<unknown> =>
  verifyDelivery(hmac, prefix, request, { secret, now: time, bodyTimeout: '50ms' })

test.for<[string, () => Promise<unknown>]>([
  ['stalls', () => new Promise(() => undefined)],
  ['trickles', () => new Promise((resolve) => setTimeout(resolve, 5))],
])('a body of a Request that %s is cancelled after bodyTimeout', async ([, wait]) => {
  const { request, cancelled } = endlessRequest(async (controller) => {
    await wait()
    controller.enqueue(new Uint8Array(1))
  })
  expect(await rejectionOf(verifyRequest(request))).toMatchObject({
    name: 'WebhookError',
    code: 'body_timeout',
    status: 408,
    message: 'The request body was not received within 50 ms.',
  })
  await cancelled
})

test('a body of a Request that is too long is cancelled', async () => {
  const { request, cancelled } = endlessRequest((controller) =>
    controller.enqueue(new Uint8Array(100_000)),
  )
  expect(await rejectionOf(verifyRequest(request))).toMatchObject({ status: 413 })
  await cancelled
})
