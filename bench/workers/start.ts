import process from 'node:process'
import type { Contestant } from '../contestants/contestant.ts'

export interface StartAnswer {
  /** Milliseconds until the import was done. */
  readonly imported: number
  /** Milliseconds until the first answer was there, import and construction included. */
  readonly answered: number
}

// One start, in a process that does nothing else. It is built beforehand: reading TypeScript
// would cost more than what is measured.
const [file = '', baseUrl = ''] = process.argv.slice(2)

const began = performance.now()
const { contestant } = (await import(file)) as { contestant: Contestant }
const imported = performance.now() - began
await contestant.connect({ baseUrl }).get()
const answered = performance.now() - began

process.stdout.write(JSON.stringify({ imported, answered } satisfies StartAnswer))
// Sockets that are kept alive would keep the process.
process.exit()
