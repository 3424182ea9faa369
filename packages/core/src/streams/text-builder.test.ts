import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { TextBuilder } from './text-builder.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const textOf = (chunks: readonly string[]): string => {
  const builder = new TextBuilder()
  for (const chunk of chunks) builder.append(chunk)
  return builder.join()
}

test('joins any chunks, also parts of surrogate pairs', () => {
  const chunk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom('', '\ufeff', '\ud83d', '\ude00', '😀', '\ufffd', '\0'),
  )
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 1_500, size: 'max' }), (chunks) => {
      expect(textOf(chunks)).toBe(chunks.join(''))
    }),
    // Shrinking lists of this length takes minutes.
    { endOnFailure: true },
  )
})

test('returns the text so far, and can be continued', () => {
  const builder = new TextBuilder()
  const chunks = Array.from({ length: 1_200 }, (_, index) => `${index} € `)
  for (const [index, chunk] of chunks.entries()) {
    builder.append(chunk)
    if (index % 100 === 0) expect(builder.join()).toBe(chunks.slice(0, index + 1).join(''))
  }
})

test('joins chunks without TextDecoder, as in React Native', () => {
  vi.stubGlobal('TextDecoder', undefined)
  const chunks = Array.from({ length: 600 }, () => 'é')
  expect(textOf(chunks)).toBe('é'.repeat(600))
})
