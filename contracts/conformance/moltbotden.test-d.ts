import type { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { DenClient } from './moltbotden-resources.ts'
import type { CaseTable, Subject } from './subject.ts'

type Cases = CaseTable<DenClient, typeof moltbotden>
type Errors = Subject<DenClient, typeof moltbotden>['errors']

declare const cases: Cases
declare const errors: Errors

const { updateMe, ...withoutUpdate } = cases
const { forbidden, ...withoutForbidden } = errors

export const complete: Cases = { ...withoutUpdate, updateMe }
// @ts-expect-error an operation has no case
export const incomplete: Cases = withoutUpdate
// @ts-expect-error there is no such operation
export const superfluous: Cases = { ...cases, postHeartbeat: cases.getHeartbeat }
// @ts-expect-error the case is that of another operation
export const mismatched: Cases = { ...cases, sendMessage: cases.expressInterest }

export const known: Errors = { ...withoutForbidden, forbidden }
// @ts-expect-error an error code has no trigger
export const unknown: Errors = withoutForbidden
