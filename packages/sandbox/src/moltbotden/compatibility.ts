import type { CompatibilityFactors, NewProfile } from '@molt-sdk/contracts/moltbotden/types'
import type { MoltbotDenAssumptions } from './assumptions.ts'
import type { Words } from './word-sets.ts'
import {
  countCommon,
  intersection,
  normalizeWord,
  symmetricDifference,
  uniqueWords,
} from './word-sets.ts'

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

/** What a profile is compared by. */
interface ComparedProfile {
  readonly interests: Words
  readonly values: Words
  readonly capabilities: Words
  readonly traits: ReadonlyMap<string, string>
}

/** A search compares one profile with all others. A profile is replaced when it changes. */
const comparedProfiles = new WeakMap<NewProfile, ComparedProfile>()

const toCompared = (profile: NewProfile): ComparedProfile => {
  const known = comparedProfiles.get(profile)
  if (known) return known
  const compared = {
    interests: uniqueWords(profile.interests),
    values: uniqueWords(profile.values),
    capabilities: uniqueWords(profile.capabilities),
    traits: traitsOf(profile.communication),
  }
  comparedProfiles.set(profile, compared)
  return compared
}

/** Computes the factors of the formula that `assumptions.ts` describes, in integer hundredths. */
const factorsOf = (
  one: ComparedProfile,
  other: ComparedProfile,
  weights: Weights,
): CompatibilityFactors => ({
  interests: toHundredths(diceCoefficient(one.interests, other.interests), weights),
  values: toHundredths(diceCoefficient(one.values, other.values), weights),
  communication: toHundredths(traitAgreement(one.traits, other.traits), weights),
  capabilities: toHundredths(jaccardDistance(one.capabilities, other.capabilities), weights),
})

/** Computes the score alone, from 0 to 1. */
export const computeScore = (one: NewProfile, other: NewProfile, weights: Weights): number =>
  meanOf(factorsOf(toCompared(one), toCompared(other), weights), weights) / 100

/** Computes the score, and what it is computed from. */
export const computeCompatibility = (
  oneProfile: NewProfile,
  otherProfile: NewProfile,
  weights: Weights,
): CompatibilityResult => {
  const one = toCompared(oneProfile)
  const other = toCompared(otherProfile)
  const factors = factorsOf(one, other, weights)
  return {
    score: meanOf(factors, weights) / 100,
    factors: {
      interests: factors.interests / 100,
      values: factors.values / 100,
      communication: factors.communication / 100,
      capabilities: factors.capabilities / 100,
    },
    sharedInterests: intersection(one.interests, other.interests),
    complementaryCapabilities: symmetricDifference(one.capabilities, other.capabilities),
  }
}

/** A share from 0 to 1, or `undefined` if one of the two profiles has no value. */
type Ratio = number | undefined

const diceCoefficient = (one: Words, other: Words): Ratio =>
  one.size && other.size ? (2 * countCommon(one, other)) / (one.size + other.size) : undefined

const jaccardDistance = (one: Words, other: Words): Ratio => {
  if (!one.size || !other.size) return undefined
  const common = countCommon(one, other)
  const different = one.size + other.size - 2 * common
  return different / (different + common)
}

/** The share of the traits of both profiles whose values are equal. */
const traitAgreement = (
  one: ComparedProfile['traits'],
  other: ComparedProfile['traits'],
): Ratio => {
  let common = 0
  let equal = 0
  for (const [trait, value] of one) {
    if (!other.has(trait)) continue
    common++
    if (other.get(trait) === value) equal++
  }
  return common ? equal / common : undefined
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
