import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { rejectionOf } from '../../test/client.ts'
import {
  body,
  prefix,
  sail,
  secret,
  sign,
  signedHeaders,
  time,
  verifyDelivery,
} from '../../test/webhook-requests.ts'
import type { WebhookError } from '../errors/webhook-error.ts'
import { hmac as nodeCrypto } from './hmac.node.ts'
import type { Hmac } from './hmac.ts'
import { hmac as webCrypto } from './hmac.ts'
import type { VerifyOptions } from './verify.ts'
import type { WebhookRequest } from './webhook-request.ts'

const signature = `${prefix}signature`
const timestamp = `${prefix}timestamp`
const bytes = new TextEncoder().encode(body)
const request = (init: RequestInit = {}): Request =>
  new Request('https://agent.example/hook', {
    method: 'POST',
    body,
    headers: signedHeaders(body),
    ...init,
  })

describe.for([
  ['WebCrypto', webCrypto],
  ['node:crypto', nodeCrypto],
] as const)('on %s', ([, hmac]) => {
  const check = async (
    delivery: WebhookRequest,
    options: Partial<VerifyOptions> = {},
  ): Promise<unknown> =>
    (
      await verifyDelivery(hmac, prefix, delivery, {
        secret,
        now: time,
        ...options,
      } as VerifyOptions)
    ).event
  const rejection = (
    delivery: WebhookRequest,
    options?: Partial<VerifyOptions>,
  ): Promise<WebhookError> => rejectionOf<WebhookError>(check(delivery, options))

  test.for([
    [
      '{"event":"task.approved","data":{"taskId":"t1"}}',
      '38631af2830b1053ca9face354e95841e75f9cea2b29d1335d3eee972415c8e0',
    ],
    ['{"a":"é"}', '53313c0b0234bbdac6fff34d3d2020e6304febfc40becc81af6adba427beca97'],
    ['', 'dffbde29c2013ee4c4f8bfbbaefdb50f92d42f5e33eae494c3d4d544251fff59'],
  ])('the signature of %s is the documented one', async ([text = '', expected]) => {
    expect(await hmac.sign(secret, `${time}`, text)).toBe(expected)
    expect(await hmac.sign(secret, `${time}`, new TextEncoder().encode(text))).toBe(expected)
  })

  test.for<[string, () => WebhookRequest]>([
    ['a Request', () => request()],
    [
      'a Request whose body arrives in chunks',
      () => {
        const chunks = new ReadableStream<Uint8Array>({
          start(controller) {
            for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
            controller.close()
          },
        })
        return request({ body: chunks, duplex: 'half' } as RequestInit)
      },
    ],
    ['text', () => ({ body, headers: signedHeaders(body) })],
    ['a Uint8Array', () => ({ body: bytes, headers: signedHeaders(body) })],
    [
      'a part of a larger buffer',
      () => {
        const larger = new Uint8Array(bytes.length + 7)
        larger.set(bytes, 3)
        return { body: new DataView(larger.buffer, 3, bytes.length), headers: signedHeaders(body) }
      },
    ],
    ['a Buffer', () => ({ body: Buffer.from(body), headers: signedHeaders(body) })],
    ['an ArrayBuffer', () => ({ body: bytes.slice().buffer, headers: signedHeaders(body) })],
    [
      'an ArrayBuffer of another realm',
      () => {
        const buffer: ArrayBuffer = runInNewContext(`new ArrayBuffer(${bytes.length})`)
        new Uint8Array(buffer).set(bytes)
        return { body: buffer, headers: signedHeaders(body) }
      },
    ],
    ['a stream', () => ({ body: new Blob([body]).stream(), headers: signedHeaders(body) })],
    ['Headers', () => ({ body, headers: new Headers(signedHeaders(body)) })],
    [
      'header names in upper case',
      () => ({
        body,
        headers: { 'X-Harbor-Signature': sign(body, time), 'X-HARBOR-TIMESTAMP': `${time}` },
      }),
    ],
    [
      'arrays of one value',
      () => ({ body, headers: { [signature]: [sign(body, time)], [timestamp]: [`${time}`] } }),
    ],
    [
      'undefined header values',
      () => ({
        body,
        headers: {
          ...signedHeaders(body),
          'X-Harbor-Timestamp': undefined,
          'X-Harbor-Signature': [],
        },
      }),
    ],
  ])('accepts %s', async ([, delivery]) => {
    expect(await check(delivery())).toEqual(sail)
  })

  test.for<[string, Record<string, string | string[] | undefined>]>([
    ['no headers', {}],
    ['no signature', { [timestamp]: `${time}` }],
    ['no timestamp', { [signature]: sign(body, time) }],
    ['an empty signature', { ...signedHeaders(body), [signature]: '' }],
    ['an empty timestamp', { ...signedHeaders(body), [timestamp]: '' }],
    ['an empty array', { ...signedHeaders(body), [timestamp]: [] }],
  ])('with %s, a header is missing', async ([, headers]) => {
    expect(await rejection({ body, headers })).toMatchObject({
      code: 'missing_header',
      status: 400,
    })
    const all = Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    )
    expect(await rejection({ body, headers: new Headers(all) })).toMatchObject({
      code: 'missing_header',
    })
  })

  test.for([
    'NaN',
    'now',
    '0',
    '-1',
    `+${time}`,
    ` ${time}`,
    `${time} `,
    `0${time}`,
    `${time}.0`,
    `${time}.5`,
    '1.7076e12',
    '0x18d94cb2c00',
    '8640000000000001',
    '99999999999999999999',
    'Infinity',
    '１７０７６００００００００',
    `${time},${time}`,
    `${time}, ${time}`,
    `${time}\n`,
    'null',
  ])('%j is not a timestamp, also with a valid signature', async (value) => {
    const headers = { ...signedHeaders(body, value) }
    expect(await rejection({ body, headers }, { tolerance: '24h' })).toMatchObject({
      code: 'invalid_timestamp',
      status: 400,
    })
  })

  test('a repeated timestamp or signature is rejected, even if the values are equal', async () => {
    const twice = (name: string): WebhookRequest[] => {
      const value = signedHeaders(body)[name] ?? ''
      const joined = new Headers(signedHeaders(body))
      joined.append(name, value)
      return [
        { body, headers: { ...signedHeaders(body), [name]: [value, value] } },
        { body, headers: { ...signedHeaders(body), [name.toUpperCase()]: value } },
        { body, headers: joined },
      ]
    }
    for (const delivery of twice(timestamp)) {
      expect(await rejection(delivery)).toMatchObject({ code: 'invalid_timestamp' })
    }
    for (const delivery of twice(signature)) {
      expect(await rejection(delivery)).toMatchObject({ code: 'invalid_signature' })
    }
  })

  test('the timestamp may differ by exactly five minutes', async () => {
    for (const off of [-300_000, 300_000]) {
      const delivery = { body, headers: signedHeaders(body, time + off) }
      expect(await check(delivery)).toEqual(sail)
      const later = { body, headers: signedHeaders(body, time + off + Math.sign(off)) }
      expect(await rejection(later)).toMatchObject({
        code: 'timestamp_out_of_tolerance',
        status: 401,
      })
    }
  })

  test('the tolerance can be milliseconds or a string', async () => {
    const delivery = { body, headers: signedHeaders(body, time - 30_000) }
    expect(await check(delivery, { tolerance: 30_000 })).toEqual(sail)
    expect(await check(delivery, { tolerance: '30s' })).toEqual(sail)
    for (const tolerance of [29_999, 0, '29s', '29999ms'] as const) {
      expect(await rejection(delivery, { tolerance })).toMatchObject({
        code: 'timestamp_out_of_tolerance',
      })
    }
  })

  test('the time can be milliseconds, a Date or a function', async () => {
    const delivery = { body, headers: signedHeaders(body) }
    for (const now of [new Date(time), () => time, () => new Date(time)])
      expect(await check(delivery, { now })).toEqual(sail)
    expect(await rejection(delivery, { now: () => time + 300_001 })).toMatchObject({
      code: 'timestamp_out_of_tolerance',
    })
    for (const now of [`${time}`, {}, () => undefined])
      expect(await rejection(delivery, { now: now as never })).toMatchObject({
        name: 'ConfigError',
      })
  })

  test('the default time is the current one', async () => {
    const options = { secret } as VerifyOptions
    const now = { body, headers: signedHeaders(body, Date.now()) }
    expect(await verifyDelivery(hmac, prefix, now, options)).toMatchObject({ secret, body })
    const old = verifyDelivery(hmac, prefix, { body, headers: signedHeaders(body) }, options)
    expect(await rejectionOf(old)).toMatchObject({ code: 'timestamp_out_of_tolerance' })
  })

  test.for<[string, (signature: string) => string]>([
    ['in upper case', (value) => value.toUpperCase()],
    ['with a prefix', (value) => `sha256=${value}`],
    ['that is truncated', (value) => value.slice(0, -1)],
    ['that is too long', (value) => `${value}0`],
    ['with white space', (value) => `${value} `],
    ['in Base64', (value) => Buffer.from(value, 'hex').toString('base64')],
    [
      'that differs in one digit',
      (value) => value.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ],
    [
      'with characters that end in the same byte',
      (value) => value.replace(/\d/g, (digit) => String.fromCharCode(0x100 + digit.charCodeAt(0))),
    ],
    ['of an empty string', () => '0'.repeat(64)],
  ])('a signature %s is rejected', async ([, change]) => {
    const headers = { ...signedHeaders(body), [signature]: change(sign(body, time)) }
    expect(await rejection({ body, headers })).toMatchObject({
      code: 'invalid_signature',
      status: 401,
    })
  })

  test('a changed body or timestamp is rejected', async () => {
    expect(
      await rejection({ body: body.replace('b1', 'b2'), headers: signedHeaders(body) }),
    ).toMatchObject({
      code: 'invalid_signature',
    })
    const headers = { ...signedHeaders(body), [timestamp]: `${time + 1}` }
    expect(await rejection({ body, headers })).toMatchObject({ code: 'invalid_signature' })
  })

  test('compares every secret, and signs with each', async () => {
    const secrets = ['whsec_first', secret, 'whsec_third']
    const signed: string[] = []
    const compared: string[] = []
    const spy: Hmac = {
      ...hmac,
      sign: (key, at, text) => {
        signed.push(key)
        return hmac.sign(key, at, text)
      },
      timingSafeEqual: (one, other) => {
        compared.push(one)
        return hmac.timingSafeEqual(one, other)
      },
    }
    const delivery = { body, headers: signedHeaders(body) }
    await verifyDelivery(spy, prefix, delivery, { secrets, now: time })
    expect(signed).toEqual(secrets)
    expect(compared).toEqual(secrets.map((key) => sign(body, time, key)))
  })

  test('accepts the signature of any of several secrets, and returns which one', async () => {
    const secrets = ['whsec_new', secret]
    const signer = async (key: string): Promise<string> => {
      const delivery = { body, headers: signedHeaders(body, time, key) }
      return (await verifyDelivery(hmac, prefix, delivery, { secrets, now: time })).secret
    }
    expect(await signer('whsec_new')).toBe('whsec_new')
    expect(await signer(secret)).toBe(secret)
    expect(await rejectionOf(signer('whsec_gone'))).toMatchObject({ code: 'invalid_signature' })
  })

  test.for<[string, () => WebhookRequest | Promise<WebhookRequest>]>([
    ['an object', () => ({ body: sail, headers: signedHeaders(body) })],
    ['an array', () => ({ body: [sail], headers: signedHeaders('[]') })],
    ['a number', () => ({ body: 5, headers: signedHeaders('5') })],
    ['nothing', () => ({ headers: signedHeaders('') })],
    [
      'a Request that was read',
      async () => {
        const read = request()
        await read.json()
        return read
      },
    ],
    [
      'a Request that was read and released',
      async () => {
        const read = request()
        const reader = read.body?.getReader()
        while (!(await reader?.read())?.done);
        reader?.releaseLock()
        return read
      },
    ],
    [
      'a Request that is being read',
      () => {
        const locked = request()
        locked.body?.getReader()
        return locked
      },
    ],
  ])('%s in place of the raw body is reported as already parsed', async ([, make]) => {
    const error = await rejection(await make())
    expect(error).toMatchObject({ name: 'WebhookError', code: 'body_already_parsed', status: 500 })
    expect(error.message).toContain('express.json()')
  })

  test.for<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['invalid JSON', '{'],
    ['null', 'null'],
    ['a string', '"x"'],
    ['an array', '[]'],
    ['no event name', '{"data":{}}'],
    ['an event name that is not a string', '{"event":1,"data":{}}'],
    ['no data', '{"event":"x"}'],
    ['data that is not an object', '{"event":"x","data":"y"}'],
    ['data that is null', '{"event":"x","data":null}'],
    [
      'bytes that are not UTF-8',
      Buffer.concat([
        Buffer.from('{"event":"x","data":{"y":"'),
        Buffer.of(0xff),
        Buffer.from('"}}'),
      ]),
    ],
    ['a byte order mark', Buffer.from('\uFEFF{"event":"x","data":{}}')],
    ['a byte order mark, as text', '\uFEFF{"event":"x","data":{}}'],
  ])('%s with a valid signature is an invalid payload', async ([, payload]) => {
    expect(await rejection({ body: payload, headers: signedHeaders(payload) })).toMatchObject({
      code: 'invalid_payload',
      status: 400,
    })
  })

  test('a request without a body has an empty one', async () => {
    const empty = request({ body: null, headers: signedHeaders('') })
    expect(await rejection(empty)).toMatchObject({ code: 'invalid_payload' })
  })

  test('reads a body up to 1 MiB', async () => {
    const padded = (size: number): string => body.replace('b1', 'x'.repeat(size - body.length + 2))
    const largest = padded(1_048_576)
    expect(await check({ body: largest, headers: signedHeaders(largest) })).toMatchObject({
      event: sail.event,
    })
    const larger = padded(1_048_577)
    expect(await rejection({ body: larger, headers: signedHeaders(larger) })).toMatchObject({
      code: 'invalid_payload',
      status: 413,
    })

    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 65_536
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const error = await rejection(request({ body: endless, duplex: 'half' } as RequestInit))
    expect(error).toMatchObject({ code: 'invalid_payload', status: 413 })
    expect(pulled).toBeLessThan(1_500_000)
  })

  test('a truncated body is an invalid payload, with its cause', async () => {
    const cause = new Error('The connection was lost.')
    const malformed = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(cause),
    })
    const error = await rejection(request({ body: malformed, duplex: 'half' } as RequestInit))
    expect(error).toMatchObject({ code: 'invalid_payload', cause })
  })

  test('a value that is not a request has no headers', async () => {
    for (const none of [undefined, null, {}, 'x']) {
      expect(await rejection(none as unknown as WebhookRequest)).toMatchObject({
        code: 'missing_header',
      })
    }
  })

  test.for<[string, object]>([
    ['no secret', {}],
    ['an empty secret', { secret: '' }],
    ['a line break', { secret: `${secret}\n` }],
    ['no secrets', { secrets: [] }],
    ['an empty secret of two', { secrets: [secret, ''] }],
    ['a string for secrets', { secrets: secret }],
    ['a secret of 7 characters', { secret: 'whsec_7' }],
    ['an invalid body timeout', { secret, bodyTimeout: 'soon' }],
    ['null for secrets', { secrets: null }],
    ['a secret that is not a string', { secret: 5 }],
    ['an infinite tolerance', { secret, tolerance: Number.POSITIVE_INFINITY }],
    ['a negative tolerance', { secret, tolerance: -1 }],
    ['an invalid tolerance', { secret, tolerance: 'soon' }],
    ['a tolerance of NaN', { secret, tolerance: Number.NaN }],
  ])('%s is a ConfigError', async ([, options]) => {
    const failed = verifyDelivery(
      hmac,
      prefix,
      { body, headers: signedHeaders(body) },
      options as VerifyOptions,
    )
    const error = await rejectionOf<Error>(failed)
    expect(error).toMatchObject({ name: 'ConfigError' })
    expect(error.message).not.toContain(secret)
  })

  test('errors show neither the secret nor the body', async () => {
    const error = await rejection({ body: body.replace('b1', 'b2'), headers: signedHeaders(body) })
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/whsec|boat/)
  })
})
