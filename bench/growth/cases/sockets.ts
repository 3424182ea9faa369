import { MoltGhostAgent } from '@moltghost/sdk'
import { WebSocket } from 'ws'
import { WorkerProcess } from '../../lib/worker-process.ts'
import type { GrowthCase } from '../measure.ts'
import { costPer, indexes } from '../measure.ts'

/** Frames of each reply. */
const frames = 20

/** Opens a socket and returns a function that reads one reply and closes it. */
type OpenSocket = () => Promise<() => Promise<void>>

const withSdk =
  (baseUrl: string): OpenSocket =>
  async () => {
    const socket = await new MoltGhostAgent({ apiKey: 'key', baseUrl }).connect()
    return async () => {
      for await (const _ of socket.stream(`${frames}`));
      socket.close()
    }
  }

const withWs =
  (baseUrl: string): OpenSocket =>
  async () => {
    const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/ws`)
    await new Promise((resolve) => socket.once('open', resolve))
    return () =>
      new Promise((resolve) => {
        socket.on('message', (data) => {
          if (!JSON.parse(`${data}`).done) return
          socket.close()
          resolve()
        })
        const messages = [{ role: 'user', content: `${frames}` }]
        socket.send(JSON.stringify({ action: 'message', messages }))
      })
  }

/** `size` sockets that are open at the same time, with a reply of 20 frames each. */
export const sockets: GrowthCase = async (contestant) => {
  const server = new WorkerProcess<object>('server/sockets.ts')
  const baseUrl = `http://127.0.0.1:${await server.request<number>({})}`
  const open = contestant === 'ws' ? withWs(baseUrl) : withSdk(baseUrl)
  return (size) =>
    costPer(size, async () => {
      const readers = await Promise.all(indexes(size).map(() => open()))
      await Promise.all(readers.map((read) => read()))
    })
}
