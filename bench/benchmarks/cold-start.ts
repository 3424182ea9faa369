import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { candidateIds, loadCandidate } from '../candidates/index.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../lib/benchmark.ts'
import { atMost } from '../lib/benchmark.ts'
import { formatMs, formatMultiple } from '../lib/format.ts'
import type { Spread } from '../lib/stats.ts'
import { ratios, shuffle, spread } from '../lib/stats.ts'
import type { Elapsed, StartResult } from '../workers/start.ts'
import type { ModuleFormat } from './build-workers.ts'
import { buildStartWorkers } from './build-workers.ts'
import { webhookImport } from './webhook-import.ts'

interface ColdStart {
  readonly id: string
  readonly format: ModuleFormat
  readonly name: string
  readonly isOurs: boolean
  readonly args: readonly string[]
  readonly loaded: Elapsed[]
  readonly firstResponse: Elapsed[]
}

const runFile = promisify(execFile)

/** Our clients run twice: loaded with `import` and with `require()`. */
const coldStartsOf = async ({ loopback }: BenchmarkOptions): Promise<ColdStart[]> => {
  const { worker, file } = await buildStartWorkers(candidateIds)
  const starts = candidateIds.map(async (id) => {
    const { name, ours, responseBody } = await loadCandidate(id)
    const baseUrl = await loopback.open('ok', responseBody)
    const formats: readonly ModuleFormat[] = ours ? ['import', 'require'] : ['import']
    return formats.map((format) => {
      const path = file(id, format)
      return {
        id,
        format,
        name: format === 'require' ? `${name}, require()` : name,
        isOurs: ours !== undefined,
        args: [worker, format === 'import' ? pathToFileURL(path).href : path, baseUrl],
        loaded: [],
        firstResponse: [],
      }
    })
  })
  return (await Promise.all(starts)).flat()
}

const run = async (
  { args, loaded, firstResponse }: ColdStart,
  isMeasured: boolean,
): Promise<void> => {
  const { stdout } = await runFile(process.execPath, [...args], {
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', NODE_OPTIONS: '' },
  })
  const result: StartResult = JSON.parse(stdout)
  if (!isMeasured) return
  loaded.push(result.loaded)
  firstResponse.push(result.firstResponse)
}

const wallTimes = (starts: readonly Elapsed[]): number[] => starts.map(({ wallTime }) => wallTime)
const cpuTimes = (starts: readonly Elapsed[]): number[] => starts.map(({ cpuTime }) => cpuTime)

const report = (coldStarts: readonly ColdStart[]): BenchmarkResult => {
  const find = (id: string): ColdStart => {
    const found = coldStarts.find((start) => start.id === id && start.format === 'import')
    if (!found) throw new Error(`${id} did not run.`)
    return found
  }
  const loadRatio = (start: ColdStart, id: string): Spread =>
    ratios(cpuTimes(start.loaded), cpuTimes(find(id).loaded))
  const firstResponseRatio = (start: ColdStart, id: string): Spread =>
    ratios(cpuTimes(start.firstResponse), cpuTimes(find(id).firstResponse))
  return {
    tables: [
      {
        title: 'Milliseconds of wall time in a new process, and CPU time as a multiple',
        columns: ['', 'import', '× ky', 'import + construct + first response', '× raw fetch'],
        rows: coldStarts.map((start) => [
          start.name,
          formatMs(spread(wallTimes(start.loaded))),
          formatMultiple(loadRatio(start, 'ky')),
          formatMs(spread(wallTimes(start.firstResponse))),
          formatMultiple(firstResponseRatio(start, 'fetch')),
        ]),
      },
    ],
    goalResults: coldStarts
      .filter(({ isOurs }) => isOurs)
      .flatMap((start) => [
        atMost(
          `CPU time to ${start.format === 'import' ? 'import' : 'load'} ${start.name}, as a multiple of the import of ky`,
          loadRatio(start, 'ky'),
          1.15,
        ),
        atMost(
          `CPU time until the first response of ${start.name}, as a multiple of openai`,
          firstResponseRatio(start, 'openai'),
          0.8,
        ),
      ]),
  }
}

export const coldStart: Benchmark = {
  id: 'c',
  title: 'Cold start',
  method:
    'Each start runs in a new process, in random order, without a compile cache; measuring begins after Node has started. Our clients are loaded with `import` and with `require()`. Milliseconds are wall time; the multiples compare CPU time, which other programs on the machine affect less. Median (quartiles) of the starts.',
  run: async (options) => {
    const coldStarts = await coldStartsOf(options)
    const count = options.quick ? 2 : options.rounds * 4
    for (let round = -1; round < count; round++) {
      // The first round only fills the file system cache.
      for (const start of shuffle(coldStarts)) await run(start, round >= 0)
    }
    const clients = report(coldStarts)
    const webhooks = await webhookImport(options)
    return {
      tables: [...clients.tables, ...webhooks.tables],
      goalResults: [...clients.goalResults, ...webhooks.goalResults],
    }
  },
}
