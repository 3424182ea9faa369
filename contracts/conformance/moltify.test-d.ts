import type { moltify } from '@molt-sdk/contracts/moltify'
import type { Moltify } from '@moltify/sdk'
import type { CaseTable, Subject } from './subject.ts'

type Whole = CaseTable<Moltify, typeof moltify>
type Errors = Subject<Moltify, typeof moltify>['errors']

declare const whole: Whole
declare const errors: Errors

const { resumeBudget, ...withoutResume } = whole
const { conflict, ...withoutConflict } = errors

export const complete: Whole = { ...withoutResume, resumeBudget }
// @ts-expect-error an operation has no case
export const incomplete: Whole = withoutResume
// @ts-expect-error there is no such operation
export const invented: Whole = { ...whole, reopenTask: whole.cancelTask }
// @ts-expect-error the case is that of another operation
export const mistaken: Whole = { ...whole, deliverTask: whole.disputeTask }
export const lacking: Whole = {
  ...whole,
  // @ts-expect-error what the operation requires is not a parameter of any path
  getWallet: { ...whole.getWallet, requires: ['walletId'] },
}
export const misspelt: Whole = {
  ...whole,
  // @ts-expect-error there is no such error code
  pauseBudget: { ...whole.pauseBudget, errors: { invalid_stat: 'repeated call' } },
}

export const known: Errors = { ...withoutConflict, conflict }
// @ts-expect-error nobody says how an error code comes about
export const unknown: Errors = withoutConflict
