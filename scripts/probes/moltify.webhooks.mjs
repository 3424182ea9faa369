const secret = 'whsec_example_not_real'

/**
 * Verifies a known delivery and handles a signed one. Imports nothing, because it runs in every runtime.
 *
 * @param {typeof import('../../packages/moltify/src/webhooks/index.ts')} webhooks
 * @returns {Promise<string>} a short summary
 */
export async function probe({ createWebhookHandler, signWebhook, verifyWebhook, WebhookError }) {
  const delivery = {
    body: '{"event":"task.approved","data":{"taskId":"t1"}}',
    headers: {
      'x-moltify-signature': '38631af2830b1053ca9face354e95841e75f9cea2b29d1335d3eee972415c8e0',
      'x-moltify-timestamp': '1707600000000',
    },
  }
  const known = await verifyWebhook(delivery, { secret, now: 1_707_600_000_000 })
  const error = await verifyWebhook(delivery, { secret }).catch(
    (/** @type {unknown} */ reason) => reason,
  )
  if (!(error instanceof WebhookError)) throw new Error(`Expected a WebhookError, got ${error}`)

  let title
  const handler = createWebhookHandler({
    secret,
    on: {
      'task.submitted': (event) => {
        title = event.data.title
      },
    },
  })
  const body = JSON.stringify({ event: 'task.submitted', data: { taskId: 't1', title: 'Ü' } })
  const headers = { ...(await signWebhook(body, secret)) }
  /** @type {Promise<unknown>[]} */
  const work = []
  const request = new Request('https://agent.example/', { method: 'POST', body, headers })
  const response = await handler(request, { waitUntil: (promise) => work.push(promise) })
  await Promise.all(work)
  if (response.status !== 200 || title !== 'Ü') throw new Error(`${response.status}: ${title}`)
  return `verified ${known.event}, rejected with ${error.code}, handled "${title}"`
}
