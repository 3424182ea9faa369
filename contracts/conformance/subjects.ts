import { moltinfraSubject } from './moltinfra.ts'
import type { AnySubject } from './subject.ts'

/** Every API that is checked. */
export const subjects: readonly AnySubject[] = [moltinfraSubject]

/** Contracts that are written ahead of their client and sandbox, and cannot be checked before. */
export const ahead: readonly string[] = ['moltify']
