import { isRecord } from '@molt-sdk/contracts/kernel'
import { violations } from '@molt-sdk/contracts/testing'
import { InputError } from '@molt-sdk/core'
import { describe, expect, test } from 'vitest'
import type { CallArgs } from '../error-trigger.ts'
import type { TestHarness } from '../harness.ts'
import type { TestCase } from '../test-case.ts'
import { runCall } from '../test-case.ts'

/** Checks that input that does not match the contract is not sent. */
export const checkInvalidInputs = (harness: TestHarness, testCase: TestCase): void => {
  const inputs = invalidInputs(testCase)
  // A call without input cannot have invalid input.
  if (!inputs.length) return
  describe('rejects invalid input before sending', () => {
    for (const { name, field, args } of inputs) {
      test(name, async () => {
        const { client, requests } = harness.createRecordedClient(testCase)
        const error = await runCall(testCase, client, args).catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(InputError)
        expect(error).toMatchObject({
          code: 'invalid_input',
          operation: testCase.operation.id,
          attempts: 0,
          message: expect.stringContaining(field),
        })
        expect(Object.keys((error as InputError).fields)).toEqual([field])
        expect(requests).toEqual([])
      })
    }
  })
}

interface InvalidInput {
  readonly name: string
  readonly field: string
  readonly args: CallArgs
}

/** Returns arguments that do not match the contract, each with one mistake. */
const invalidInputs = ({
  case: options,
  operation,
  fixture: { args },
}: TestCase): InvalidInput[] => {
  const { acceptsString, acceptsBodyFields } = options
  const accepts = (path: string, value: unknown): boolean =>
    isRecord(value) && (options.acceptsInvalidBody?.(path, value) ?? false)
  const { query, body } = operation
  const params = Object.keys(args.params ?? {}).flatMap((name) =>
    ['', '.', '..', 7, null, undefined].map((value) => ({
      name: `${name} is ${JSON.stringify(value)}`,
      field: name,
      args: { ...args, params: { ...args.params, [name]: value } } as CallArgs,
    })),
  )
  const queries = query
    ? // The whole query may be omitted.
      violations(query, args.query).filter(({ path, value }) => path || value !== undefined)
    : []
  const bodies = (body ? violations(body, args.body) : []).filter(
    ({ path, value }) =>
      !(acceptsString && typeof value === 'string') &&
      !(acceptsBodyFields && !path) &&
      !accepts(path, value),
  )
  return [
    ...params,
    ...queries.map(({ name, path, value }) => ({
      name: `query: ${name}`,
      field: path,
      args: { ...args, query: value },
    })),
    ...bodies.map(({ name, path, value }) => ({
      name: `body: ${name}`,
      field: options.ownFieldNames?.[path] ?? path,
      args: { ...args, body: value },
    })),
  ]
}
