import { expect, test } from 'vitest'
import { SecretSet } from './secret-set.ts'

const setOf = (...secrets: readonly string[]): SecretSet => {
  const set = new SecretSet()
  for (const secret of secrets) set.add(secret)
  return set
}

test.each([
  ['a key_0001 b', 'a *** b'],
  ['key_0001key_0002', '******'],
  ['key_key_0001', 'key_***'],
  ['key_0003', 'key_0003'],
  ['key_00020', '***0'],
  ['key_0002-long', '***'],
  ['kkey_000', 'kkey_000'],
  ['other.*0', '***'],
  ['', ''],
])('masks secrets in %j', (text, masked) => {
  expect(setOf('key_0001', 'key_0002', 'key_0002-long', 'other.*0').maskIn(text)).toBe(masked)
})

test('masks encoded forms of secrets that were added before and after', () => {
  const set = setOf('key/"0001"')
  expect(set.maskEncodedIn('key%2F%220001%22 key/\\"0001\\"')).toBe('*** ***')
  set.add('key_0002+more')
  for (const prefix of ['', 'a', 'ab']) {
    expect(set.maskEncodedIn(btoa(`${prefix}key_0002+more`))).toMatch(/^.{0,4}\*\*\*.{0,3}$/)
  }
  set.clear()
  expect(set.maskEncodedIn('key_0002+more')).toBe('key_0002+more')
  expect(set.maskIn('key_0002+more')).toBe('key_0002+more')
})
