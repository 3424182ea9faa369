import { setTimeout as sleep } from 'node:timers/promises'
import type { Behavior } from './scripted-server.ts'

/** The server's end of one connection, to write on at will. */
export interface RawConnection {
  /** Sends the head of an answer whose body ends with the connection. */
  head(status?: number, headers?: Readonly<Record<string, string>>): Promise<void>
  /** Sends bytes as they are. Settles once the system has taken them, or the other side is gone. */
  send(bytes: string | Uint8Array): Promise<void>
  /** Waits. */
  pause(ms: number): Promise<void>
  /** Ends in good order: the other side reads all that was sent, then the end. */
  end(): void
  /** Ends in bad order: the connection is reset. */
  destroy(): void
  /** Settles when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>
  /** Whether it is gone. */
  readonly isClosed: boolean
  /** Bytes that the system took. */
  readonly sent: number
}

/** Answers with whatever is written on the wire, head and all. The wire stays open until it is ended. */
export const rawResponse =
  (play: (wire: RawConnection) => unknown): Behavior =>
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
