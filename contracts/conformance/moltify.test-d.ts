import type { moltify } from '@molt-sdk/contracts/moltify'
import type { Moltify } from '@moltify/sdk'
import type { CaseTable, Subject } from './subject.ts'

type Cases = CaseTable<Moltify, typeof moltify>
type Errors = Subject<Moltify, typeof moltify>['errors']

declare const cases: Cases
declare const errors: Errors

const { resumeBudget, ...withoutResume } = cases
const { conflict, ...withoutConflict } = errors

export const complete: Cases = { ...withoutResume, resumeBudget }
// @ts-expect-error an operation has no case
export const incomplete: Cases = withoutResume
// @ts-expect-error there is no such operation
export const superfluous: Cases = { ...cases, reopenTask: cases.cancelTask }
// @ts-expect-error the case is that of another operation
export const mismatched: Cases = { ...cases, deliverTask: cases.disputeTask }
export const unknownRequirement: Cases = {
  ...cases,
  // @ts-expect-error no path has a parameter of this name
  getWallet: { ...cases.getWallet, requires: ['walletId'] },
}
export const unknownCode: Cases = {
  ...cases,
  // @ts-expect-error there is no such error code
  pauseBudget: { ...cases.pauseBudget, errors: { invalid_stat: 'repeated call' } },
}

export const known: Errors = { ...withoutConflict, conflict }
// @ts-expect-error an error code has no trigger
export const unknown: Errors = withoutConflict
