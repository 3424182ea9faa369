import { expect, test } from 'vitest'
import { subtle } from './webcrypto.ts'

const [key, data] = ['secret', 'a message'].map((text) => new TextEncoder().encode(text)) as [
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
]

test('signs as the WebCrypto of the runtime does', async () => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const native = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign'])
  const expected = await crypto.subtle.sign('HMAC', native, data)
  const signature = await subtle.sign('HMAC', await subtle.importKey('raw', key), data)
  expect(new Uint8Array(signature)).toEqual(new Uint8Array(expected))
  expect(await subtle.verify('HMAC', key, signature, data)).toBe(true)
  expect(await subtle.verify('HMAC', key, signature, key)).toBe(false)
})

test('hashes as the WebCrypto of the runtime does', async () => {
  const expected = await crypto.subtle.digest('SHA-256', data)
  expect(new Uint8Array(await subtle.digest('SHA-256', data))).toEqual(new Uint8Array(expected))
})
