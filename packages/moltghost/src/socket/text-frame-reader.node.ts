import type { SocketTransportEvents } from './socket-transport.ts'
import { decodeTexts, endOfFrame, endOfTexts } from './text-frames.node.ts'

const noBytes = Buffer.alloc(0)

/** Callbacks of a {@link TextFrameReader}. */
export interface TextFrameReaderEvents extends Pick<SocketTransportEvents, 'onMessages'> {
  /** Called with each ping and pong. */
  onControlFrame(bytes: Buffer): void
  /** Called with bytes that start with a rare or invalid frame. Nothing may be read afterwards. */
  onUnknownFrame(bytes: Buffer): void
}

/**
 * Takes text messages out of the bytes of a connection. Consecutive short ones are decoded and parsed
 * together, in less time than `ws` needs to decode them.
 */
export class TextFrameReader {
  readonly #events: TextFrameReaderEvents
  /** Start of a frame whose end was not received yet. */
  #rest: Buffer = noBytes

  constructor(events: TextFrameReaderEvents) {
    this.#events = events
  }

  read(chunk: Buffer): void {
    const bytes = this.#rest.length ? Buffer.concat([this.takeRest(), chunk]) : chunk
    let position = 0
    while (position < bytes.length) {
      const endOfRun = endOfTexts(bytes, position)
      const end = endOfRun > position ? endOfRun : endOfFrame(bytes, position)
      const messages = endOfRun > position ? decodeTexts(bytes, position, end) : []
      if (!end || !messages) {
        this.#events.onUnknownFrame(bytes.subarray(position))
        return
      }
      if (end > bytes.length) {
        this.#rest = bytes.subarray(position)
        return
      }
      if (messages.length) this.#events.onMessages(messages, end - position)
      else this.#events.onControlFrame(bytes.subarray(position, end))
      position = end
    }
  }

  /** Returns the start of a frame whose end was not received, and forgets it. */
  takeRest(): Buffer {
    const rest = this.#rest
    this.#rest = noBytes
    return rest
  }
}
