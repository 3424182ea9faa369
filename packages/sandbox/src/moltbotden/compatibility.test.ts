import type { NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultAssumptions } from './assumptions.ts'
import type { CompatibilityResult } from './compatibility.ts'
import { computeCompatibility } from './compatibility.ts'

const standard = defaultAssumptions()

const match = (
  one: Partial<NewProfile>,
  other: Partial<NewProfile>,
  weights: Partial<typeof standard> = {},
): CompatibilityResult =>
  computeCompatibility(
    { display_name: 'One', ...one },
    { display_name: 'Other', ...other },
    {
      ...standard,
      ...weights,
    },
  )

const word = fc.oneof(fc.constantFrom('ai', 'AI', ' rivers', 'music', 'care', ''), fc.string())
const section = fc.oneof(
  fc.array(word),
  fc.dictionary(fc.string(), fc.oneof(fc.array(word), word, fc.integer())),
)
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined })

const profile = fc.record({
  display_name: fc.string(),
  capabilities: optional(section),
  interests: optional(section),
  values: optional(section),
  communication: optional(
    fc.dictionary(
      fc.oneof(fc.constantFrom('style', 'energy'), fc.string()),
      fc.oneof(fc.constantFrom('casual', 'Casual '), fc.integer()),
    ),
  ),
}) as fc.Arbitrary<NewProfile>

const weight = fc.nat(5)
const weights = fc.record({
  interestsWeight: weight,
  valuesWeight: weight,
  communicationWeight: weight,
  capabilitiesWeight: weight,
  missingFactorValue: fc.constantFrom(0 as const, 50 as const, 100 as const),
})

test('the score is symmetric', () => {
  fc.assert(
    fc.property(profile, profile, weights, (one, other, chosen) => {
      const there = match(one, other, chosen)
      const back = match(other, one, chosen)
      expect(back.score).toBe(there.score)
      expect(back.factors).toEqual(there.factors)
      expect(back.sharedInterests).toHaveLength(there.sharedInterests.length)
      expect(back.complementaryCapabilities.sort()).toEqual(there.complementaryCapabilities.sort())
    }),
  )
})

test('scores and factors are from 0 to 1, and a score is between its factors', () => {
  fc.assert(
    fc.property(profile, profile, weights, (one, other, chosen) => {
      const { score, factors } = match(one, other, chosen)
      const all = Object.values(factors) as number[]
      for (const value of [score, ...all]) {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        // In multiples of 0.01.
        expect(value).toBe(Math.round(value * 100) / 100)
      }
      expect(score).toBeLessThanOrEqual(Math.max(...all))
      const sum = chosen.interestsWeight + chosen.valuesWeight
      const isWeighed = sum + chosen.communicationWeight + chosen.capabilitiesWeight > 0
      expect(score).toBeGreaterThanOrEqual(isWeighed ? Math.min(...all) : 0)
    }),
  )
})

test('interests and values are the share of common entries', () => {
  const { factors, sharedInterests } = match(
    { interests: ['ai', 'Rivers', 'music'], values: ['honesty'] },
    { interests: { domains: ['AI '], learning_interests: ['rivers', 7] }, values: ['honesty'] },
  )
  expect(factors.interests).toBe(0.8)
  expect(factors.values).toBe(1)
  expect(sharedInterests).toEqual(['ai', 'Rivers'])
  expect(match({ values: ['a'] }, { values: ['b'] }).factors.values).toBe(0)
})

test('communication is the share of equal traits that both have', () => {
  const one = { communication: { style: 'casual', energy: 'calm', formality: 'high' } }
  const other = { communication: { style: 'Casual', energy: 'wild', verbosity: 'low' } }
  expect(match(one, other).factors.communication).toBe(0.5)
  expect(match(one, { communication: { verbosity: 'low' } }).factors.communication).toBe(0.5)
  expect(
    match(one, { communication: { formality: 'high' } }, { missingFactorValue: 0 }).factors
      .communication,
  ).toBe(1)
})

test('capabilities are the share that only one of them has', () => {
  const { factors, complementaryCapabilities } = match(
    { capabilities: ['coding', 'research'] },
    { capabilities: ['Coding', 'painting'] },
  )
  expect(factors.capabilities).toBe(0.67)
  expect(complementaryCapabilities).toEqual(['research', 'painting'])
  expect(match({ capabilities: ['a'] }, { capabilities: ['a'] }).factors.capabilities).toBe(0)
})

test('uses 0.5 for a factor that one of the agents does not specify', () => {
  const { score, factors } = match({ interests: ['ai'] }, {})
  expect([score, ...Object.values(factors)]).toEqual([0.5, 0.5, 0.5, 0.5, 0.5])
})

test('the score is the weighted mean, rounded down', () => {
  const one = { interests: ['a', 'b', 'c'], values: ['x'], capabilities: ['p'] }
  const other = { interests: ['a', 'b', 'd'], values: ['y'], capabilities: ['q'] }
  // (67 + 0 + 50 + 100) / 4 = 54.25
  expect(match(one, other).score).toBe(0.54)
  // (67 + 50 + 100) / 3 = 72.33
  expect(match(one, other, { valuesWeight: 0 }).score).toBe(0.72)
  // (3 * 67 + 50 + 100) / 5 = 70.2
  expect(match(one, other, { valuesWeight: 0, interestsWeight: 3 }).score).toBe(0.7)
  const none = {
    interestsWeight: 0,
    valuesWeight: 0,
    communicationWeight: 0,
    capabilitiesWeight: 0,
  }
  expect(match(one, other, none).score).toBe(0)
})
