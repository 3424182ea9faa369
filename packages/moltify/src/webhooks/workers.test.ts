import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { expect, test } from 'vitest'
import { ok } from '../../../core/test/behaviors.ts'
import { waitForCondition } from '../../../core/test/client.ts'
import { scriptedServer } from '../../../core/test/scripted-server.ts'
import {
  deliveryOf,
  eventBody,
  recordingHandler,
  signatureOf,
  webhookSecret,
} from '../../test/webhooks.ts'
import { webhookWorker } from './workers.ts'

const worker = `
  import { createWebhookHandler } from './index.ts'
  import { webhookWorker } from './workers.ts'

  let made = 0
  const inner = webhookWorker((env) => {
    made++
    return createWebhookHandler({
      secret: env.SECRET,
      baseUrl: env.BASE,
      onError: () => undefined,
      on: { 'task.submitted': (event, task) => task.deliver('done by ' + made) },
    })
  })
  export default inner`

const script = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: {
      contents: worker,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['@molt-sdk/source', 'workerd', 'worker'],
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

const start = async (base: string): Promise<Miniflare> =>
  new Miniflare({
    modules: true,
    script: await script(),
    compatibilityDate: '2026-01-01',
    bindings: { SECRET: webhookSecret, BASE: base },
  })

test('accepts deliveries, keeps running after its response, and creates its handler once', async () => {
  const server = await scriptedServer(ok({ id: 't1', status: 'delivered' }))
  const miniflare = await start(server.url)
  try {
    for (const title of ['one', 'two']) {
      const sent = deliveryOf(eventBody('task.submitted', { title }))
      const response = await miniflare.dispatchFetch('http://worker.test', {
        method: 'POST',
        ...sent,
      })
      expect([response.status, await response.text()]).toEqual([200, 'ok'])
    }
    await waitForCondition(() => server.requests.length === 2)
    for (const { body, headers } of server.requests) {
      expect(JSON.parse(body)).toEqual({ action: 'deliver', content: 'done by 1' })
      expect(headers).toMatchObject(signatureOf(body, Number(headers['x-moltify-timestamp'])))
    }
    const forged = { method: 'POST', ...deliveryOf(eventBody()), body: '{}' }
    expect((await miniflare.dispatchFetch('http://worker.test', forged)).status).toBe(401)
    expect((await miniflare.dispatchFetch('http://worker.test')).status).toBe(405)
  } finally {
    await miniflare.dispose()
  }
})

test('keeps the Worker alive until event handlers have finished', async () => {
  const recording = recordingHandler()
  const work: Promise<unknown>[] = []
  const context = { waitUntil: (each: Promise<unknown>) => work.push(each) }
  const request = new Request('http://worker.test', { method: 'POST', ...deliveryOf(eventBody()) })
  await webhookWorker(() => recording.handler).fetch(request, {}, context)
  await Promise.all(work)
  expect([work.length, recording.events]).toEqual([1, ['task.approved task_é']])
})
