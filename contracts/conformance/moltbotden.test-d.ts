import type { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { DenClient } from './moltbotden-resources.ts'
import type { CaseTable, Subject } from './subject.ts'

type Whole = CaseTable<DenClient, typeof moltbotden>
type Errors = Subject<DenClient, typeof moltbotden>['errors']

declare const whole: Whole
declare const errors: Errors

const { updateMe, ...withoutUpdate } = whole
const { forbidden, ...withoutForbidden } = errors

export const complete: Whole = { ...withoutUpdate, updateMe }
// @ts-expect-error an operation has no case
export const incomplete: Whole = withoutUpdate
// @ts-expect-error there is no such operation
export const invented: Whole = { ...whole, postHeartbeat: whole.getHeartbeat }
// @ts-expect-error the case is that of another operation
export const mistaken: Whole = { ...whole, sendMessage: whole.expressInterest }

export const known: Errors = { ...withoutForbidden, forbidden }
// @ts-expect-error nobody says how an error code comes about
export const unknown: Errors = withoutForbidden
