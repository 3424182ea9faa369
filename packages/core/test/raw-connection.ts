import { setTimeout as sleep } from 'node:timers/promises'
import type { Behavior } from './scripted-server.ts'

/** The server's side of a connection. */
export interface RawConnection {
  /** Sends the head of a response whose body ends with the connection. */
  head(status?: number, headers?: Readonly<Record<string, string>>): Promise<void>
  /** Sends bytes. Resolves when the system has taken them, or the connection is closed. */
  send(bytes: string | Uint8Array): Promise<void>
  /** Waits. */
  pause(ms: number): Promise<void>
  /** Closes the connection: the client reads all that was sent, then the end. */
  end(): void
  /** Resets the connection. */
  destroy(): void
  /** Resolves when the connection is closed, by either side. */
  readonly closed: Promise<void>
  /** Whether the connection is closed. */
  readonly isClosed: boolean
  /** Number of bytes that the system has taken. */
  readonly sent: number
}

/** Responds with raw bytes, including the head. The connection stays open until it is closed. */
export const rawResponse =
  (play: (connection: RawConnection) => unknown): Behavior =>
  async ({ socket }) => {
    let sent = 0
    socket.setNoDelay()
    const closed = new Promise<void>((resolve) => {
      if (socket.destroyed) resolve()
      else socket.once('close', () => resolve())
    })
    const send = (bytes: string | Uint8Array): Promise<void> =>
      new Promise((resolve) => {
        if (socket.destroyed || !socket.writable) return resolve()
        socket.once('close', resolve)
        socket.write(bytes, (error) => {
          socket.off('close', resolve)
          if (!error) sent += Buffer.byteLength(bytes)
          resolve()
        })
      })
    await play({
      head: (status = 200, headers = { 'content-type': 'text/event-stream' }) => {
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
        return send(`HTTP/1.1 ${status} Status\r\nconnection: close\r\n${lines.join('')}\r\n`)
      },
      send,
      pause: (ms) => sleep(ms),
      end: () => socket.end(),
      destroy: () => socket.resetAndDestroy(),
      closed,
      get isClosed() {
        return socket.destroyed
      },
      get sent() {
        return sent
      },
    })
  }
