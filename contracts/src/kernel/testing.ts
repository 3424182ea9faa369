/**
 * Responses and inputs that are generated from a contract, for tests.
 *
 * @module
 */
export { compatibleChanges } from './compatible-changes.ts'
export type { Violation } from './violations.ts'
export { violations } from './violations.ts'
