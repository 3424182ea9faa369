import { moltbotdenSubject } from './moltbotden.ts'
import { moltghostSubject } from './moltghost.ts'
import { moltghostControlSubject } from './moltghost-control.ts'
import { moltifySubject } from './moltify.ts'
import { moltinfraSubject } from './moltinfra.ts'
import type { AnySubject } from './subject.ts'

/** Every API that is checked. */
export const subjects: readonly AnySubject[] = [
  moltinfraSubject,
  moltifySubject,
  moltbotdenSubject,
  moltghostSubject,
  moltghostControlSubject,
]
