import type { ApiDocs } from '@molt-sdk/contracts/openapi'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkErrors, errorCodesFor } from './checks/errors.ts'
import { checkInvalidInputs } from './checks/inputs.ts'
import { checkPathEncoding } from './checks/request.ts'
import { checkStream } from './checks/stream.ts'
import { checkSuccessfulCall } from './checks/successful-call.ts'
import { checkTolerance } from './checks/tolerance.ts'
import { cleanUp } from './clean-up.ts'
import { TestHarness } from './harness.ts'
import { skipCheck } from './skip-check.ts'
import type { AnySubject } from './subject.ts'
import type { Target } from './targets/target.ts'
import type { TestCase } from './test-case.ts'
import { testCasesFor } from './test-case.ts'

/** A live service may ask for a wait of a minute, and the client waits. */
const liveTimeoutMs = 300_000

/** Defines tests that check a client and a server against the contract of an API. */
export const defineConformanceTests = (
  subject: AnySubject,
  docs: ApiDocs,
  target: Target,
): void => {
  const harness = new TestHarness(subject, docs, target)
  const testCases = testCasesFor(subject, docs.fixtures)

  describe(`${subject.api.name} on ${target.name}`, {
    timeout: target.isSandbox ? 120_000 : liveTimeoutMs,
  }, () => {
    beforeAll(() => harness.open())
    beforeEach(() => harness.reset())
    afterAll(() => harness.close())
    if (!target.isSandbox) cleanUpAfterAll(harness)

    for (const testCase of testCases) {
      describe(testCase.title, () => {
        const why = target.isSandbox ? undefined : sandboxOnlyReason(subject, testCase)
        if (target.checksClient) checkInvalidInputs(harness, testCase)
        if (why === undefined) checkSuccessfulCall(harness, testCase)
        else skipCheck('is called', why)
        checkPathEncoding(harness, testCase)
        checkErrors(harness, testCase, errorCodesFor(harness, testCase), why)
        if (why === undefined) checkClientTolerance(harness, testCase)
        if (!target.isSandbox) recordReached(harness, testCase)
      })
    }
    for (const [id, check] of Object.entries(subject.extraChecks ?? {})) {
      describe(`${id}, additional checks`, () => {
        if (target.isSandbox) check(harness)
        else skipCheck('is checked', 'only a sandbox can prepare this check')
      })
    }
    const others = unusedErrorCodes(harness, testCases)
    const [first] = testCases
    if (first && others.length) {
      describe('any operation', () => checkErrors(harness, first, others))
    }
  })
}

/** Returns the reason why an operation cannot be checked on a live service. */
const sandboxOnlyReason = (
  { sandboxOnlyParams = [] }: AnySubject,
  { case: { sandboxOnly, requires = [] }, fixture }: TestCase,
): string | undefined => {
  const params: readonly string[] = [...Object.keys(fixture.args.params ?? {}), ...requires]
  const missing = (sandboxOnlyParams as readonly string[]).find((name) => params.includes(name))
  if (missing !== undefined) return `only a sandbox can create the resource of ${missing}`
  return sandboxOnly && 'only a sandbox can prepare this call, or undo it'
}

/** Records whether a response to the operation was received, for the summary. */
const recordReached = (harness: TestHarness, { operation }: TestCase): void => {
  test('is reached', ({ task, skip }) => {
    const sent = harness.requests.filter((request) => request.operation === operation.id)
    if (!sent.length) skip('skipped: no check of it can be sent to a live service')
    const reached = sent.some(({ response }) => response)
    if (reached) task.meta.reachedOperation = operation.id
    expect(reached, 'a response was received').toBe(true)
  })
}

/** Deletes what was created, also after a cancelled run. */
const cleanUpAfterAll = (harness: TestHarness): void => {
  afterAll(async () => {
    expect(await cleanUp(harness), 'left behind').toEqual([])
  }, liveTimeoutMs)
}

/** Checks how the client handles modified responses. */
const checkClientTolerance = (harness: TestHarness, testCase: TestCase): void => {
  if (!harness.target.isSandbox) {
    const why = 'the responses are modified, so this checks the client only'
    skipCheck('accepts unknown fields, unknown values and nulls', why)
    skipCheck('reports responses that do not match the contract', why)
    if (testCase.case.stream) skipCheck('as a stream', 'a live server cannot be made to fail')
    return
  }
  checkTolerance(harness, testCase)
  checkStream(harness, testCase)
}

/** Returns the error codes that no operation declares. */
const unusedErrorCodes = (harness: TestHarness, testCases: readonly TestCase[]): string[] => {
  const covered = new Set(testCases.flatMap((testCase) => errorCodesFor(harness, testCase)))
  return Object.keys(harness.subject.api.errors).filter((code) => !covered.has(code))
}
