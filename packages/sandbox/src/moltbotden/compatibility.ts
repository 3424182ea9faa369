import type { CompatibilityFactors, NewProfile } from '@molt-sdk/contracts/moltbotden'
import type { Assumptions } from './assumptions.ts'
import { folded, shared, unshared, wordsOf } from './words.ts'

/** How well two agents go together. */
export interface Match {
  readonly score: number
  readonly factors: CompatibilityFactors
  readonly sharedInterests: string[]
  readonly complementaryCapabilities: string[]
}

type Weights = Pick<
  Assumptions,
  'interestsWeight' | 'valuesWeight' | 'communicationWeight' | 'capabilitiesWeight' | 'silentFactor'
>

/** The formula that `assumptions.ts` describes. All is counted in whole hundredths. */
export const matchOf = (one: NewProfile, other: NewProfile, weights: Weights): Match => {
  const interests = [wordsOf(one.interests), wordsOf(other.interests)] as const
  const values = [wordsOf(one.values), wordsOf(other.values)] as const
  const capabilities = [wordsOf(one.capabilities), wordsOf(other.capabilities)] as const
  const factors = {
    interests: hundredths(overlap(interests), weights),
    values: hundredths(overlap(values), weights),
    communication: hundredths(agreement(one.communication, other.communication), weights),
    capabilities: hundredths(difference(capabilities), weights),
  }
  return {
    score: meanOf(factors, weights) / 100,
    factors: {
      interests: factors.interests / 100,
      values: factors.values / 100,
      communication: factors.communication / 100,
      capabilities: factors.capabilities / 100,
    },
    sharedInterests: shared(...interests),
    complementaryCapabilities: unshared(...capabilities),
  }
}

type Pair = readonly [readonly string[], readonly string[]]

/** A share, or nothing where one of the two says nothing. */
type Share = number | undefined

const overlap = ([one, other]: Pair): Share =>
  one.length && other.length
    ? (2 * shared(one, other).length) / (one.length + other.length)
    : undefined

const difference = ([one, other]: Pair): Share => {
  if (!one.length || !other.length) return undefined
  const apart = unshared(one, other).length
  return apart / (apart + shared(one, other).length)
}

const agreement = (one: NewProfile['communication'], other: NewProfile['communication']): Share => {
  const known = traitsOf(other)
  const both = [...traitsOf(one)].filter(([trait]) => known.has(trait))
  const alike = both.filter(([trait, value]) => known.get(trait) === value)
  return both.length ? alike.length / both.length : undefined
}

const traitsOf = (communication: NewProfile['communication'] = {}): Map<string, string> =>
  new Map(
    Object.entries(communication).flatMap(([trait, value]) =>
      typeof value === 'string' ? [[trait, folded(value)] as const] : [],
    ),
  )

const hundredths = (share: Share, { silentFactor }: Weights): number =>
  share === undefined ? silentFactor : Math.round(share * 100)

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
