import { createRequire } from 'node:module'
import process from 'node:process'
import type { Candidate } from '../candidates/candidate.ts'

/** Milliseconds since the start. */
export interface Elapsed {
  readonly wallTime: number
  readonly cpuTime: number
}

export interface StartResult {
  readonly loaded: Elapsed
  /** The first response has arrived; loading and construction included. */
  readonly firstResponse: Elapsed
}

// One cold start in its own process. The worker is compiled in advance: loading TypeScript would
// cost more than what is measured.
const [file = '', baseUrl = ''] = process.argv.slice(2)
const require = createRequire(import.meta.url)

const started = performance.now()
const startUsage = process.cpuUsage()

const elapsed = (): Elapsed => {
  const { user, system } = process.cpuUsage(startUsage)
  return { wallTime: performance.now() - started, cpuTime: (user + system) / 1000 }
}

const module: { candidate: Candidate } = file.endsWith('.cjs') ? require(file) : await import(file)
const loaded = elapsed()
await module.candidate.createClient({ baseUrl }).get()
const firstResponse = elapsed()

process.stdout.write(JSON.stringify({ loaded, firstResponse } satisfies StartResult))
// Open keep-alive connections would keep the process running.
process.exit()
