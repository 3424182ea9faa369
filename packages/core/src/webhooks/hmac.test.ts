import nodeCryptoModule from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { expect, test, vi } from 'vitest'
import { sign } from '../../test/webhook-requests.ts'
import { hmac as nodeCrypto } from './hmac.node.ts'
import { hmac as webCrypto } from './hmac.ts'

test('both implementations create the same signature of text and bytes', async () => {
  for (const body of ['', 'x', 'é', 'a\uD800b', '\0', 'y'.repeat(100_000)]) {
    for (const secret of ['s', 'ключ', 'k'.repeat(200)]) {
      const expected = sign(body, 5, secret)
      for (const { sign } of [webCrypto, nodeCrypto]) {
        expect(await sign(secret, '5', body)).toBe(expected)
        expect(await sign(secret, '5', new TextEncoder().encode(body))).toBe(expected)
      }
    }
  }
})

test('both implementations accept only equal strings of 64 characters', async () => {
  const signature = '0123456789abcdef'.repeat(4)
  for (const { sign, timingSafeEqual } of [webCrypto, nodeCrypto]) {
    await sign('whsec_x', '1', '')
    expect(timingSafeEqual(signature, signature)).toBe(true)
    for (let at = 0; at < 64; at++) {
      expect(
        timingSafeEqual(signature, `${signature.slice(0, at)}x${signature.slice(at + 1)}`),
      ).toBe(false)
    }
    expect(timingSafeEqual(signature, `${signature.slice(1)}é`)).toBe(false)
    expect(timingSafeEqual(signature, signature)).toBe(true)
    expect(timingSafeEqual(signature, `${signature.slice(0, 63)}é`)).toBe(false)
    for (const other of [
      '',
      signature.slice(1),
      `${signature}0`,
      `${signature}é`,
      'é'.repeat(32),
    ]) {
      expect(timingSafeEqual(signature, other)).toBe(false)
    }
  }
})

test('WebCrypto imports the key of a secret once, with a bounded cache', async () => {
  const made = vi.spyOn(crypto.subtle, 'importKey')
  await webCrypto.sign('whsec_one', '1', 'x')
  await webCrypto.sign('whsec_one', '2', 'x')
  expect(made).toHaveBeenCalledTimes(1)
  for (let at = 0; at < 150; at++) await webCrypto.sign(`whsec_${at}`, '1', 'x')
  made.mockClear()
  await webCrypto.sign('whsec_one', '3', 'x')
  expect(made).toHaveBeenCalledTimes(1)
})

test('node:crypto creates the key of a secret once, with a bounded cache', async () => {
  const made = vi.spyOn(nodeCryptoModule, 'createSecretKey')
  syncBuiltinESMExports()
  try {
    await nodeCrypto.sign('whsec_two', '1', 'x')
    await nodeCrypto.sign('whsec_two', '2', 'x')
    expect(made).toHaveBeenCalledTimes(1)
    for (let at = 0; at < 150; at++) await nodeCrypto.sign(`whsec_${at}`, '1', 'x')
    made.mockClear()
    await nodeCrypto.sign('whsec_two', '3', 'x')
    expect(made).toHaveBeenCalledTimes(1)
  } finally {
    made.mockRestore()
    syncBuiltinESMExports()
  }
})
