import type { Operation } from '@molt-sdk/contracts/kernel'
import { expect, test } from 'vitest'
import type { CallArgs } from '../error-trigger.ts'
import type { TestHarness } from '../harness.ts'
import type { RecordedRequest } from '../recorder.ts'
import type { TestCase } from '../test-case.ts'
import { runCall } from '../test-case.ts'

/** Checks that an id cannot change the path, whatever characters it has. */
export const checkPathEncoding = (harness: TestHarness, testCase: TestCase): void => {
  const { operation, fixture } = testCase
  test.each(Object.keys(fixture.args.params ?? {}))(
    '%s is encoded as one path segment',
    async (name) => {
      const params = { ...fixture.args.params, [name]: 'a/../b?c=d#e %2F é' }
      const args = { ...fixture.args, params }
      const { client, requests } = harness.createRecordedClient(testCase)
      await expect(runCall(testCase, client, args)).rejects.toMatchObject({
        status: 404,
        operation: operation.id,
      })
      expectRequest(harness, operation, args, requests[0])
    },
  )
}

/** Checks a recorded request against its operation and arguments. */
export const expectRequest = (
  { baseUrl }: TestHarness,
  { method, path }: Operation,
  { params = {}, query = {}, body }: CallArgs,
  sent: RecordedRequest | undefined,
): void => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''))
  const pairs = Object.entries(query as Record<string, unknown>).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  )
  expect(sent?.method).toBe(method)
  expect(sent?.url).toBe(baseUrl + [filled, ...(pairs.length ? [pairs.join('&')] : [])].join('?'))
  expect(sent?.body).toEqual(body)
}
