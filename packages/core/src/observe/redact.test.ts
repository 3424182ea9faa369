import { describe, expect, it } from 'vitest'
import { createRedactor } from './redact.ts'

const redact = createRedactor('k3y')

describe('the redactor', () => {
  it('takes the key out of a text, wherever and however often it stands', () => {
    expect(redact.text('k3y and (k3y)')).toBe('[redacted] and ([redacted])')
    expect(redact.text('nothing here')).toBe('nothing here')
  })

  it.for([
    'Authorization',
    'proxy-authorization',
    'Cookie',
    'set-cookie',
    'X-API-Key',
    'apiKey',
    'api_key',
    'password',
    'clientSecret',
    'webhook_secret',
    'x-signature',
    'token',
    'auth_token',
    'x-auth-token',
    'accessToken',
    'refreshToken',
    'key',
    'private-key',
    'privateKey',
  ])('masks what is under %s, of whatever kind', (name) => {
    for (const held of ['x', ['x'], { deep: 'x' }, 7, null]) {
      expect(redact.value({ [name]: held })).toEqual({ [name]: '[redacted]' })
    }
  })

  it.for(['name', 'tokens', 'maxTokens', 'token_count', 'keys', 'keyboard', 'tokenizer'])(
    'leaves what is under %s',
    (name) => {
      expect(redact.value({ [name]: 'x' })).toEqual({ [name]: 'x' })
    },
  )

  it('goes to any depth and changes nothing of what it was given', () => {
    const given = Object.freeze({ a: Object.freeze([Object.freeze({ b: 'my k3y' }), 1, true]) })
    expect(redact.value(given)).toEqual({ a: [{ b: 'my [redacted]' }, 1, true] })
    expect(given.a[0]).toEqual({ b: 'my k3y' })
  })

  it.for([undefined, null, 0, false, ''])('gives back %j as it is', (value) => {
    expect(redact.value(value)).toBe(value)
  })
})
