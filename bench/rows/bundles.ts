import { contestantIds, loadContestant } from '../contestants/index.ts'
import type { Size } from '../lib/browser-bundle.ts'
import { browserSize, coreSize } from '../lib/browser-bundle.ts'
import { kilobytes } from '../lib/format.ts'
import type { Row } from '../lib/row.ts'
import { verdict } from '../lib/row.ts'

interface Bundle {
  readonly name: string
  size(): Promise<Size>
  /** The most gzipped bytes that it may have, if it is ours. */
  readonly budget?: number
}

/** Whole clients of ours, by contestant. */
const budgets: Readonly<Record<string, number>> = { moltinfra: 22_000 }

/** Parts of the contestants, and what they are made of. */
const parts: readonly Bundle[] = [
  {
    name: '@moltinfra/sdk, errors alone',
    size: () => browserSize(`export * from '@moltinfra/sdk/errors'`),
    budget: 1_500,
  },
  {
    name: "@moltinfra/sdk, our core's part",
    size: () => coreSize('@moltinfra/sdk'),
    budget: 6_000,
  },
  {
    name: 'zod/mini, one schema',
    size: () =>
      browserSize(
        `import * as z from 'zod/mini'\nexport const Agent = z.object({ id: z.string() })`,
      ),
  },
  {
    name: 'eventsource-parser',
    size: () =>
      browserSize(`export { createParser } from 'eventsource-parser'`, {
        folder: 'packages/core',
      }),
  },
]

const wholeOf = async (id: string): Promise<Bundle[]> => {
  const { name, bundle } = await loadContestant(id)
  if (!bundle) return []
  const budget = budgets[id]
  return [{ name, size: () => browserSize(bundle), ...(budget && { budget }) }]
}

export const bundles: Row = {
  id: 'd',
  title: 'Browser bundle',
  method:
    'All that the package exports (ours), or its client, through esbuild for the browser: ES2022, minified; bytes after gzip, and before. Exact. Our core is what the client from its source weighs with it, less what it weighs without.',
  run: async () => {
    const all = [...(await Promise.all(contestantIds.map(wholeOf))).flat(), ...parts]
    const measured = await Promise.all(
      all.map(async (bundle) => ({ ...bundle, ...(await bundle.size()) })),
    )
    return {
      tables: [
        {
          title: 'Size',
          columns: ['', 'gzip', 'minified'],
          lines: measured.map(({ name, plain, packed }) => [
            name,
            kilobytes(packed),
            kilobytes(plain),
          ]),
        },
      ],
      verdicts: measured.flatMap(({ name, packed, budget }) =>
        budget
          ? [
              verdict(
                `${name}, gzip: at most ${kilobytes(budget)}`,
                kilobytes(packed),
                packed <= budget,
              ),
            ]
          : [],
      ),
    }
  },
}
