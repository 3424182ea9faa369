import type { TestHarness } from '../harness.ts'
import type { TestCase } from '../test-case.ts'
import { checkDrift } from './drift.ts'
import { checkForwardCompatibility } from './forward-compatibility.ts'

/** Checks how the client handles responses that replace those of the server. */
export const checkTolerance = (harness: TestHarness, testCase: TestCase): void => {
  if (!harness.target.checksClient) return
  checkForwardCompatibility(harness, testCase)
  checkDrift(harness, testCase)
}
