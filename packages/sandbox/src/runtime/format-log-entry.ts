import type { LogEntry } from './request-log.ts'

/** Colors a part of a line by its tone. */
export type Colorize = (tone: 'success' | 'warning' | 'error' | 'muted', text: string) => string

const plain: Colorize = (_tone, text) => text

/** Formats a log entry as one line. */
export const formatLogEntry = (entry: LogEntry, colorize: Colorize = plain): string => {
  const { time, platform, method, mountPath, path, status, durationMs } = entry
  const { operation, code, outcome, faults } = entry
  const tone =
    status === undefined || status >= 500 || outcome === 'interrupted'
      ? 'error'
      : status >= 400 || outcome === 'aborted' || faults.length > 0
        ? 'warning'
        : 'success'
  const notes = [
    operation ?? (platform === 'control' ? undefined : 'unknown route'),
    code,
    outcome === 'completed' ? undefined : outcome,
    faults.length ? `fault: ${faults.join(', ')}` : undefined,
  ]
  return [
    // UTC, as the Z says.
    colorize('muted', time.slice(11)),
    platform.padEnd(17),
    method.padEnd(6),
    colorize(tone, String(status ?? '---')),
    `${Math.round(durationMs)} ms`.padStart(7),
    (mountPath + path).padEnd(44),
    notes.filter(Boolean).join('  '),
  ]
    .join(' ')
    .trimEnd()
}
