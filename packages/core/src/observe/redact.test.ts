import { describe, expect, it } from 'vitest'
import type { Redactor } from './redact.ts'
import { createRedactor } from './redact.ts'

const redact = createRedactor('k3y-0f-the-harbor')

describe('the redactor', () => {
  it('masks the key in a string, wherever it is', () => {
    expect(redact.string('k3y-0f-the-harbor and (k3y-0f-the-harbor)')).toBe(
      '[redacted] and ([redacted])',
    )
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
  ])('masks the value of %s, whatever its type', (name) => {
    for (const held of ['x', ['x'], { deep: 'x' }, 7, null]) {
      expect(redact.value({ [name]: held })).toEqual({ [name]: '[redacted]' })
    }
  })

  it.for(['name', 'tokens', 'maxTokens', 'token_count', 'keys', 'keyboard', 'tokenizer'])(
    'keeps the value of %s',
    (name) => {
      expect(redact.value({ [name]: 'x' })).toEqual({ [name]: 'x' })
    },
  )

  it('masks nested values without changing its input', () => {
    const given = Object.freeze({
      a: Object.freeze([Object.freeze({ b: 'my k3y-0f-the-harbor' }), 1, true]),
    })
    expect(redact.value(given)).toEqual({ a: [{ b: 'my [redacted]' }, 1, true] })
    expect(given.a[0]).toEqual({ b: 'my k3y-0f-the-harbor' })
  })

  it.for([undefined, null, 0, false, ''])('returns %j unchanged', (value) => {
    expect(redact.value(value)).toBe(value)
  })
})

describe('the excerpt of a string that is not JSON', () => {
  it('ends before the first secret', () => {
    const start = (text: string): string => redact.excerpt(text)
    expect(start('{"id":"b1","apiKey" : "n3w","x')).toBe('{"id":"b1",[redacted]')
    expect(start('{"data":{"secret":"n3w"')).toBe('{"data":{[redacted]')
    expect(start('{"id":"k3y-0f-the-harbor","tokens":3')).toBe('{"id":"[redacted]","tokens":3')
  })

  it('is short', () => {
    expect(redact.excerpt('x'.repeat(500))).toHaveLength(120)
  })
})

describe('an encoded secret', () => {
  const secret = 'sk/live+5ecret="quoted"'
  const masks = createRedactor(secret)
  const hex = (char: string): string => char.charCodeAt(0).toString(16)
  const base64 = (text: string): string => Buffer.from(text).toString('base64')

  it.for([
    ['in plain text', secret],
    ['URL-encoded', encodeURIComponent(secret)],
    ['URL-encoded in lower case', encodeURIComponent(secret).toLowerCase()],
    ['escaped in JSON', JSON.stringify(secret).slice(1, -1)],
    ['with escaped slashes', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
    ['URL-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
    ['in HTML', secret.replaceAll('"', '&quot;')],
    ['in hex', [...secret].map(hex).join('')],
    ['in base64', base64(secret)],
    ['in base64url', Buffer.from(secret).toString('base64url')],
    ['in base64 after one character', base64(`:${secret}`)],
    ['in base64 after two characters', base64(`u:${secret}`)],
    ['in the middle of base64', base64(`user:${secret}:more`)],
  ] as const)('is masked %s', ([, form]) => {
    const rendered = masks.string(`before ${form} after`)
    expect(rendered).toMatch(/^before .*\[redacted\].* after$/)
    for (let at = 0; at + 12 <= form.length; at++) {
      expect(rendered).not.toContain(form.slice(at, at + 12))
    }
  })

  it('is masked in escapes of JSON that cannot be parsed', () => {
    const escaped = [...'sk_live_5ecret']
      .map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('')
    const { excerpt } = createRedactor('sk_live_5ecret')
    expect(excerpt(`{"echo":"${escaped}`)).toBe('{"echo":"[redacted]')
    expect(excerpt('{"echo":"sk_live_5ecret')).toBe('{"echo":"[redacted]')
  })

  it('is masked in any encoding if it is not ASCII', () => {
    const other = 'geheim-Ünïcode-😀'
    const { string } = createRedactor(other)
    const forms = [other, encodeURIComponent(other), base64(other)]
    expect(forms.map(string)).toEqual(Array(3).fill('[redacted]'))
  })

  it('is masked in base64 with the characters that base64url replaces', () => {
    const { string } = createRedactor('whsec_>>>???')
    expect(['d2hzZWNfPj4+Pz8/', 'd2hzZWNfPj4-Pz8_'].map(string)).toEqual([
      '[redacted]',
      '[redacted]',
    ])
  })

  it('is masked in field names and in headers', () => {
    expect(masks.value({ [secret]: 1 })).toEqual({ '[redacted]': 1 })
    const sent = new Headers({ 'x-request-id': `r-${secret}`, 'set-cookie': 'a=b', date: 'now' })
    expect([...masks.headers(sent)]).toEqual([
      ['date', 'now'],
      ['set-cookie', '[redacted]'],
      ['x-request-id', 'r-[redacted]'],
    ])
  })

  it('is not masked in text if it is short', () => {
    expect(createRedactor('k').string('Check the address')).toBe('Check the address')
    expect(createRedactor('k', null, 'whsec_12345').string('k whsec_12345')).toBe('k [redacted]')
  })
})

it('truncates deeply nested data', () => {
  let nested: unknown = 'x'
  for (let depth = 0; depth < 20_000; depth++) nested = [nested]
  expect(JSON.stringify(redact.value(nested))).toContain('nested too deeply')
})

describe('a secret that is held', () => {
  const keys = Array.from({ length: 40 }, (_, index) => `changing-key-${index}-of-the-vault`)
  const masked = (redact: Redactor): number =>
    keys.filter((key) => redact.string(key) === '[redacted]').length

  it('is masked until it is released, and as one of the latest 16', () => {
    const redact = createRedactor()
    const releases = keys.map((key) => redact.hold(key))
    expect(masked(redact)).toBe(40)
    for (const release of releases) release()
    redact.hold('another-key-0f-the-vault')
    expect(masked(redact)).toBe(15)
    expect(redact.string(`${keys.at(-1)}`)).toBe('[redacted]')
  })

  it('is masked as long as one call uses it, and beside fixed secrets', () => {
    const redact = createRedactor('a-fixed-secret', /molt_\w+/)
    const [key = ''] = keys
    const [first, second] = [redact.hold(key), redact.hold(key)]
    second()
    for (const other of keys.slice(1)) redact.hold(other)()
    expect(redact.string(`${key} a-fixed-secret molt_x`)).toBe('[redacted] [redacted] [redacted]')
    first()
    for (const other of keys.slice(1)) redact.hold(other)()
    expect(redact.string(key)).toBe(key)
  })

  it('is not searched for if it is short', () => {
    const redact = createRedactor()
    redact.hold('abc')
    expect(redact.string('abc abcdef')).toBe('abc abcdef')
  })
})
