import { defineConfig } from 'vitest/config'
import { targetEnvVar } from './contracts/conformance/env-variables.ts'
import { sourceCondition } from './scripts/build/entries.ts'
import { CountReporter } from './scripts/lib/count-reporter.ts'
import { clients, platformOf, relativeToRoot } from './scripts/lib/packages.ts'

// Packages of this repository are tested on their TypeScript source: no build comes first.
const conditions = [sourceCondition, 'module', 'node', 'development|production']

interface Suite {
  name: string
  include: string[]
  setup?: string
  /** Whether files share a worker: they then start faster, and must leave nothing behind. */
  shared?: boolean
  /** Suites with the same number run side by side; timing-sensitive ones come in a group of their own. */
  group?: number
}

const suites: Suite[] = [
  { name: 'contracts', include: ['contracts/{src,scripts}/**/*.test.ts'], shared: true },
  {
    name: 'core',
    include: ['packages/core/**/*.test.ts'],
    setup: './packages/core/test/setup.ts',
    group: 1,
  },
  ...clients.map((client) => ({
    name: platformOf(client),
    include: [`${relativeToRoot(client.folder)}/**/*.test.ts`],
    setup: './packages/core/test/setup.ts',
  })),
  {
    name: 'otel',
    include: ['packages/otel/**/*.test.ts'],
    setup: './packages/core/test/setup.ts',
  },
  { name: 'tools', include: ['packages/tools/**/*.test.ts'], shared: true },
  { name: 'cli', include: ['packages/cli/**/*.test.ts'], shared: true },
  { name: 'sandbox', include: ['packages/sandbox/**/*.test.ts'], shared: true },
  {
    name: 'conformance',
    include: [`contracts/conformance/${process.env[targetEnvVar] ? 'live.ts' : '*.test.ts'}`],
  },
  { name: 'docs', include: ['{docs,examples}/**/*.test.ts'] },
  { name: 'scripts', include: ['scripts/**/*.test.ts', 'bench/lib/*.test.ts'] },
]

export default defineConfig({
  test: {
    reporters: ['default', new CountReporter(process.env['MOLT_COUNTS'])],
    maxWorkers: 2,
    allowOnly: false,
    globalSetup: './scripts/lib/extract-chromium.ts',
    // A poll that must wait for a busy machine fails only when the state never comes.
    expect: { requireAssertions: true, poll: { timeout: 30_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: suites.map(({ name, include, setup, shared = false, group = 0 }) => ({
      resolve: { conditions },
      ssr: { resolve: { conditions, externalConditions: conditions } },
      test: {
        name,
        include,
        setupFiles: setup ?? [],
        isolate: !shared,
        sequence: { groupOrder: group },
      },
    })),
  },
})
