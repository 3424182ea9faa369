import { expect, test } from 'vitest'
import { chunkDecoder } from './byte-reader.ts'

const text = '\uFEFFdata: é€🌍\n\n\uFEFFdata: a\n\n: \uFEFF\n'
const bytes = new TextEncoder().encode(text)

const decodeChunks = (...chunks: Uint8Array[]): string => {
  const decode = chunkDecoder()
  const texts = chunks.map((value) => decode({ done: false, value }))
  return texts.join('') + decode({ done: true })
}

test('chunks are decoded to the same text wherever the bytes are split', () => {
  for (let first = 0; first <= bytes.length; first++) {
    for (let second = first; second <= bytes.length; second++) {
      const chunks = [
        bytes.subarray(0, first),
        bytes.subarray(first, second),
        bytes.subarray(second),
      ]
      expect({ first, second, text: decodeChunks(...chunks) }).toEqual({
        first,
        second,
        text: text.slice(1),
      })
    }
  }
})

test('chunks of one byte are decoded to the same text', () => {
  expect(decodeChunks(...[...bytes].map((byte) => Uint8Array.of(byte)))).toBe(text.slice(1))
})

test('bytes that are not UTF-8 become replacement characters', () => {
  const invalid = Uint8Array.of(97, 0xe2, 98, 0xff, 99)
  const end = Uint8Array.of(100, 0xe2)
  expect(decodeChunks(invalid, invalid, end)).toBe('a\uFFFDb\uFFFDca\uFFFDb\uFFFDcd\uFFFD')
})
