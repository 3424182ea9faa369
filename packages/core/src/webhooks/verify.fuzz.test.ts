import { afterEach, beforeEach, expect, test } from 'vitest'
import { body, prefix, secret, sign, time, verifyDelivery } from '../../test/webhook-requests.ts'
import { WebhookError } from '../errors/webhook-error.ts'
import { hmac as nodeCrypto } from './hmac.node.ts'
import type { Hmac } from './hmac.ts'
import { hmac as webCrypto } from './hmac.ts'
import type { WebhookRequest } from './webhook-request.ts'

/** Number of random requests. `MOLT_REQUESTS=1000000` sends the whole proof. */
const requests = Number(process.env['MOLT_REQUESTS'] ?? 100_000)

// The stacks of so many errors would take most of the time.
const { stackTraceLimit } = Error
beforeEach(() => {
  Error.stackTraceLimit = 0
})
afterEach(() => {
  Error.stackTraceLimit = stackTraceLimit
})

/** A seeded random number generator, so that a failure can be reproduced. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const hex = [...'0123456789abcdef']
const odd = [...'0123456789abcdefABCDEF +-.,:=xe\0\n\u0130\u{1f600}"{}']
const valid = { body, signature: sign(body, time), timestamp: `${time}` }
type Parts = typeof valid

/** Changes, adds or removes a character, doubles the text, or truncates it. */
const changed = (text: string, random: (below: number) => number): string => {
  const at = random(text.length + 1)
  const one = odd[random(odd.length)] ?? ''
  switch (random(6)) {
    case 0:
      return text.slice(0, at) + one + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + one + text.slice(at)
    case 2:
      return text.slice(0, at) + text.slice(at + 1)
    case 3:
      return text.slice(0, at) + (hex[random(16)] ?? '') + text.slice(at + 1)
    case 4:
      return `${text},${text}`
    default:
      return text.slice(0, at)
  }
}

const delivery = (parts: Parts, random: (below: number) => number): WebhookRequest => {
  const names = random(2)
    ? [`${prefix}signature`, `${prefix}timestamp`]
    : ['X-Harbor-Signature', 'X-Harbor-Timestamp']
  const headers = {
    host: 'x',
    [names[0] ?? '']: parts.signature,
    [names[1] ?? '']: parts.timestamp,
  }
  return { body: random(2) ? parts.body : Buffer.from(parts.body), headers }
}

/**
 * Changes a valid request, or not. Only the unchanged request must be accepted; others must be
 * rejected with a `WebhookError`.
 */
const fuzz = async (hmac: Hmac, count: number, seed: number): Promise<Record<string, number>> => {
  const random = randomFrom(seed)
  const counts: Record<string, number> = {}
  for (let round = 0; round < count; round++) {
    const parts = { ...valid }
    for (let changes = random(4); changes > 0; changes--) {
      const part = (['body', 'signature', 'timestamp'] as const)[random(3)] ?? 'body'
      parts[part] = changed(parts[part], random)
    }
    const whole =
      parts.body === body && parts.signature === valid.signature && parts.timestamp === `${time}`
    let outcome = 'passed'
    try {
      await verifyDelivery(hmac, prefix, delivery(parts, random), { secret, now: time })
    } catch (error) {
      outcome = error instanceof WebhookError ? error.code : `${error}`
    }
    if ((outcome === 'passed') !== whole) {
      throw new Error(`Round ${round}: ${outcome} for ${JSON.stringify(parts)}`)
    }
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

test.for<[number, string, Hmac]>([
  [requests, 'node:crypto', nodeCrypto],
  [requests / 10, 'WebCrypto', webCrypto],
])(
  'of %i random requests, by %s, only the valid ones are accepted',
  { timeout: 120_000 },
  async ([count, , hmac]) => {
    const counts = await fuzz(hmac, count, 20_240_210)
    expect(Object.keys(counts).sort()).toEqual([
      'invalid_signature',
      'invalid_timestamp',
      'missing_header',
      'passed',
      'timestamp_out_of_tolerance',
    ])
    expect(counts['passed']).toBeGreaterThan(count / 5)
  },
)

test('random bytes with a valid signature are an event or an invalid payload', async () => {
  const random = randomFrom(7)
  for (let round = 0; round < requests / 10; round++) {
    const bytes = random(2)
      ? Uint8Array.from({ length: random(40) }, () => random(256))
      : Buffer.from(changed(changed(body, random), random))
    const headers = {
      [`${prefix}signature`]: sign(bytes, time),
      [`${prefix}timestamp`]: `${time}`,
    }
    const outcome = await verifyDelivery(
      nodeCrypto,
      prefix,
      { body: bytes, headers },
      { secret, now: time },
    ).then(
      ({ event }) => event,
      (error: unknown) => (error instanceof WebhookError ? error.code : error),
    )
    if (outcome === 'invalid_payload') continue
    expect(outcome).toEqual(JSON.parse(new TextDecoder().decode(bytes)))
  }
})
