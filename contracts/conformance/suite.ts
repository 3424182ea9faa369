import type { ApiDocs } from '@molt-sdk/contracts/openapi'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { checkCall } from './checks/call.ts'
import { checkDrift } from './checks/drift.ts'
import { checkErrors, codesOf } from './checks/errors.ts'
import { checkInputs } from './checks/inputs.ts'
import { checkPath } from './checks/request.ts'
import { checkStream } from './checks/stream.ts'
import { checkSurvival } from './checks/survival.ts'
import { notHere } from './not-here.ts'
import { Stage } from './stage.ts'
import type { AnySubject } from './subject.ts'
import { takeBack } from './take-back.ts'
import type { Target } from './targets/target.ts'
import type { Way } from './way.ts'
import { waysOf } from './way.ts'

/** A service may ask for a minute's wait now and then, and the client will wait. */
const patience = 300_000

/** Holds a client and a server, wherever it is, to the contract of an API. */
export const conformance = (subject: AnySubject, docs: ApiDocs, target: Target): void => {
  const stage = new Stage(subject, docs, target)
  const ways = waysOf(subject, docs.fixtures)

  describe(`${subject.api.name} on ${target.name}`, {
    timeout: target.controlled ? 10_000 : patience,
  }, () => {
    beforeAll(() => stage.open())
    beforeEach(() => stage.reset())
    afterAll(() => stage.close())
    if (!target.controlled) leaveNothing(stage)

    for (const way of ways) {
      describe(way.title, () => {
        checkInputs(stage, way)
        if (way.case.sandboxOnly && !target.controlled) {
          notHere('is called', 'nobody could make what it takes, or take back what it makes')
          return
        }
        checkCall(stage, way)
        checkPath(stage, way)
        checkErrors(stage, way, codesOf(stage, way))
        checkClient(stage, way)
      })
    }
    for (const [id, check] of Object.entries(subject.checks ?? {})) {
      describe(`${id}, beside its case`, () => {
        if (target.controlled) check(stage)
        else notHere('is checked', 'this takes what only a sandbox can bring about')
      })
    }
    const others = otherCodes(stage, ways)
    const [first] = ways
    if (first && others.length) {
      describe('whatever is called', () => checkErrors(stage, first, others))
    }
  })
}

/** Takes back whatever was made, after a run that was cancelled too. */
const leaveNothing = (stage: Stage): void => {
  afterAll(async () => {
    expect(await takeBack(stage), 'left behind').toEqual([])
  }, patience)
}

/** What a client makes of answers that no server gives today. */
const checkClient = (stage: Stage, way: Way): void => {
  if (!stage.target.controlled) {
    const why = 'answers are changed on their way, which says nothing about this server'
    notHere('survives unknown fields, unknown values and nulls', why)
    notHere('notices answers that break the contract', why)
    if ('stream' in way.case) notHere('as a stream', 'the server would have to be told to fail')
    return
  }
  checkSurvival(stage, way)
  checkDrift(stage, way)
  checkStream(stage, way)
}

/** Codes that are no operation's own and may not meet any. */
const otherCodes = (stage: Stage, ways: readonly Way[]): string[] => {
  const met = new Set(ways.flatMap((way) => codesOf(stage, way)))
  return Object.keys(stage.subject.api.errors).filter((code) => !met.has(code))
}
