import type { RawConnection } from './raw-connection.ts'
import { rawResponse } from './raw-connection.ts'
import type { Behavior } from './scripted-server.ts'

type Chunk = string | Uint8Array

/** A server-sent event with a value. */
export const event = (frame: unknown): string => `data: ${JSON.stringify(frame)}\n\n`

/** A log entry of a voyage. */
export const entry = (log: string): string => event({ log })

/** The last event of a voyage. */
export const arrival: string = event({ arrived: true })

const open = async (wire: RawConnection, chunks: readonly Chunk[]): Promise<void> => {
  await wire.head()
  for (const chunk of chunks) await wire.send(chunk)
}

/** Streams these chunks and ends. */
export const streamOf = (...chunks: Chunk[]): Behavior =>
  rawResponse(async (wire) => {
    await open(wire, chunks)
    wire.end()
  })

/** Streams these chunks and never ends. */
export const streamOpen = (...chunks: Chunk[]): Behavior =>
  rawResponse((wire) => open(wire, chunks))

/** Streams these chunks and closes the connection before the end. */
export const streamTruncated = (...chunks: string[]): Behavior =>
  rawResponse(async (wire) => {
    await wire.head(200, {
      'content-type': 'text/event-stream',
      'transfer-encoding': 'chunked',
    })
    for (const chunk of chunks) {
      await wire.send(`${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`)
    }
    await wire.send('64\r\ndata:')
    wire.end()
  })

/** Streams entries while the client is connected, then reports their number. */
export const streamEndless = (onClose: (sent: number) => void = () => undefined): Behavior =>
  rawResponse(async (wire) => {
    await wire.head()
    let sent = 0
    for (; !wire.isClosed; sent++) {
      await wire.send(entry(`${sent}`))
      await wire.pause(1)
    }
    onClose(sent)
  })
