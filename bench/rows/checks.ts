import { Child } from '../lib/child.ts'
import { times } from '../lib/format.ts'
import type { Row } from '../lib/row.ts'
import { atMost } from '../lib/row.ts'
import { multiples, spread } from '../lib/stats.ts'
import type { ChecksAnswer, Way } from '../workers/checks.ts'

export const checks: Row = {
  id: 'e',
  title: 'Contract check',
  method:
    'A page of 20 agents held against its contract, as a multiple of JSON.parse of the page. Alternating runs in one process; median (quarter marks).',
  run: async ({ rounds }) => {
    const child = new Child<{ rounds: number }>('workers/checks.ts')
    try {
      const figures = await child.ask<ChecksAnswer>({ rounds: rounds * 3 })
      const parse = figures['JSON.parse']
      return {
        tables: [
          {
            title: 'Check of a 20-item page',
            columns: ['', 'of JSON.parse', 'a page'],
            lines: (Object.keys(figures) as Way[]).map((way) => [
              way,
              times(multiples(figures[way], parse)),
              `${(spread(figures[way]).median / 1000).toFixed(1)} µs`,
            ]),
          },
        ],
        verdicts: [
          atMost(
            'our check of a 20-item page, as a multiple of JSON.parse',
            multiples(figures['our kernel'], parse),
            0.3,
          ),
        ],
      }
    } finally {
      child.end()
    }
  },
}
