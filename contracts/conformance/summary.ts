import type { TestCase as VitestTest } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    /** The operation to which a response was received. */
    reachedOperation?: string
  }
}

/** A check of a live service that failed. */
export interface Difference {
  readonly operation: string
  readonly check: string
  readonly problem: string
}

/** What the checks of a live service found. */
export interface Findings {
  /** The operations to which a response was received. */
  readonly reached: ReadonlySet<string>
  readonly differences: readonly Difference[]
}

/** Collects the findings from the tests of a run. */
export const collectFindings = (tests: Iterable<VitestTest>): Findings => {
  const reached = new Set<string>()
  const differences: Difference[] = []
  for (const test of tests) {
    const { reachedOperation } = test.meta()
    if (reachedOperation !== undefined) reached.add(reachedOperation)
    const { state, errors = [] } = test.result()
    if (state !== 'failed') continue
    const [, operation = test.name, ...check] = test.fullName.split(' > ')
    const [problem = 'failed'] = (errors[0]?.message ?? '').split('\n')
    differences.push({ operation, check: check.join(' > '), problem })
  }
  return { reached, differences }
}

/** Formats the findings: a table of the differences, then the counts. */
export const formatSummary = (
  { reached, differences }: Findings,
  operations: readonly string[],
): string => {
  const operationWidth = Math.max(...differences.map(({ operation }) => operation.length))
  const rows = differences.map(
    ({ operation, check, problem }) =>
      `${operation.padEnd(operationWidth)}  ${check}\n${' '.repeat(operationWidth)}  ${problem}\n`,
  )
  const table = rows.length ? `Differences from the contract:\n\n${rows.join('')}\n` : ''
  const differing = new Set(differences.map(({ operation }) => operation)).size
  const count = operations.filter((id) => reached.has(id)).length
  const unreached = count ? '' : ' Check the URL, and that the service is running.'
  return `\n${table}${count} of ${operations.length} operations reached, ${differing} differ.${unreached}\n`
}
