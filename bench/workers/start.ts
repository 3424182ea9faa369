import process from 'node:process'
import type { Contestant } from '../contestants/contestant.ts'

/** Milliseconds since the start: on the clock, and of processor time. */
export interface Elapsed {
  readonly clock: number
  readonly processor: number
}

export interface StartAnswer {
  readonly imported: Elapsed
  /** The first answer is there; import and construction included. */
  readonly answered: Elapsed
}

// One start, in a process that does nothing else. It is built beforehand: reading TypeScript
// would cost more than what is measured.
const [file = '', baseUrl = ''] = process.argv.slice(2)

const began = performance.now()
const before = process.cpuUsage()

const elapsed = (): Elapsed => {
  const { user, system } = process.cpuUsage(before)
  return { clock: performance.now() - began, processor: (user + system) / 1000 }
}

const { contestant } = (await import(file)) as { contestant: Contestant }
const imported = elapsed()
await contestant.connect({ baseUrl }).get()
const answered = elapsed()

process.stdout.write(JSON.stringify({ imported, answered } satisfies StartAnswer))
// Sockets that are kept alive would keep the process.
process.exit()
