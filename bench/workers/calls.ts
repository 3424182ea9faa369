import { loadContestant } from '../contestants/index.ts'
import { answerAsks } from '../lib/child.ts'

export interface CallsAsk {
  readonly count: number
  /** Calls under way at once. */
  readonly width: number
}

export interface CallsAnswer {
  /** Microseconds of processor time a call, all threads of the process counted. */
  readonly processor: number
  /** Microseconds a call on the clock. */
  readonly clock: number
}

const [id = '', baseUrl = ''] = process.argv.slice(2)
const contestant = await loadContestant(id)
const client = contestant.connect({ baseUrl })

const block = async ({ count, width }: CallsAsk): Promise<CallsAnswer> => {
  let left = count
  const lane = async (): Promise<void> => {
    while (left-- > 0) await client.get()
  }
  const processor = process.cpuUsage()
  const started = performance.now()
  await Promise.all(Array.from({ length: width }, lane))
  const clock = performance.now() - started
  const { user, system } = process.cpuUsage(processor)
  return { processor: (user + system) / count, clock: (clock * 1000) / count }
}

// Proven to answer before anything is measured.
const first = JSON.stringify(await client.get())
if (first.length < 900) throw new Error(`${id} gave a strange answer: ${first}`)

answerAsks(block)
