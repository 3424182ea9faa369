import { isUtf8 } from 'node:buffer'

/** First bytes of frames that are a whole message of text, a ping or a pong, without extensions. */
const textFrame = 0x81
const pingFrame = 0x89
const pongFrame = 0x8a

/** Second byte of an unmasked frame whose length is in the next two bytes. */
const extendedLength = 126

/**
 * Returns the end of a frame: infinity if its header is incomplete, and 0 if it is not one of those
 * that are known here.
 */
export const endOfFrame = (bytes: Buffer, position: number): number => {
  const kind = bytes[position]
  const length = bytes[position + 1]
  if (length === undefined) return Number.POSITIVE_INFINITY
  const isShort = length < extendedLength
  if (isShort && (kind === textFrame || kind === pingFrame || kind === pongFrame)) {
    return position + 2 + length
  }
  if (kind !== textFrame || length !== extendedLength) return 0
  if (position + 4 > bytes.length) return Number.POSITIVE_INFINITY
  return position + 4 + bytes.readUInt16BE(position + 2)
}

/**
 * Returns the end of the whole text frames at a position: of consecutive short ones, or of a long one.
 * Returns the position if there are none.
 */
export const endOfTexts = (bytes: Buffer, start: number): number => {
  let end = start
  while (bytes[end] === textFrame) {
    const length = bytes[end + 1] ?? extendedLength
    const next = end + 2 + length
    if (length >= extendedLength || next > bytes.length || next - start > maxRunLength) break
    end = next
  }
  if (end > start || bytes[start] !== textFrame) return end
  const endOfLong = endOfFrame(bytes, start)
  return endOfLong > bytes.length ? start : Math.max(start, endOfLong)
}

/**
 * Decodes the text frames that {@link endOfTexts} has found: to objects if each of them certainly
 * contains one, otherwise to strings. Returns `undefined` if one is not valid UTF-8.
 */
export const decodeTexts = (
  bytes: Buffer,
  start: number,
  end: number,
): readonly (string | object)[] | undefined => {
  if (bytes[start + 1] !== extendedLength) return decodeShortTexts(bytes, start, end)
  const payload = bytes.subarray(start + 4, end)
  return isUtf8(payload) ? [payload.toString()] : undefined
}

/** Node.js receives at most 64 KB at a time. The last byte is for a bracket. */
const maxRunLength = 65_536
const scratch = Buffer.allocUnsafeSlow(maxRunLength + 1)

const comma = 0x2c
const newline = 0x0a
const openBrace = 0x7b
const openBracket = 0x5b
const closeBracket = 0x5d

/**
 * The headers are replaced by commas and newlines, so that all frames can be parsed as one array. Each
 * of its objects is then exactly one frame: no string contains a newline, no object is followed by
 * another one within an object, and none of the frames has an array.
 */
const decodeShortTexts = (
  bytes: Buffer,
  start: number,
  end: number,
): readonly (string | object)[] | undefined => {
  const length = bytes.copy(scratch, 0, start, end)
  let count = 0
  let areObjects = true
  for (let index = 0; index < length; count++) {
    const next = index + 2 + (scratch[index + 1] ?? 0)
    areObjects &&= scratch[index + 2] === openBrace
    scratch[index] = comma
    scratch[index + 1] = newline
    index = next
  }
  const payloads = scratch.subarray(2, length)
  if (!isUtf8(payloads)) return undefined
  if (areObjects && !payloads.includes(openBracket)) {
    scratch[1] = openBracket
    scratch[length] = closeBracket
    const objects = parseJson(scratch.toString('utf8', 1, length + 1))
    if (Array.isArray(objects) && objects.length === count) return objects
  }
  return toStrings(bytes, start, end)
}

const toStrings = (bytes: Buffer, start: number, end: number): string[] => {
  const texts: string[] = []
  for (let index = start; index < end; ) {
    const next = index + 2 + (bytes[index + 1] ?? 0)
    texts.push(bytes.toString('utf8', index + 2, next))
    index = next
  }
  return texts
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
