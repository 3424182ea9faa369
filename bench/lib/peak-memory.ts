import { existsSync, readFileSync } from 'node:fs'

const statusFile = '/proc/self/status'

/**
 * Returns the peak memory of this process in MB. On Linux, `resourceUsage()` starts with the memory of
 * the process that started this one, so it is used elsewhere only.
 */
export const peakMemoryMb = (): number => {
  if (!existsSync(statusFile)) return process.resourceUsage().maxRSS / 1024
  const peak = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(statusFile, 'utf8'))
  return Number(peak?.[1]) / 1024
}
