import type { Reporter, TestModule } from 'vitest/node'
import { reportCounts } from './counts.ts'

/** Reports the number of tests to `npm test`; errors outside of tests count as failures. */
export class CountReporter implements Reporter {
  readonly #file: string | undefined

  constructor(file: string | undefined) {
    this.#file = file
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 }
    for (const module of modules) {
      counts.failed += module.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state !== 'pending') counts[state] += 1
      }
    }
    reportCounts(counts, this.#file)
  }
}
