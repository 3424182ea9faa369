import type { ApiDocs } from '@molt-sdk/contracts/openapi'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { checkDrift } from './checks/drift.ts'
import { checkErrors, errorCodesFor } from './checks/errors.ts'
import { checkForwardCompatibility } from './checks/forward-compatibility.ts'
import { checkInvalidInputs } from './checks/inputs.ts'
import { checkPathEncoding } from './checks/request.ts'
import { checkStream } from './checks/stream.ts'
import { checkSuccessfulCall } from './checks/successful-call.ts'
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
  const stage = new TestHarness(subject, docs, target)
  const ways = testCasesFor(subject, docs.fixtures)

  describe(`${subject.api.name} on ${target.name}`, {
    timeout: target.isSandbox ? 10_000 : liveTimeoutMs,
  }, () => {
    beforeAll(() => stage.open())
    beforeEach(() => stage.reset())
    afterAll(() => stage.close())
    if (!target.isSandbox) cleanUpAfterAll(stage)

    for (const way of ways) {
      describe(way.title, () => {
        checkInvalidInputs(stage, way)
        const why = target.isSandbox ? undefined : sandboxOnlyReason(subject, way)
        if (why !== undefined) {
          skipCheck('is called', why)
          return
        }
        checkSuccessfulCall(stage, way)
        checkPathEncoding(stage, way)
        checkErrors(stage, way, errorCodesFor(stage, way))
        checkClientTolerance(stage, way)
      })
    }
    for (const [id, check] of Object.entries(subject.extraChecks ?? {})) {
      describe(`${id}, additional checks`, () => {
        if (target.isSandbox) check(stage)
        else skipCheck('is checked', 'only a sandbox can prepare this check')
      })
    }
    const others = unusedErrorCodes(stage, ways)
    const [first] = ways
    if (first && others.length) {
      describe('any operation', () => checkErrors(stage, first, others))
    }
  })
}

/** Returns why a live service cannot be asked to carry out an operation. */
const sandboxOnlyReason = (
  { sandboxOnlyParams = [] }: AnySubject,
  { case: { sandboxOnly, requires = [] }, fixture }: TestCase,
): string | undefined => {
  const params: readonly string[] = [...Object.keys(fixture.args.params ?? {}), ...requires]
  const missing = (sandboxOnlyParams as readonly string[]).find((name) => params.includes(name))
  if (missing !== undefined) return `only a sandbox can create the resource of ${missing}`
  return sandboxOnly && 'only a sandbox can prepare this call, or undo it'
}

/** Deletes what was created, also after a cancelled run. */
const cleanUpAfterAll = (stage: TestHarness): void => {
  afterAll(async () => {
    expect(await cleanUp(stage), 'left behind').toEqual([])
  }, liveTimeoutMs)
}

/** Checks how the client handles responses that no server sends today. */
const checkClientTolerance = (stage: TestHarness, way: TestCase): void => {
  if (!stage.target.isSandbox) {
    const why = 'the responses are modified, so this checks the client only'
    skipCheck('accepts unknown fields, unknown values and nulls', why)
    skipCheck('reports responses that do not match the contract', why)
    if (way.case.stream) skipCheck('as a stream', 'a live server cannot be made to fail')
    return
  }
  checkForwardCompatibility(stage, way)
  checkDrift(stage, way)
  checkStream(stage, way)
}

/** Error codes that no operation declares. */
const unusedErrorCodes = (stage: TestHarness, ways: readonly TestCase[]): string[] => {
  const met = new Set(ways.flatMap((way) => errorCodesFor(stage, way)))
  return Object.keys(stage.subject.api.errors).filter((code) => !met.has(code))
}
