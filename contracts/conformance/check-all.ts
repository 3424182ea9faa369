import { apis } from '@molt-sdk/contracts/apis'
import { subjects } from './subjects.ts'
import { defineConformanceTests } from './suite.ts'
import type { Target } from './targets/target.ts'

/** Checks every API at a target, or one of them. */
export const defineAllConformanceTests = (target: Target, only?: string): void => {
  for (const subject of subjects.filter(({ name }) => name === (only ?? name))) {
    const docs = apis.find(({ folder }) => folder === subject.name)?.docs
    if (!docs) throw new Error(`contracts/scripts/apis.ts has no entry for ${subject.name}.`)
    defineConformanceTests(subject, docs, target)
  }
}
