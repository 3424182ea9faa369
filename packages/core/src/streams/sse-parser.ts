import { isRecord } from '@molt-sdk/contracts/kernel'
import { parseJson } from '../http/parse-json.ts'
import { parseBlock } from './parse-block.ts'
import { toErrorEvent } from './to-error-event.ts'

const lineFeed = 10

/** The start of most events. */
const usualStart = 'data: {'
const jsonOffset = usualStart.length - 1

/** Length of text whose events are parsed together, in characters. */
const minBlockLength = 512
const maxBlockLength = 16_384

/** Comments keep a connection open, but no server needs this many times the maximum length of an event. */
const maxEventLengthsWithoutEvent = 16

/**
 * Splits the text of an event stream into events, as the HTML standard defines it. Of an event it
 * reads the data, and whether its name is `error`.
 */
export class SseParser {
  readonly #maxLength: number
  readonly #createTooLargeError: () => Error
  /** Received text, in which all line ends are line feeds. What is before the position was read. */
  #text = ''
  #position = 0
  #hasLineEnd = false
  #isFirst = true
  /** Whether a line feed at the start of the next text belongs to the line end before it. */
  #endsWithReturn = false
  #isLast = false
  /** Characters that were received since the last event. */
  #lengthWithoutEvent = 0
  /** The lines of data of the current event, and whether its name is `error`. */
  #data: string | undefined
  #isError = false
  /** Whether the start of the current line was discarded, because it contains no data. */
  #skipsLine = false
  /** Events that were read, and the index of the next one. */
  #events: readonly (string | object)[] = []
  #nextIndex = 0

  /**
   * @param maxLength maximum length of the data of an event, in characters
   * @param createTooLargeError creates the error that is thrown if the data is longer
   */
  constructor(maxLength: number, createTooLargeError: () => Error) {
    this.#maxLength = maxLength
    this.#createTooLargeError = createTooLargeError
  }

  /** Adds text. Call it when {@link next} has returned all events so far. */
  feed(chunk: string, isLast: boolean): void {
    this.#isLast = isLast
    // The last event counts even if the blank line behind it is missing.
    let text = isLast ? `${chunk}\n\n` : chunk
    if (!text) return
    // A decoder of bytes has removed the byte order mark, but not one of strings.
    if (this.#isFirst) text = text.replace(/^\uFEFF/, '')
    this.#isFirst = false
    this.#lengthWithoutEvent += text.length
    if (this.#endsWithReturn && text.startsWith('\n')) text = text.slice(1)
    this.#endsWithReturn = false
    if (text.includes('\r')) {
      this.#endsWithReturn = text.endsWith('\r')
      text = text.replace(/\r\n?/g, '\n')
    }
    // A line that arrives in many chunks is searched once, when its end has arrived.
    this.#hasLineEnd = !this.#text || text.includes('\n')
    this.#text = this.#text ? this.#text + text : text
    if (!this.#hasLineEnd) this.#limitLine()
  }

  /** Returns the next event that was received in full, if there is one: its data, or the parsed data. */
  next(): string | object | undefined {
    while (this.#nextIndex >= this.#events.length) {
      if (!this.#hasLineEnd) return undefined
      this.#events = this.#parseBlock() ?? this.#split()
      this.#nextIndex = 0
      if (this.#events.length) this.#lengthWithoutEvent = 0
      else if (this.#lengthWithoutEvent > maxEventLengthsWithoutEvent * this.#maxLength)
        throw this.#createTooLargeError()
    }
    return this.#events[this.#nextIndex++]
  }

  get #isMidEvent(): boolean {
    return this.#data !== undefined || this.#isError || this.#skipsLine
  }

  /** Parses the next events together, if each is one line of data with a JSON object. */
  #parseBlock(): readonly object[] | undefined {
    const text = this.#text
    const start = this.#position
    if (text.length - start < minBlockLength || this.#isMidEvent) return undefined
    const end = text.lastIndexOf('\n\n', start + maxBlockLength)
    if (end < start || !text.startsWith(usualStart, start)) return undefined
    const events = parseBlock(text.slice(start + jsonOffset, end))
    if (events) this.#position = end + 2
    return events
  }

  /** Reads events one by one. */
  #split(): readonly string[] {
    const events: string[] = []
    const text = this.#text
    const stop = this.#position + maxBlockLength
    let start = this.#position
    let isUsual = !this.#isMidEvent && !this.#isLast
    while (start < stop) {
      const end = text.indexOf('\n', start)
      if (end < 0) {
        this.#hasLineEnd = false
        this.#text = text.slice(start)
        start = 0
        break
      }
      if (isUsual && text.charCodeAt(end + 1) === lineFeed && text.startsWith(usualStart, start)) {
        events.push(this.#limit(text.slice(start + jsonOffset, end)))
        start = end + 2
      } else {
        this.#readLine(text, start, end, events)
        isUsual = !this.#isMidEvent && !this.#isLast
        start = end + 1
      }
    }
    this.#position = start
    return events
  }

  #readLine(text: string, start: number, end: number, events: string[]): void {
    if (this.#skipsLine) this.#skipsLine = false
    else if (start === end) {
      if (this.#data !== undefined) this.#addEvent(this.#data, events)
      this.#data = undefined
      this.#isError = false
    } else {
      const data = fieldOf('data', text, start, end)
      const name = fieldOf('event', text, start, end)
      if (name !== undefined) this.#isError = name === 'error'
      if (data !== undefined)
        this.#data = this.#limit(this.#data === undefined ? data : `${this.#data}\n${data}`)
    }
  }

  #addEvent(data: string, events: string[]): void {
    if (this.#isError) events.push(toErrorEvent(data))
    // Gateways send events without data to keep a connection open. What is left at the end of the
    // stream counts only if it arrived whole.
    else if (data.trim() && (!this.#isLast || data === '[DONE]' || isRecord(parseJson(data))))
      events.push(data)
  }

  #limit(data: string): string {
    if (data.length > this.#maxLength) throw this.#createTooLargeError()
    return data
  }

  /** Throws if the current line makes an event too long. Discards it if it contains no data. */
  #limitLine(): void {
    const length = this.#text.length + (this.#data?.length ?? 0)
    if (length <= this.#maxLength + jsonOffset) return
    if (this.#text.startsWith('data')) throw this.#createTooLargeError()
    this.#text = ''
    this.#skipsLine = true
  }
}

/** Returns the value of a field, if the line has that name. */
const fieldOf = (name: string, text: string, start: number, end: number): string | undefined => {
  const colon = start + name.length
  if (!text.startsWith(name, start)) return undefined
  if (colon === end) return ''
  if (text[colon] !== ':') return undefined
  return text.slice(text[colon + 1] === ' ' ? colon + 2 : colon + 1, end)
}
