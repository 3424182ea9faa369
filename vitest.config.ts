import { defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'
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
  /** Suites with the same number run side by side; timing-sensitive ones come in a group of their own. */
  group?: number
  /** Whether each file has a process of its own. By default, files share one and start faster. */
  isolate?: boolean
  env?: Record<string, string>
}

const setup = './packages/core/test/setup.ts'

/** Files that load modules again in another environment, or measure the memory or timers of the process. */
const isolated = [
  'contracts/src/kernel/declared-contracts.test.ts',
  'packages/core/src/http/list.memory.test.ts',
  'packages/core/src/http/request.test.ts',
  'packages/core/src/streams/dropped-stream.test.ts',
  'packages/core/src/webhooks/body.memory.test.ts',
  'packages/moltghost/src/socket/open-web-socket.test.ts',
  'packages/moltify/src/files/files.browser.test.ts',
  'packages/moltify/src/files/memory.test.ts',
  'packages/moltify/src/webhooks/webhooks.test.ts',
  'packages/moltinfra/src/message-accumulator.memory.test.ts',
]

const documentation = ['{docs,examples,scripts/docs}/**/*.test.ts']

const suites: Suite[] = [
  { name: 'contracts', include: ['contracts/{src,scripts}/**/*.test.ts'] },
  { name: 'core', include: ['packages/core/**/*.test.ts'], setup, group: 1 },
  {
    name: 'core with the transport for Node.js',
    include: ['packages/core/src/{http,streams}/**/*.test.ts'],
    setup,
    group: 1,
    env: { MOLT_TRANSPORT: 'node' },
  },
  ...clients.map((client) => ({
    name: platformOf(client),
    include: [`${relativeToRoot(client.folder)}/**/*.test.ts`],
    setup,
  })),
  { name: 'otel', include: ['packages/otel/**/*.test.ts'], setup },
  { name: 'tools', include: ['packages/tools/**/*.test.ts'] },
  { name: 'cli', include: ['packages/cli/**/*.test.ts'] },
  { name: 'sandbox', include: ['packages/sandbox/**/*.test.ts'] },
  {
    name: 'conformance',
    include: [`contracts/conformance/${process.env[targetEnvVar] ? 'live.ts' : '*.test.ts'}`],
  },
  { name: 'docs', include: documentation, isolate: true },
  { name: 'scripts', include: ['scripts/**/*.test.ts', 'bench/{lib,growth}/*.test.ts'] },
  { name: 'isolated', include: isolated, setup, isolate: true },
]

/** Files that take a minute, most of which they wait. Started last, they would leave the machine idle. */
const slow = /kill(-engines)?\.test\.ts$/

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isSlow = ({ moduleId }: TestSpecification): boolean => slow.test(moduleId)
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    reporters: ['default', new CountReporter(process.env['MOLT_COUNTS'])],
    // More than the two cores of CI, because many tests wait.
    maxWorkers: 4,
    allowOnly: false,
    globalSetup: './scripts/lib/chromium.ts',
    // A poll that must wait for a busy machine fails only when the state never comes.
    expect: { requireAssertions: true, poll: { timeout: 30_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: suites.map(({ name, include, setup, group = 0, isolate = false, env = {} }) => ({
      resolve: { conditions },
      ssr: { resolve: { conditions, externalConditions: conditions } },
      test: {
        name,
        include,
        exclude: ['**/node_modules/**', ...(isolate ? [] : [...isolated, ...documentation])],
        setupFiles: setup ?? [],
        isolate,
        env,
        sequence: { groupOrder: group },
      },
    })),
  },
})
