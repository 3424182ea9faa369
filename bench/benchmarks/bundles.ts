import type { Plugin } from 'esbuild'
import { candidateIds, loadCandidate } from '../candidates/index.ts'
import type { Benchmark } from '../lib/benchmark.ts'
import { goalResult } from '../lib/benchmark.ts'
import type { Size } from '../lib/browser-bundle.ts'
import { browserSize, coreSize } from '../lib/browser-bundle.ts'
import { formatInteger, kilobytes } from '../lib/format.ts'
import { exactVerdict } from '../lib/verdict.ts'

interface BundleCase {
  readonly name: string
  size(): Promise<Size>
  /** Maximum bytes after gzip, for our clients. */
  readonly budget?: number
}

/** Dependencies of the candidates. */
const dependencies: readonly BundleCase[] = [
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

/** Leaves dynamically imported modules out of the bundle. */
const excludeDynamicImports: Plugin = {
  name: 'exclude-dynamic-imports',
  setup: (bundler) =>
    bundler.onResolve({ filter: /./ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
}

/** The complete candidate. For our clients also with dynamic imports, the errors alone, and our core. */
const bundleCasesOf = async (id: string): Promise<BundleCase[]> => {
  const { name, bundle, ours } = await loadCandidate(id)
  if (!bundle) return []
  const size = (): Promise<Size> => browserSize(bundle)
  if (!ours) return [{ name, size }]
  return [
    {
      name,
      size: () => browserSize(bundle, { plugins: [excludeDynamicImports] }),
      budget: ours.bundleBudget,
    },
    { name: `${name}, with dynamically imported modules`, size },
    {
      name: `${name}, errors alone`,
      size: () => browserSize(`export * from '${name}/errors'`),
      budget: 1_500,
    },
    { name: `${name}, share of our core`, size: () => coreSize(name), budget: 6_000 },
  ]
}

export const bundles: Benchmark = {
  id: 'd',
  title: 'Browser bundle',
  method:
    'All exports of the package (ours) or its client class (others), bundled with esbuild for browsers (ES2022, minified). Bytes after gzip and before; exact. The share of our core is the size of the client built from source with core, minus its size without.',
  run: async () => {
    const all = [...(await Promise.all(candidateIds.map(bundleCasesOf))).flat(), ...dependencies]
    const measured = await Promise.all(
      all.map(async (bundle) => ({ ...bundle, ...(await bundle.size()) })),
    )
    return {
      tables: [
        {
          title: 'Size',
          columns: ['', 'gzip', 'minified'],
          rows: measured.map(({ name, minifiedBytes, gzipBytes }) => [
            name,
            kilobytes(gzipBytes),
            kilobytes(minifiedBytes),
          ]),
        },
      ],
      goalResults: measured.flatMap(({ name, gzipBytes, budget }) =>
        budget
          ? [
              goalResult(
                `${name}, bytes after gzip: at most ${formatInteger(budget)}`,
                formatInteger(gzipBytes),
                exactVerdict(gzipBytes <= budget),
              ),
            ]
          : [],
      ),
    }
  },
}
