import type { ApiDocs } from '@molt-sdk/contracts/openapi'
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { checkAnswer } from './checks/answer.ts'
import { checkDrift } from './checks/drift.ts'
import { checkErrors, codesOf } from './checks/errors.ts'
import { checkInputs } from './checks/inputs.ts'
import { checkRequest } from './checks/request.ts'
import { checkStream } from './checks/stream.ts'
import { checkSurvival } from './checks/survival.ts'
import { checkNothingLeft } from './checks/undo.ts'
import { notHere } from './not-here.ts'
import { Stage } from './stage.ts'
import type { AnySubject } from './subject.ts'
import type { Target } from './targets/target.ts'
import type { Way } from './way.ts'
import { waysOf } from './way.ts'

/** Holds a client and a server, wherever it is, to the contract of an API. */
export const conformance = (subject: AnySubject, docs: ApiDocs, target: Target): void => {
  const stage = new Stage(subject, docs, target)
  const ways = waysOf(subject, docs.fixtures)

  describe(`${subject.api.name} on ${target.name}`, {
    timeout: target.controlled ? 10_000 : 300_000,
  }, () => {
    beforeAll(() => stage.open())
    beforeEach(() => stage.reset())
    afterAll(() => stage.close())

    for (const way of ways) {
      describe(way.title, () => {
        checkAnswer(stage, way)
        checkRequest(stage, way)
        checkInputs(stage, way)
        checkErrors(stage, way, codesOf(stage, way))
        checkClient(stage, way)
      })
    }
    describe('whatever is called', () => {
      const [first] = ways
      if (first) checkErrors(stage, first, otherCodes(stage, ways))
    })
    if (!target.controlled) checkNothingLeft(stage)
  })
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
