import { expect, test } from 'vitest'
import { rejectionOf } from '../../test/client.ts'
import {
  body,
  prefix,
  secret,
  signedHeaders,
  time,
  verifyDelivery,
} from '../../test/webhook-requests.ts'
import { hmac } from './hmac.ts'
import { sign } from './sign.ts'

test('signs as the platform does', async () => {
  expect(await sign(hmac, prefix, body, secret, time)).toEqual(signedHeaders(body))
  expect(await sign(hmac, prefix, Buffer.from(body), secret, time)).toEqual(signedHeaders(body))
})

test('signs with the current time by default', async () => {
  const headers = await sign(hmac, prefix, body, secret)
  expect(await verifyDelivery(hmac, prefix, { body, headers }, { secret })).toMatchObject({
    secret,
    body,
  })
})

test('signs with a time, a Date, or the time that a function returns', async () => {
  for (const now of [time, new Date(time), () => time, () => new Date(time), time + 0.9])
    expect(await sign(hmac, prefix, body, secret, now)).toEqual(signedHeaders(body))
})

test.for([
  {},
  { now: time },
  `${time}`,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  0,
  -1,
  8.64e15 + 2,
  null,
  new Date(Number.NaN),
  () => undefined,
  Object.create(null),
  [time],
])('rejects the time %j', async (now) => {
  const error = await rejectionOf(sign(hmac, prefix, body, secret, now as number))
  expect(error).toMatchObject({
    name: 'ConfigError',
    code: 'invalid_option',
    message: expect.stringMatching(
      /^now must be a time in milliseconds since 1970, a Date, or .*, got /,
    ),
  })
})

test.for([{ event: 'x' }, undefined, null, 7, [body]])('rejects the body %j', async (invalid) => {
  expect(await rejectionOf(sign(hmac, prefix, invalid as never, secret))).toMatchObject({
    name: 'ConfigError',
    message: expect.stringMatching(/^body must be a string or a Uint8Array, got \w+\./),
  })
})

test('throws for an empty secret', async () => {
  expect(await rejectionOf(sign(hmac, prefix, body, ''))).toMatchObject({ name: 'ConfigError' })
})
