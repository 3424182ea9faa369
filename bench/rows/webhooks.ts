import { Child } from '../lib/child.ts'
import { times } from '../lib/format.ts'
import type { Row } from '../lib/row.ts'
import { atLeast } from '../lib/row.ts'
import { multiples, spread } from '../lib/stats.ts'
import type { Way, WebhooksAnswer } from '../workers/webhooks.ts'

const text = 'node:crypto + JSON.parse, text'
const bytes = 'node:crypto + JSON.parse, bytes'

export const webhooks: Row = {
  id: 'f',
  title: 'Webhooks',
  method:
    'A delivery of 1 KB verified and parsed on Node, deliveries per second of processor time as a share of node:crypto and JSON.parse by hand, with the same checks. Alternating runs in one process; median (quarter marks).',
  run: async ({ rounds }) => {
    const child = new Child<{ rounds: number }>('workers/webhooks.ts')
    try {
      const figures = await child.ask<WebhooksAnswer>({ rounds: rounds * 3 })
      const share = (way: Way) =>
        multiples(figures[way.endsWith('bytes') ? bytes : text], figures[way])
      return {
        tables: [
          {
            title: 'Verify and parse',
            columns: ['', 'of node:crypto', 'a delivery'],
            lines: (Object.keys(figures) as Way[]).map((way) => [
              way,
              times(share(way)),
              `${(spread(figures[way]).median / 1000).toFixed(1)} µs`,
            ]),
          },
        ],
        verdicts: (['@moltify/sdk, text', '@moltify/sdk, bytes'] as const).map((way) =>
          atLeast(`verify and parse of ${way}, as a share of node:crypto`, share(way), 0.9),
        ),
      }
    } finally {
      child.end()
    }
  },
}
