/**
 * Answers and inputs made from a contract, for those who test against it.
 *
 * @module
 */
export type { Mutation } from './mutate.ts'
export { mutations } from './mutate.ts'
export type { Violation } from './violate.ts'
export { violations } from './violate.ts'
