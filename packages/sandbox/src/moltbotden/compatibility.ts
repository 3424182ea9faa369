import type { CompatibilityFactors, NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { MoltbotDenAssumptions } from './assumptions.ts'
import { intersection, normalizeWord, symmetricDifference, uniqueWords } from './word-sets.ts'

/** Compatibility of two agents. */
export interface CompatibilityResult {
  readonly score: number
  readonly factors: CompatibilityFactors
  readonly sharedInterests: string[]
  readonly complementaryCapabilities: string[]
}

type Weights = Pick<
  MoltbotDenAssumptions,
  | 'interestsWeight'
  | 'valuesWeight'
  | 'communicationWeight'
  | 'capabilitiesWeight'
  | 'missingFactorValue'
>

/** Computes the formula that `assumptions.ts` describes, in integer hundredths. */
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

/** A share from 0 to 1, or `undefined` if one of the two profiles has no value. */
type Ratio = number | undefined

const diceCoefficient = ([one, other]: Pair): Ratio =>
  one.length && other.length
    ? (2 * intersection(one, other).length) / (one.length + other.length)
    : undefined

const jaccardDistance = ([one, other]: Pair): Ratio => {
  if (!one.length || !other.length) return undefined
  const different = symmetricDifference(one, other).length
  return different / (different + intersection(one, other).length)
}

/** The share of the traits of both profiles whose values are equal. */
const traitAgreement = (
  one: NewProfile['communication'],
  other: NewProfile['communication'],
): Ratio => {
  const otherTraits = traitsOf(other)
  const common = [...traitsOf(one)].filter(([trait]) => otherTraits.has(trait))
  const equal = common.filter(([trait, value]) => otherTraits.get(trait) === value)
  return common.length ? equal.length / common.length : undefined
}

const traitsOf = (communication: NewProfile['communication'] = {}): Map<string, string> =>
  new Map(
    Object.entries(communication).flatMap(([trait, value]) =>
      typeof value === 'string' ? [[trait, normalizeWord(value)] as const] : [],
    ),
  )

const toHundredths = (ratio: Ratio, { missingFactorValue }: Weights): number =>
  ratio === undefined ? missingFactorValue : Math.round(ratio * 100)

const meanOf = (factors: CompatibilityFactors, weights: Weights): number => {
  const parts = [
    [factors.interests, weights.interestsWeight],
    [factors.values, weights.valuesWeight],
    [factors.communication, weights.communicationWeight],
    [factors.capabilities, weights.capabilitiesWeight],
  ] as const
  const totalWeight = parts.reduce((sum, [, weight]) => sum + weight, 0)
  const sum = parts.reduce((total, [factor, weight]) => total + factor * weight, 0)
  return totalWeight ? Math.floor(sum / totalWeight) : 0
}
