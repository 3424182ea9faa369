import { expect, test } from 'vitest'
import { decodeProgram, encodeProgram } from './share.ts'

test('a link holds a program with any characters', () => {
  const code = `console.log('→ ü 🦦 ??>>')`
  const text = encodeProgram(code)
  expect(text).toMatch(/^[\w-]+$/)
  expect(decodeProgram(text)).toBe(code)
})

test('a damaged link holds no program', () => {
  for (const text of ['%%%', 'a', '_w']) expect(decodeProgram(text)).toBeUndefined()
})
