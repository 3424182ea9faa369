import type { CompatibilityFactors, NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { Assumptions } from './assumptions.ts'
import { intersection, normalizeWord, symmetricDifference, uniqueWords } from './word-sets.ts'

/** How well two agents go together. */
export interface CompatibilityResult {
  readonly score: number
  readonly factors: CompatibilityFactors
  readonly sharedInterests: string[]
  readonly complementaryCapabilities: string[]
}

type Weights = Pick<
  Assumptions,
  | 'interestsWeight'
  | 'valuesWeight'
  | 'communicationWeight'
  | 'capabilitiesWeight'
  | 'missingFactorValue'
>

/** The formula that `assumptions.ts` describes. All is counted in whole hundredths. */
export const computeCompatibility = (
  one: NewProfile,
  other: NewProfile,
  weights: Weights,
): CompatibilityResult => {
  const interests = [uniqueWords(one.interests), uniqueWords(other.interests)] as const
  const values = [uniqueWords(one.values), uniqueWords(other.values)] as const
  const capabilities = [uniqueWords(one.capabilities), uniqueWords(other.capabilities)] as const
  const factors = {
    interests: toHundredths(diceCoefficient(interests), weights),
    values: toHundredths(diceCoefficient(values), weights),
    communication: toHundredths(traitAgreement(one.communication, other.communication), weights),
    capabilities: toHundredths(jaccardDistance(capabilities), weights),
  }
  return {
    score: meanOf(factors, weights) / 100,
    factors: {
      interests: factors.interests / 100,
      values: factors.values / 100,
      communication: factors.communication / 100,
      capabilities: factors.capabilities / 100,
    },
    sharedInterests: intersection(...interests),
    complementaryCapabilities: symmetricDifference(...capabilities),
  }
}

type Pair = readonly [readonly string[], readonly string[]]

/** A share, or nothing where one of the two says nothing. */
type Ratio = number | undefined

const diceCoefficient = ([one, other]: Pair): Ratio =>
  one.length && other.length
    ? (2 * intersection(one, other).length) / (one.length + other.length)
    : undefined

const jaccardDistance = ([one, other]: Pair): Ratio => {
  if (!one.length || !other.length) return undefined
  const apart = symmetricDifference(one, other).length
  return apart / (apart + intersection(one, other).length)
}

const traitAgreement = (
  one: NewProfile['communication'],
  other: NewProfile['communication'],
): Ratio => {
  const known = traitsOf(other)
  const both = [...traitsOf(one)].filter(([trait]) => known.has(trait))
  const alike = both.filter(([trait, value]) => known.get(trait) === value)
  return both.length ? alike.length / both.length : undefined
}

const traitsOf = (communication: NewProfile['communication'] = {}): Map<string, string> =>
  new Map(
    Object.entries(communication).flatMap(([trait, value]) =>
      typeof value === 'string' ? [[trait, normalizeWord(value)] as const] : [],
    ),
  )

const toHundredths = (share: Ratio, { missingFactorValue }: Weights): number =>
  share === undefined ? missingFactorValue : Math.round(share * 100)

const meanOf = (factors: CompatibilityFactors, weights: Weights): number => {
  const parts = [
    [factors.interests, weights.interestsWeight],
    [factors.values, weights.valuesWeight],
    [factors.communication, weights.communicationWeight],
    [factors.capabilities, weights.capabilitiesWeight],
  ] as const
  const whole = parts.reduce((sum, [, weight]) => sum + weight, 0)
  const sum = parts.reduce((total, [factor, weight]) => total + factor * weight, 0)
  return whole ? Math.floor(sum / whole) : 0
}
