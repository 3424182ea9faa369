import { describe, expect, it } from 'vitest'
import { createRedactor } from './redact.ts'

const redact = createRedactor('k3y')

describe('the redactor', () => {
  it('takes the key out of a text, wherever and however often it stands', () => {
    expect(redact.string('k3y and (k3y)')).toBe('[redacted] and ([redacted])')
    expect(redact.string('nothing here')).toBe('nothing here')
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

describe('the start of a text that is no JSON', () => {
  it('ends before the first secret, and tells all up to there', () => {
    const start = (text: string): string => redact.excerpt(text)
    expect(start('{"id":"b1","apiKey" : "n3w","x')).toBe('{"id":"b1",[redacted]')
    expect(start('{"data":{"secret":"n3w"')).toBe('{"data":{[redacted]')
    expect(start('{"id":"k3y","tokens":3')).toBe('{"id":"[redacted]","tokens":3')
  })

  it('is short', () => {
    expect(redact.excerpt('x'.repeat(500))).toHaveLength(120)
  })
})
