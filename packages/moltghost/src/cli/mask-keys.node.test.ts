import { expect, test } from 'vitest'
import { maskKeys, stripFlagValues, truncateKey } from './mask-keys.node.ts'

test('maskKeys masks the given keys and everything that looks like one', () => {
  expect(maskKeys('own-key-1 molti_x molti_abc123_xyz-789, molti', ['own-key-1', 'o', ''])).toBe(
    '[key] [key] [key], molti',
  )
})

test('stripFlagValues keeps only the name of an unknown option', () => {
  expect(stripFlagValues("unknown option '--api-kye=secret'\nmore")).toBe(
    "unknown option '--api-kye=…'\nmore",
  )
})

test.each([
  ['molti_abc123_xyz789', 'molti_abc123_xyz…'],
  ['molti_abc123_xy', 'molti_abc123_xy…'],
  ['molti_abc123_x_y_z', 'molti_abc123_x…'],
  ['molti_xxxxxxxx', 'molti_xxx…'],
  ['0123456789', '012345…'],
])('truncates the key %s to %s', (key, truncated) => {
  expect(truncateKey(key)).toBe(truncated)
})
