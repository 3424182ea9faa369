import type { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { MoltInfra } from '@moltinfra/sdk'
import type { CaseTable, Subject } from './subject.ts'

type Cases = CaseTable<MoltInfra, typeof moltinfra>
type Errors = Subject<MoltInfra, typeof moltinfra>['errors']

declare const cases: Cases
declare const errors: Errors

const { streamMessage, ...withoutStream } = cases
const { MODEL_ERROR, ...withoutModelError } = errors

export const complete: Cases = { ...withoutStream, streamMessage }
// @ts-expect-error an operation has no case
export const incomplete: Cases = withoutStream
// @ts-expect-error there is no such operation
export const superfluous: Cases = { ...cases, renameAgent: cases.updateAgent }
// @ts-expect-error the case is that of another operation
export const mismatched: Cases = { ...cases, getAgent: cases.createAgent }

export const known: Errors = { ...withoutModelError, MODEL_ERROR }
// @ts-expect-error an error code has no trigger
export const unknown: Errors = withoutModelError
