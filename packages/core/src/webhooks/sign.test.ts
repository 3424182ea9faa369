import { expect, test } from 'vitest'
import { rejectionOf } from '../../test/client.ts'
import { body, prefix, secret, signedHeaders, time } from '../../test/webhook-requests.ts'
import { hmac } from './hmac.ts'
import { sign } from './sign.ts'
import { verify } from './verify.ts'

test('signs as the platform does', async () => {
  expect(await sign(hmac, prefix, body, secret, time)).toEqual(signedHeaders(body))
  expect(await sign(hmac, prefix, Buffer.from(body), secret, time)).toEqual(signedHeaders(body))
})

test('signs with the time of the clock, which is passed', async () => {
  const headers = await sign(hmac, prefix, body, secret)
  expect(await verify(hmac, prefix, { body, headers }, { secret })).toMatchObject({ secret, body })
})

test('signs with no empty secret', async () => {
  expect(await rejectionOf(sign(hmac, prefix, body, ''))).toMatchObject({ name: 'ConfigError' })
})
