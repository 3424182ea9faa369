import { loadCandidate } from '../candidates/index.ts'
import { peakMemoryMb } from '../lib/peak-memory.ts'
import { serveRequests } from '../lib/worker-process.ts'

/** A client at rest, or a number of calls at once. */
export type MemoryRequest = { readonly clients: number } | { readonly calls: number }

/** Memory above that of the empty process. */
export interface IdleMemory {
  /** MB of the heap, after import and construction of one client. */
  readonly heap: number
  /** MB of the process at the same time. */
  readonly resident: number
  /** KB of the heap per further client. */
  readonly perClient: number
}

export interface CallsMemory {
  /** MB of the process at its peak. */
  readonly peak: number
  /** MB of the heap that remain when all calls have ended. */
  readonly retained: number
}

const [id = '', baseUrl = ''] = process.argv.slice(2)

const megabyte = 1_048_576

/** Returns the heap without garbage, in MB. */
const heapMb = (): number => {
  for (let index = 0; index < 3; index++) globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / megabyte
}

const residentMb = (): number => process.memoryUsage.rss() / megabyte

const measureIdle = async (count: number): Promise<IdleMemory> => {
  const emptyHeap = heapMb()
  const emptyResident = residentMb()
  const { createClient } = await loadCandidate(id)
  const clients = [createClient({ baseUrl })]
  const heap = heapMb()
  const resident = residentMb() - emptyResident
  while (clients.length <= count) clients.push(createClient({ baseUrl }))
  const perClient = ((heapMb() - heap) * 1024) / count
  if (!clients[count]) throw new Error('There is no last client.')
  return { heap: heap - emptyHeap, resident, perClient }
}

const measureCalls = async (count: number): Promise<CallsMemory> => {
  const client = (await loadCandidate(id)).createClient({ baseUrl, timeout: 60_000 })
  // Code that is loaded or compiled with the first call is not counted.
  await client.get()
  const heap = heapMb()
  await Promise.all(Array.from({ length: count }, () => client.get()))
  return { peak: peakMemoryMb(), retained: heapMb() - heap }
}

serveRequests((request: MemoryRequest) =>
  'clients' in request ? measureIdle(request.clients) : measureCalls(request.calls),
)
