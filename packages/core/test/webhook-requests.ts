import { createHmac } from 'node:crypto'
import type { VerifiedDelivery } from '../src/webhooks/verify.ts'
import { verify } from '../src/webhooks/verify.ts'

export const prefix = 'x-harbor-'
export const secret = 'whsec_example_not_real'
export const time = 1_707_600_000_000

/** Creates a signature without our code. */
export const sign = (body: string | Uint8Array, timestamp: string | number, key = secret): string =>
  createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex')

/** Returns the headers of a body, as the platform sends them. */
export const signedHeaders = (
  body: string | Uint8Array,
  timestamp: string | number = time,
  key: string = secret,
): Record<string, string> => ({
  [`${prefix}signature`]: sign(body, timestamp, key),
  [`${prefix}timestamp`]: `${timestamp}`,
})

export const sail = {
  event: 'boat.sailed',
  timestamp: '2024-02-10T21:20:00.000Z',
  data: { id: 'b1' },
}
export const body = JSON.stringify(sail)

/** Verifies as the callers of `verify` do: what it throws rejects. */
export const verifyDelivery = async (
  ...parameters: Parameters<typeof verify>
): Promise<VerifiedDelivery> => verify(...parameters)
