import { test } from 'vitest'

/** Skips a check that this target does not support, with the reason. */
export const skipCheck = (title: string, why: string): void => {
  test(title, (context) => context.skip(`skipped: ${why}`))
}
