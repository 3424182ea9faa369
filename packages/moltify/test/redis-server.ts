import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { freePort } from '../../../scripts/lib/free-port.ts'

export interface RedisServer {
  readonly url: string
  stop(): unknown
}

const isListening = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, host)
    const end = (isThere: boolean): void => {
      socket.destroy()
      resolve(isThere)
    }
    socket.setTimeout(2_000, () => end(false))
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
  })

/** Whether a Redis without a password listens at a port of this machine. */
const isRedis = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    const end = (isThere: boolean): void => {
      socket.destroy()
      resolve(isThere)
    }
    socket.setTimeout(2_000, () => end(false))
    socket.on('data', (data) => end(`${data}`.startsWith('+PONG')))
    socket.on('error', () => end(false))
  })

const findRedis = async (): Promise<string | undefined> => {
  const url = process.env['REDIS_URL']
  if (!url) return (await isRedis(6379)) ? 'redis://127.0.0.1:6379' : undefined
  const { hostname, port } = new URL(url)
  return (await isListening(Number(port || 6379), hostname)) ? url : undefined
}

const givenUrl = await findRedis()

/** Whether a real Redis is available: at REDIS_URL, at 127.0.0.1:6379, or as an installed `redis-server`. */
export const realRedis: boolean =
  givenUrl !== undefined || spawnSync('redis-server', ['--version']).status === 0

/** The real Redis. It is empty if it is started for the tests. */
export const startRedis = async (): Promise<RedisServer> => {
  if (givenUrl !== undefined) return { url: givenUrl, stop: () => undefined }
  const port = await freePort()
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn('redis-server', options, { stdio: 'ignore' })
  while (server.exitCode === null && !(await isListening(port))) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.kill() }
}

/**
 * Implements the part of the Redis protocol that `SET key value PX ms NX`, `DEL key` and the
 * handshakes of clients use. It shows what the clients send, not whether a real Redis accepts it.
 */
export const startRespServer = async (): Promise<RedisServer & { readonly sent: string[][] }> => {
  const expiries = new Map<string, number>()
  const sent: string[][] = []
  const sockets = new Set<Socket>()
  const reply = ([name = '', key = '', value, ...options]: string[], isNew: boolean): string => {
    if (name.toUpperCase() === 'HELLO') return '%1\r\n$5\r\nproto\r\n:3\r\n'
    if (name.toUpperCase() === 'INFO') return '$9\r\nloading:0\r\n'
    if (name.toUpperCase() === 'DEL') return `:${Number(expiries.delete(key))}\r\n`
    if (name.toUpperCase() !== 'SET') return '+OK\r\n'
    sent.push([name.toUpperCase(), key, value ?? '', ...options.map((each) => each.toUpperCase())])
    const words = options.map((each) => each.toUpperCase())
    const known = (expiries.get(key) ?? 0) > Date.now()
    if (words.includes('NX') && known) return isNew ? '_\r\n' : '$-1\r\n'
    expiries.set(key, Date.now() + Number(options[words.indexOf('PX') + 1]))
    return '+OK\r\n'
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    let text = ''
    let isNew = false
    socket.on('data', (data) => {
      text += data
      for (let command = readCommand(text); command; command = readCommand(text)) {
        text = text.slice(command.length)
        isNew ||= command.words[0]?.toUpperCase() === 'HELLO'
        socket.write(reply(command.words, isNew))
      }
    })
    socket.on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = (): void => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`, stop, sent }
}

/** The first command in a text and its length, if it is complete. All texts are ASCII here. */
const readCommand = (text: string): { words: string[]; length: number } | undefined => {
  const [head = '', count = '0'] = /^\*(\d+)\r\n/.exec(text) ?? []
  if (!head) return undefined
  let at = head.length
  const words: string[] = []
  while (words.length < Number(count)) {
    const [size = '', length = ''] = /^\$(\d+)\r\n/.exec(text.slice(at)) ?? []
    const end = at + size.length + Number(length)
    if (!size || text.length < end + 2) return undefined
    words.push(text.slice(at + size.length, end))
    at = end + 2
  }
  return { words, length: at }
}
