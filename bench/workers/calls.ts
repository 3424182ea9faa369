import { loadCandidate } from '../candidates/index.ts'
import { serveRequests } from '../lib/worker-process.ts'

export interface CallsRequest {
  readonly count: number
  /** Number of concurrent calls. */
  readonly concurrency: number
}

export interface CallsResult {
  /** Microseconds of CPU time per call, over all threads of the process. */
  readonly cpuTime: number
  /** Microseconds of wall time per call. */
  readonly wallTime: number
}

const [id = '', baseUrl = ''] = process.argv.slice(2)
const candidate = await loadCandidate(id)
const client = candidate.createClient({ baseUrl })

const runBlock = async ({ count, concurrency }: CallsRequest): Promise<CallsResult> => {
  let remaining = count
  const worker = async (): Promise<void> => {
    while (remaining-- > 0) await client.get()
  }
  const startUsage = process.cpuUsage()
  const started = performance.now()
  await Promise.all(Array.from({ length: concurrency }, worker))
  const wallTime = performance.now() - started
  const { user, system } = process.cpuUsage(startUsage)
  return { cpuTime: (user + system) / count, wallTime: (wallTime * 1000) / count }
}

// Checks that the call works before anything is measured.
const first = JSON.stringify(await client.get())
if (first.length < 900) throw new Error(`${id} returned an unexpected response: ${first}`)

serveRequests(runBlock)
