import { expect, test } from 'vitest'
import { verdictAtLeast, verdictAtMost } from './verdict.ts'

test.each([
  [0.63, 0.69, 0.7, 'met', 'not met'],
  [1.2, 1.25, 1.3, 'not met', 'met'],
  // The limit is between the quartiles, whatever side the median is on.
  [0.95, 0.99, 1.05, 'tie', 'tie'],
  [0.95, 1.01, 1.05, 'tie', 'tie'],
  // The limit is outside of them, but not by more than two runs differ.
  [0.95, 0.97, 0.98, 'tie', 'tie'],
  [1.02, 1.03, 1.05, 'tie', 'tie'],
])(
  'a figure of %d, %d, %d against 1 is %s at most and %s at least',
  (low, median, high, most, least) => {
    expect(verdictAtMost({ low, median, high }, 1)).toBe(most)
    expect(verdictAtLeast({ low, median, high }, 1)).toBe(least)
  },
)
