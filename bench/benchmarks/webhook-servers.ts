import type { Benchmark } from '../lib/benchmark.ts'
import { atMost } from '../lib/benchmark.ts'
import { formatMultiple } from '../lib/format.ts'
import type { Spread } from '../lib/stats.ts'
import { ratios, spread } from '../lib/stats.ts'
import type { WebhookListener } from '../lib/webhook-listeners.ts'
import { sendWebhooks } from '../lib/webhook-sender.ts'
import { WorkerProcess } from '../lib/worker-process.ts'
import type { WebhookServerRequest } from '../server/webhooks.ts'

const concurrencies = [1, 8, 64, 512]

/** Measures the CPU time of a webhook in microseconds. */
type Measure = (concurrency: number) => Promise<number>

const withServer = async <T>(
  listener: WebhookListener,
  use: (measure: Measure) => Promise<T>,
): Promise<T> => {
  const server = new WorkerProcess<WebhookServerRequest>('server/webhooks.ts')
  try {
    const port = await server.request<number>({ listener })
    return await use(async (concurrency) => {
      const count = Math.max(800, 4 * concurrency)
      const before = await server.request<number>({ cpuTime: 1 })
      await sendWebhooks(port, count, concurrency)
      return ((await server.request<number>({ cpuTime: 1 })) - before) / count
    })
  } finally {
    server.end()
  }
}

interface Comparison {
  readonly concurrency: number
  readonly multiple: Spread
  /** Of our server and of the other. */
  readonly figures: readonly Spread[]
}

/** Measures both servers in turn, after a warm-up. */
const compare = async (
  ours: Measure,
  byHand: Measure,
  concurrency: number,
  rounds: number,
): Promise<Comparison> => {
  const figures: [number[], number[]] = [[], []]
  for (let round = -1; round < rounds; round++) {
    const pair = [await ours(concurrency), await byHand(concurrency)] as const
    if (round < 0) continue
    figures[0].push(pair[0])
    figures[1].push(pair[1])
  }
  return { concurrency, multiple: ratios(figures[0], figures[1]), figures: figures.map(spread) }
}

export const webhookServers: Benchmark = {
  id: 'n',
  title: 'Webhook servers',
  method:
    "A Node server receives webhooks of 0.8 KB from another process over kept connections, and verifies and parses them: nodeWebhook() with its limits of size and time, and a listener of node:http by hand, without them. CPU time of the server's main thread. Alternating rounds; median (quartiles).",
  run: ({ rounds }) =>
    withServer('moltify', (ours) =>
      withServer('node:http', async (byHand) => {
        const measured: Comparison[] = []
        for (const concurrency of concurrencies)
          measured.push(await compare(ours, byHand, concurrency, rounds * 3))
        return {
          tables: [
            {
              title: 'CPU time per webhook',
              columns: ['at once', '× by hand', 'nodeWebhook()', 'by hand'],
              rows: measured.map(({ concurrency, multiple, figures }) => [
                `${concurrency}`,
                formatMultiple(multiple),
                ...figures.map(({ median }) => `${median.toFixed(0)} µs`),
              ]),
            },
          ],
          goalResults: measured.map(({ concurrency, multiple }) =>
            atMost(
              `nodeWebhook(), ${concurrency} at once, as a multiple of node:http by hand`,
              multiple,
              1.3,
            ),
          ),
        }
      }),
    ),
}
