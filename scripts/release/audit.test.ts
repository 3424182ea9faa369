import { expect, test } from 'vitest'
import { CheckFailure } from '../lib/checks.ts'
import { auditProblems } from './audit.ts'

/** A project whose `npm audit` prints a text. It fails if it finds something, or cannot look. */
const projectThatPrints = (output: string, fails: boolean) => ({
  folder: '',
  run: async () => {
    if (fails) throw new CheckFailure(`npm audit exited with code 1.\n${output}`)
    return output
  },
})

test.each([
  ['nothing is known', '{"vulnerabilities":{}}', false, []],
  [
    'something is known',
    '{"vulnerabilities":{"x":{"severity":"high"}}}',
    true,
    ['x has a vulnerability (high). Run npm audit.'],
  ],
  ['the registry has no audits', '{"error":{"summary":"Not allowed"}}', true, undefined],
  ['npm prints no JSON', 'npm error audit endpoint returned an error', true, undefined],
])('reads what npm audit prints: %s', async (_, output, fails, problems) => {
  expect(await auditProblems(projectThatPrints(output, fails))).toEqual(problems)
})
