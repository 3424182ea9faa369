import type { moltinfra } from '@molt-sdk/contracts/moltinfra'
import type { MoltInfra } from '@moltinfra/sdk'
import type { CaseTable, Subject } from './subject.ts'

type Whole = CaseTable<MoltInfra, typeof moltinfra>
type Errors = Subject<MoltInfra, typeof moltinfra>['errors']

declare const whole: Whole
declare const errors: Errors

const { streamMessage, ...withoutStream } = whole
const { MODEL_ERROR, ...withoutModelError } = errors

export const complete: Whole = { ...withoutStream, streamMessage }
// @ts-expect-error an operation has no case
export const incomplete: Whole = withoutStream
// @ts-expect-error there is no such operation
export const invented: Whole = { ...whole, renameAgent: whole.updateAgent }
// @ts-expect-error the case is that of another operation
export const mistaken: Whole = { ...whole, getAgent: whole.createAgent }

export const known: Errors = { ...withoutModelError, MODEL_ERROR }
// @ts-expect-error nobody says how an error code comes about
export const unknown: Errors = withoutModelError
