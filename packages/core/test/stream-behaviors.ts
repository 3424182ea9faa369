import type { RawConnection } from './raw-connection.ts'
import { rawResponse } from './raw-connection.ts'
import type { Behavior } from './scripted-server.ts'

type Chunk = string | Uint8Array

/** A server-sent event with a value. */
export const event = (streamEvent: unknown): string => `data: ${JSON.stringify(streamEvent)}\n\n`

/** A log entry of a voyage. */
export const entry = (log: string): string => event({ log })

/** The last event of a voyage. */
export const arrival: string = event({ arrived: true })

const open = async (connection: RawConnection, chunks: readonly Chunk[]): Promise<void> => {
  await connection.head()
  for (const chunk of chunks) await connection.send(chunk)
}

/** Streams these chunks and ends. */
export const streamOf = (...chunks: Chunk[]): Behavior =>
  rawResponse(async (connection) => {
    await open(connection, chunks)
    connection.end()
  })

/** Streams these chunks and never ends. */
export const streamOpen = (...chunks: Chunk[]): Behavior =>
  rawResponse((connection) => open(connection, chunks))

/** Streams these chunks and closes the connection before the end. */
export const streamTruncated = (...chunks: string[]): Behavior =>
  rawResponse(async (connection) => {
    await connection.head(200, {
      'content-type': 'text/event-stream',
      'transfer-encoding': 'chunked',
    })
    for (const chunk of chunks) {
      await connection.send(`${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`)
    }
    await connection.send('64\r\ndata:')
    connection.end()
  })

/** Streams entries while the client is connected, then reports their number. */
export const streamEndless = (onClose: (sent: number) => void = () => undefined): Behavior =>
  rawResponse(async (connection) => {
    await connection.head()
    let sent = 0
    for (; !connection.isClosed; sent++) {
      await connection.send(entry(`${sent}`))
      await connection.pause(1)
    }
    onClose(sent)
  })
