import { expect, test } from 'vitest'
import { maskKeys, stripFlagValues, truncateKey } from './mask-keys.node.ts'

test('keys that are known and what looks like one are taken out of a text', () => {
  expect(maskKeys('a-b molti_x molti_abc123_xyz-789, molti', ['a-b'])).toBe(
    '[key] [key] [key], molti',
  )
})

test('of a flag that is not understood, only its name is left', () => {
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
])('of the key %s, %s is shown', (key, shown) => {
  expect(truncateKey(key)).toBe(shown)
})
