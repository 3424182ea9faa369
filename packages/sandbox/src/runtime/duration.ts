const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

const durationPart = /(\d+(?:\.\d+)?)(ms|[smhd])/g
const durationPattern = /^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/

/** Converts `'90s'`, `'1h30m'` or a number of milliseconds to milliseconds. Throws `RangeError` otherwise. */
export const parseDuration = (duration: string | number): number => {
  if (typeof duration === 'number' && Number.isFinite(duration) && duration >= 0) return duration
  if (typeof duration === 'string' && durationPattern.test(duration)) {
    let total = 0
    for (const [, amount, unit] of duration.matchAll(durationPart)) {
      total += Number(amount) * units[unit as keyof typeof units]
    }
    return total
  }
  throw new RangeError(
    `Invalid duration ${JSON.stringify(duration)}. Use a string such as "90s", "48h" or "1h30m", or milliseconds.`,
  )
}
