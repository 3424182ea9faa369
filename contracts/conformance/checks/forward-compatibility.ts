import { compatibleChanges } from '@molt-sdk/contracts/testing'
import { describe, expect, test } from 'vitest'
import type { TestHarness } from '../harness.ts'
import type { TestCase } from '../test-case.ts'
import { runCall } from '../test-case.ts'
import { envelopesWithUnknownField, variantsOf } from '../variants.ts'

/** Checks that new fields and values, and missing optional fields, are accepted. */
export const checkForwardCompatibility = (harness: TestHarness, testCase: TestCase): void => {
  const { docs } = harness
  const variants = [
    ...variantsOf(testCase, docs, compatibleChanges),
    ...envelopesWithUnknownField(testCase, docs),
  ]
  describe('accepts and returns unchanged', () => {
    for (const { name, response, expected } of variants) {
      test(name, async () => {
        testCase.prepare(harness.sandbox)
        const args = await harness.argsForReplacedResponse(testCase)
        const { client, requests } = harness.createRecordedClient(
          testCase,
          { contract: 'strict' },
          { response },
        )
        expect(await runCall(testCase, client, args)).toStrictEqual(expected(args))
        expect(requests.at(-1)?.operation).toBe(testCase.operation.id)
      })
    }
  })
}
