/**
 * Answers and inputs made from a contract, for those who test against it.
 *
 * @module
 */
export { compatibleChanges } from './compatible-changes.ts'
export type { Violation } from './violations.ts'
export { violations } from './violations.ts'
