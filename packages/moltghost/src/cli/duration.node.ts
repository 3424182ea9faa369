const units = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
] as const

/** Formats seconds in the two largest units, such as `3 h 12 min`. */
export const formatDuration = (seconds: number | null | undefined): string | undefined => {
  if (seconds === undefined || seconds === null) return undefined
  let rest = Math.round(seconds)
  const parts: string[] = []
  for (const [size, unit] of units) {
    if (rest >= size) parts.push(`${Math.floor(rest / size)} ${unit}`)
    rest %= size
  }
  if (rest || !parts.length) parts.push(`${rest} s`)
  return parts.slice(0, 2).join(' ')
}
