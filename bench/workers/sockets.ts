import { MoltGhostAgent } from '@moltghost/sdk'
import { WebSocket } from 'ws'
import { peakMemoryMb } from '../lib/peak-memory.ts'
import { serveRequests } from '../lib/worker-process.ts'

export type SocketsRequest =
  | { readonly count: number; readonly rounds: number }
  | { readonly peakMemory: number; readonly loop: Loop }

export type Loop = 'sdk' | 'baseline'

/** Frames per second of the main thread's CPU time, one figure per round. */
export type SocketsResult = Readonly<Record<Loop, readonly number[]>>

const [port = '', checks] = process.argv.slice(2)
const baseUrl = `http://127.0.0.1:${port}`

/** Replies before measuring, until the code is optimized. */
const warmUp = 8

/** Replies per measurement: the system counts a thread's time in steps of some milliseconds. */
const repetitions = 6

/** Connects, and returns a function that requests a reply of `count` frames and counts them. */
const baselineSocket = async (): Promise<(count: number) => Promise<number>> => {
  const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/ws`)
  await new Promise((resolve) => socket.once('open', resolve))
  let received = 0
  let finish: (count: number) => void = () => undefined
  socket.on('message', (data) => {
    const frame = JSON.parse(data.toString())
    if (frame.content) received++
    if (frame.done) finish(received)
  })
  return (count) =>
    new Promise((resolve) => {
      received = 0
      finish = resolve
      const messages = [{ role: 'user', content: `${count}` }]
      socket.send(JSON.stringify({ action: 'message', messages }))
    })
}

const sdkSocket = async (): Promise<(count: number) => Promise<number>> => {
  const contract = checks === 'on' ? 'strict' : 'off'
  const socket = await new MoltGhostAgent({ apiKey: 'key', baseUrl, contract }).connect()
  return async (count) => {
    let received = 0
    for await (const event of socket.stream(`${count}`)) if (event.type === 'text') received++
    return received
  }
}

const framesPerSecond = async (
  sendAndCount: (count: number) => Promise<number>,
  count: number,
  replies: number,
): Promise<number> => {
  globalThis.gc?.()
  const before = process.threadCpuUsage()
  for (let index = 0; index < replies; index++) {
    const received = await sendAndCount(count)
    if (received !== count) throw new Error(`Received ${received} of ${count} frames.`)
  }
  const { user, system } = process.threadCpuUsage(before)
  return (count * replies * 1e6) / (user + system)
}

const compare = async (count: number, rounds: number): Promise<SocketsResult> => {
  const sockets = { baseline: await baselineSocket(), sdk: await sdkSocket() }
  const figures = { baseline: [] as number[], sdk: [] as number[] }
  for (let index = 0; index < warmUp; index++) {
    await framesPerSecond(sockets.baseline, count, 1)
    await framesPerSecond(sockets.sdk, count, 1)
  }
  for (let round = 0; round < rounds; round++) {
    figures.baseline.push(await framesPerSecond(sockets.baseline, count, repetitions))
    figures.sdk.push(await framesPerSecond(sockets.sdk, count, repetitions))
  }
  return figures
}

/** Peak memory of this process in MB after one long reply. */
const peakMemory = async (count: number, loop: Loop): Promise<number> => {
  const sendAndCount = await (loop === 'sdk' ? sdkSocket() : baselineSocket())
  const received = await sendAndCount(count)
  if (received !== count) throw new Error(`Received ${received} of ${count} frames.`)
  return peakMemoryMb()
}

serveRequests((request: SocketsRequest) =>
  'peakMemory' in request
    ? peakMemory(request.peakMemory, request.loop)
    : compare(request.count, request.rounds),
)
