import { test } from 'vitest'

/** Names a check that this target cannot be put to, and says why. */
export const skipCheck = (title: string, why: string): void => {
  test(title, (context) => context.skip(`not here: ${why}`))
}
