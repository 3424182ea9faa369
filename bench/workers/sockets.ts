import { MoltGhostAgent } from '@moltghost/sdk'
import { WebSocket } from 'ws'
import { answerAsks } from '../lib/child.ts'

export type SocketsAsk =
  | { readonly count: number; readonly rounds: number }
  | { readonly longest: number; readonly loop: Loop }

export type Loop = 'sdk' | 'hand'

/** Frames per second of the main thread's processor time, one figure for each round. */
export type SocketsAnswer = Readonly<Record<Loop, readonly number[]>>

const [port = '', checks] = process.argv.slice(2)
const baseUrl = `http://127.0.0.1:${port}`

/** Turns until the compiler has done its work. */
const warmUp = 8

/** Turns in a measurement: the system counts a thread's time in steps of some milliseconds. */
const times = 6

/** One turn of so many frames; gives how many came. Connects when it is first asked for. */
const byHand = async (): Promise<(count: number) => Promise<number>> => {
  const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/ws`)
  await new Promise((resolve) => socket.once('open', resolve))
  let got = 0
  let finish: (count: number) => void = () => undefined
  socket.on('message', (data) => {
    const frame = JSON.parse(data.toString())
    if (frame.content) got++
    if (frame.done) finish(got)
  })
  return (count) =>
    new Promise((resolve) => {
      got = 0
      finish = resolve
      const messages = [{ role: 'user', content: `${count}` }]
      socket.send(JSON.stringify({ action: 'message', messages }))
    })
}

const bySdk = async (): Promise<(count: number) => Promise<number>> => {
  const contract = checks === 'on' ? 'strict' : 'off'
  const socket = await new MoltGhostAgent({ apiKey: 'key', baseUrl, contract }).connect()
  return async (count) => {
    let got = 0
    for await (const event of socket.stream(`${count}`)) if (event.type === 'text') got++
    return got
  }
}

const perSecond = async (
  turn: (count: number) => Promise<number>,
  count: number,
  turns: number,
): Promise<number> => {
  globalThis.gc?.()
  const before = process.threadCpuUsage()
  for (let at = 0; at < turns; at++) {
    const got = await turn(count)
    if (got !== count) throw new Error(`${got} of ${count} frames came.`)
  }
  const { user, system } = process.threadCpuUsage(before)
  return (count * turns * 1e6) / (user + system)
}

const compare = async (count: number, rounds: number): Promise<SocketsAnswer> => {
  const turns = { hand: await byHand(), sdk: await bySdk() }
  const figures = { hand: [] as number[], sdk: [] as number[] }
  for (let at = 0; at < warmUp; at++) {
    await perSecond(turns.hand, count, 1)
    await perSecond(turns.sdk, count, 1)
  }
  for (let at = 0; at < rounds; at++) {
    figures.hand.push(await perSecond(turns.hand, count, times))
    figures.sdk.push(await perSecond(turns.sdk, count, times))
  }
  return figures
}

/** The most memory that this process ever held, in MB, after one long turn and nothing else. */
const longest = async (count: number, loop: Loop): Promise<number> => {
  const turn = await (loop === 'sdk' ? bySdk() : byHand())
  const got = await turn(count)
  if (got !== count) throw new Error(`${got} of ${count} frames came.`)
  return process.resourceUsage().maxRSS / 1024
}

answerAsks((ask: SocketsAsk) =>
  'longest' in ask ? longest(ask.longest, ask.loop) : compare(ask.count, ask.rounds),
)
