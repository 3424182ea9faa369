import { concatBytes } from './bytes.ts'

/** Maximum size of a body, in bytes: far more than any event needs. */
export const maxBodyBytes = 1_048_576

/** The parts of a body that were received so far. */
export interface BodyParts {
  /** Adds a part. Returns false if the body is too long, so that the rest need not be received. */
  add(part: Uint8Array): boolean
  join(): Uint8Array
}

export const createBodyParts = (): BodyParts => {
  let parts: Uint8Array[] = []
  let size = 0
  return {
    add(part) {
      // A part of one byte takes a thousand times its size.
      if (parts.push(part) > 1_000) parts = [concatBytes(parts)]
      size += part.length
      return size <= maxBodyBytes
    },
    join() {
      const [first] = parts
      return first && parts.length === 1 ? first : concatBytes(parts)
    },
  }
}
