import type { Violation } from '@molt-sdk/contracts/testing'
import { violations } from '@molt-sdk/contracts/testing'
import { ContractError } from '@molt-sdk/core'
import type { DriftEvent } from '@molt-sdk/core/client'
import { describe, expect, test, vi } from 'vitest'
import type { TestHarness } from '../harness.ts'
import type { TestCase } from '../test-case.ts'
import { runCall } from '../test-case.ts'
import type { ResponseVariant, VariantGenerator } from '../variants.ts'
import { variantsOf } from '../variants.ts'

/** Checks that responses that do not match the contract are reported as the `contract` option says. */
export const checkDrift = (harness: TestHarness, testCase: TestCase): void => {
  const { id, path } = testCase.operation
  // The client does not read this response.
  if (testCase.case.returnsVoid) return
  const variants = contractViolationVariants(harness, testCase)

  /** The status is enough to confirm a deletion. */
  const isEmptyDeletion = ({ path: brokenPath, name }: ResponseVariant): boolean =>
    testCase.operation.effect === 'delete' && brokenPath === '' && name.endsWith(' is null')

  /** Without the object or array of the contract, there is no value to return. */
  const isUnusable = (variant: ResponseVariant): boolean =>
    (variant.path === '' && !isEmptyDeletion(variant)) ||
    variant.path === testCase.operation.paging?.items[0]

  const call = async (client: unknown, variant: ResponseVariant): Promise<void> => {
    const { path: field, expected } = variant
    const args = await harness.argsForReplacedResponse(testCase)
    const value = runCall(testCase, client, args)
    if (isUnusable(variant) || testCase.case.alwaysStrictPaths?.includes(field)) {
      await expect(value).rejects.toBeInstanceOf(ContractError)
    } else if (isEmptyDeletion(variant)) {
      await expect(value).resolves.not.toThrow()
    } else {
      expect(await value).toEqual(expected(args))
    }
  }

  describe('reports', () => {
    for (const variant of variants) {
      test(variant.name, async () => {
        testCase.prepare(harness.sandbox)
        const driftEvents: DriftEvent[] = []
        // A write whose response is unusable is read back, with the same response.
        const onDrift = (event: DriftEvent): void => {
          if (event.operation === id) driftEvents.push(event)
        }
        const hooks = { onDrift }
        const logger = { warn: vi.fn() }

        const warned = harness.createRecordedClient(testCase, { hooks, logger }, variant)
        await call(warned.client, variant)
        expect(driftEvents).toMatchObject([{ operation: id, path }])
        expect(Object.keys(driftEvents[0]?.fields ?? {})).toEqual([variant.path])

        const strict = harness.createRecordedClient(
          testCase,
          { contract: 'strict', hooks, logger },
          variant,
        )
        if (testCase.case.reportsDriftInStrictMode) {
          await call(strict.client, variant)
          expect(driftEvents).toMatchObject([{ operation: id }, { operation: id, path }])
        } else {
          const args = await harness.argsForReplacedResponse(testCase)
          const error = await runCall(testCase, strict.client, args).catch(
            (thrown: unknown) => thrown,
          )
          expect(error).toBeInstanceOf(ContractError)
          expect(error).toMatchObject({ code: 'contract_violation', operation: id })
          expect(Object.keys((error as ContractError).fields ?? {})).toEqual([variant.path])
        }

        const off = harness.createRecordedClient(
          testCase,
          { contract: 'off', hooks, logger },
          variant,
        )
        const before = driftEvents.length
        await call(off.client, variant)
        expect(driftEvents).toHaveLength(before)
        expect(logger.warn).not.toHaveBeenCalled()
      })
    }

    test('drift without a listener in one log line, once', async () => {
      testCase.prepare(harness.sandbox)
      const [first, other] = variants
      if (!first || !other)
        throw new Error(`Fewer than two responses violate the contract of ${id}.`)
      const logger = { warn: vi.fn() }
      let current = first
      const { client } = harness.createRecordedClient(
        testCase,
        { logger },
        { response: (response) => current.response(response) },
      )
      await call(client, first)
      if (!testCase.case.newClientPerCall) {
        current = other
        await call(client, other)
      }
      const lines = logger.warn.mock.calls.flat().filter((line) => `${line}`.startsWith(`${id}:`))
      expect(lines).toEqual([expect.stringContaining(first.path)])
    })
  })
}

const contractViolationVariants = (harness: TestHarness, testCase: TestCase): ResponseVariant[] => {
  const streams = testCase.case.stream !== undefined
  const isDrift = ({ path, value }: Violation): boolean => {
    if (path) return true
    // An event that is not an object is a stream error, not drift. A bare array is accepted in place
    // of an object that contains it.
    return !streams && !(testCase.operation.paging && Array.isArray(value))
  }
  const generateViolations: VariantGenerator = (schema, value) =>
    oneWrongTypePerPath(violations(schema, value)).filter(isDrift)
  return variantsOf(testCase, harness.docs, generateViolations)
}

/** Keeps one violation of the type per path, and all missing and null values. */
const oneWrongTypePerPath = (all: readonly Violation[]): readonly Violation[] => {
  const isType = ({ name }: Violation): boolean => !/ is (left out|null)$/.test(name)
  return all.filter(
    (one, at) =>
      !isType(one) || all.findIndex((other) => isType(other) && other.path === one.path) === at,
  )
}
