import { compatibleChanges } from '@molt-sdk/contracts/testing'
import { describe, expect, test } from 'vitest'
import type { Stage } from '../stage.ts'
import { grownEnvelopes, variantsOf } from '../variants.ts'
import type { Way } from '../way.ts'
import { run } from '../way.ts'

/** A platform that grows, or leaves out what it may leave out, breaks nobody. */
export const checkSurvival = (stage: Stage, way: Way): void => {
  const { docs } = stage
  const variants = [...variantsOf(way, docs, compatibleChanges), ...grownEnvelopes(way, docs)]
  describe('survives, unchanged and by the letter of the contract', () => {
    for (const { name, answer, expected } of variants) {
      test(name, async () => {
        way.prepare(stage.sandbox)
        const args = await stage.argsForAnyAnswer(way)
        const { client, exchanges } = stage.watch(way, { contract: 'strict' }, { answer })
        expect(await run(way, client, args)).toStrictEqual(expected(args))
        expect(exchanges.at(-1)?.operation).toBe(way.operation.id)
      })
    }
  })
}
