import type { Api, Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors } from '@molt-sdk/contracts/kernel'
import { expect } from 'vitest'

/** Fields whose value is compared, not only its type. */
const fixed =
  /^(success|connection_formed|message|error|details|errors|code|type|object|finish_reason|currency|connectStatus|page|limit)$/

/** Replaces all but fixed values by their type. Only the first item of a list is kept. */
const formatOf = (value: unknown, name = ''): unknown => {
  if (fixed.test(name) && (typeof value !== 'object' || /^(details|errors)$/.test(name)))
    return value
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => formatOf(item))
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, formatOf(held, key)]))
}

/** Compares names and their order, types, and fixed values. */
const expectSample = (body: unknown, sample: string): void => {
  const [actual, expected] = [body, JSON.parse(sample)].map((one) => formatOf(one))
  expect(JSON.stringify(actual, null, 2)).toBe(JSON.stringify(expected, null, 2))
}

/** Compares a response with a sample, which the contract must accept as well. */
export const expectResponse = (api: Api, id: string, body: unknown, sample: string): void => {
  expectSample(body, sample)
  const data = api.envelope.unwrap(JSON.parse(sample))
  const whole = Array.isArray(data) ? { items: data } : data
  expect(explainErrors(api.operations[id]?.response as Schema, whole)).toBeUndefined()
}

/** Compares an error with a sample, which the client must understand as well. */
export const expectError = (api: Api, status: number, body: unknown, sample: string): void => {
  expectSample(body, sample)
  expect(api.envelope.parseError(JSON.parse(sample), status)?.message).toBeTruthy()
}
