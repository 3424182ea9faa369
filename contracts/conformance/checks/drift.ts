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

/** An answer that breaks the contract is noticed, and how that is told follows the option. */
export const checkDrift = (stage: TestHarness, way: TestCase): void => {
  const { id, path } = way.operation
  // In an answer that is not looked at nothing can be wrong.
  if (way.case.returnsVoid) return
  const drifts = contractViolationVariants(stage, way)

  /** The status of a deletion says that it was done. */
  const isEmptyDeletion = ({ path: brokenPath, name }: ResponseVariant): boolean =>
    way.operation.effect === 'delete' && brokenPath === '' && name.endsWith(' is null')

  /** Without the promised object or list there is no value. */
  const isUnusable = (variant: ResponseVariant): boolean =>
    (variant.path === '' && !isEmptyDeletion(variant)) ||
    variant.path === way.operation.paging?.items[0]

  const call = async (client: unknown, variant: ResponseVariant): Promise<void> => {
    const { path: place, expected } = variant
    const args = await stage.argsForReplacedResponse(way)
    const value = runCall(way, client, args)
    if (isUnusable(variant) || way.case.alwaysStrictPaths?.includes(place)) {
      await expect(value).rejects.toBeInstanceOf(ContractError)
    } else if (isEmptyDeletion(variant)) {
      await expect(value).resolves.not.toThrow()
    } else {
      expect(await value).toEqual(expected(args))
    }
  }

  describe('reports', () => {
    for (const variant of drifts) {
      test(variant.name, async () => {
        way.prepare(stage.sandbox)
        const driftEvents: DriftEvent[] = []
        // A write whose response is unusable is read back, with the same response.
        const onDrift = (event: DriftEvent): void => {
          if (event.operation === id) driftEvents.push(event)
        }
        const hooks = { onDrift }
        const logger = { warn: vi.fn() }

        const warned = stage.createRecordedClient(way, { hooks, logger }, variant)
        await call(warned.client, variant)
        expect(driftEvents).toMatchObject([{ operation: id, path }])
        expect(Object.keys(driftEvents[0]?.fields ?? {})).toEqual([variant.path])

        const strict = stage.createRecordedClient(
          way,
          { contract: 'strict', hooks, logger },
          variant,
        )
        if (way.case.reportsDriftInStrictMode) {
          await call(strict.client, variant)
          expect(driftEvents).toMatchObject([{ operation: id }, { operation: id, path }])
        } else {
          const args = await stage.argsForReplacedResponse(way)
          const error = await runCall(way, strict.client, args).catch((thrown: unknown) => thrown)
          expect(error).toBeInstanceOf(ContractError)
          expect(error).toMatchObject({ code: 'contract_violation', operation: id })
          expect(Object.keys((error as ContractError).fields ?? {})).toEqual([variant.path])
        }

        const off = stage.createRecordedClient(way, { contract: 'off', hooks, logger }, variant)
        const before = driftEvents.length
        await call(off.client, variant)
        expect(driftEvents).toHaveLength(before)
        expect(logger.warn).not.toHaveBeenCalled()
      })
    }

    test('drift without a listener in one log line, once', async () => {
      way.prepare(stage.sandbox)
      const [first, other] = drifts
      if (!first || !other)
        throw new Error(`Fewer than two responses violate the contract of ${id}.`)
      const logger = { warn: vi.fn() }
      let broken = first
      const { client } = stage.createRecordedClient(
        way,
        { logger },
        { response: (response) => broken.response(response) },
      )
      await call(client, first)
      if (!way.case.newClientPerCall) {
        broken = other
        await call(client, other)
      }
      const lines = logger.warn.mock.calls.flat().filter((line) => `${line}`.startsWith(`${id}:`))
      expect(lines).toEqual([expect.stringContaining(first.path)])
    })
  })
}

const contractViolationVariants = (stage: TestHarness, way: TestCase): ResponseVariant[] => {
  const streams = way.case.stream !== undefined
  const isDrift = ({ path, value }: Violation): boolean => {
    if (path) return true
    // An event that is no object is no drift, but a stream that cannot be read; and a list that
    // comes bare is read like one in its object.
    return !streams && !(way.operation.paging && Array.isArray(value))
  }
  const breaks: VariantGenerator = (schema, value) =>
    oneWrongTypePerPath(violations(schema, value)).filter(isDrift)
  return variantsOf(way, stage.docs, breaks)
}

/** Of the wrong types at a place the first stands for all; what is missing or null stands for itself. */
const oneWrongTypePerPath = (all: readonly Violation[]): readonly Violation[] => {
  const isType = ({ name }: Violation): boolean => !/ is (left out|null)$/.test(name)
  return all.filter(
    (one, at) =>
      !isType(one) || all.findIndex((other) => isType(other) && other.path === one.path) === at,
  )
}
