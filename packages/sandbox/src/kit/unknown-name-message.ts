import { closestName } from '@molt-sdk/contracts/closest-name'

/** Says that a name is unknown, and lists the allowed ones: `Unknown setting "tokenPac". Did you mean …`. */
export const unknownNameMessage = (
  noun: string,
  name: unknown,
  allowed: readonly string[],
): string => {
  const similar = closestName(String(name), allowed)
  const hint = similar === undefined ? '' : ` Did you mean ${JSON.stringify(similar)}?`
  return `Unknown ${noun} ${JSON.stringify(name)}.${hint} Allowed: ${allowed.join(', ')}.`
}
