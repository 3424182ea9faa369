import { compatibleChanges } from '@molt-sdk/contracts/testing'
import { describe, expect, test } from 'vitest'
import type { TestHarness } from '../harness.ts'
import type { TestCase } from '../test-case.ts'
import { runCall } from '../test-case.ts'
import { envelopesWithUnknownField, variantsOf } from '../variants.ts'

/** A platform that grows, or leaves out what it may leave out, breaks nobody. */
export const checkForwardCompatibility = (stage: TestHarness, way: TestCase): void => {
  const { docs } = stage
  const variants = [
    ...variantsOf(way, docs, compatibleChanges),
    ...envelopesWithUnknownField(way, docs),
  ]
  describe('accepts and returns unchanged', () => {
    for (const { name, response, expected } of variants) {
      test(name, async () => {
        way.prepare(stage.sandbox)
        const args = await stage.argsForReplacedResponse(way)
        const { client, requests } = stage.createRecordedClient(
          way,
          { contract: 'strict' },
          { response: response },
        )
        expect(await runCall(way, client, args)).toStrictEqual(expected(args))
        expect(requests.at(-1)?.operation).toBe(way.operation.id)
      })
    }
  })
}
