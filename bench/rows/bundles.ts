import type { Plugin } from 'esbuild'
import { contestantIds, loadContestant } from '../contestants/index.ts'
import type { Size } from '../lib/browser-bundle.ts'
import { browserSize, coreSize } from '../lib/browser-bundle.ts'
import { kilobytes, whole } from '../lib/format.ts'
import type { Row } from '../lib/row.ts'
import { verdict } from '../lib/row.ts'

interface Bundle {
  readonly name: string
  size(): Promise<Size>
  /** The most gzipped bytes that it may have, if it is ours. */
  readonly budget?: number
}

/** What the contestants are made of. */
const parts: readonly Bundle[] = [
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

/** Leaves out what is loaded when it is needed. */
const withoutLater: Plugin = {
  name: 'without-later',
  setup: (bundler) =>
    bundler.onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
}

/** A contestant whole; and of a client of ours, its errors alone and what of it is our core. */
const bundlesOf = async (id: string): Promise<Bundle[]> => {
  const { name, bundle, ours } = await loadContestant(id)
  if (!bundle) return []
  const size = (): Promise<Size> => browserSize(bundle)
  if (!ours) return [{ name, size }]
  return [
    {
      name,
      size: () => browserSize(bundle, { plugins: [withoutLater] }),
      budget: ours.wholeBundle,
    },
    { name: `${name}, with what is loaded when it is needed`, size },
    {
      name: `${name}, errors alone`,
      size: () => browserSize(`export * from '${name}/errors'`),
      budget: 1_500,
    },
    { name: `${name}, our core's part`, size: () => coreSize(name), budget: 6_000 },
  ]
}

export const bundles: Row = {
  id: 'd',
  title: 'Browser bundle',
  method:
    'All that the package exports (ours), or its client, through esbuild for the browser: ES2022, minified; bytes after gzip, and before. Exact. Our core is what the client from its source weighs with it, less what it weighs without.',
  run: async () => {
    const all = [...(await Promise.all(contestantIds.map(bundlesOf))).flat(), ...parts]
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
                `${name}, bytes after gzip: at most ${whole(budget)}`,
                whole(packed),
                packed <= budget,
              ),
            ]
          : [],
      ),
    }
  },
}
