import type { LogEntry } from './request-log.ts'

/** Colors a part of a line by its tone. */
export type Colorize = (
  tone: 'success' | 'clientError' | 'serverError' | 'muted',
  text: string,
) => string

const plain: Colorize = (_tone, text) => text

/** Formats a log entry as one line. */
export const formatLogEntry = (entry: LogEntry, colorize: Colorize = plain): string => {
  const { time, method, path, status, durationMs, operation, code, outcome, faults } = entry
  const tone =
    status === undefined || status >= 500
      ? 'serverError'
      : status >= 400
        ? 'clientError'
        : 'success'
  const notes = [
    operation ?? 'unknown route',
    code,
    outcome === 'completed' ? undefined : outcome,
    faults.length ? `fault: ${faults.join(', ')}` : undefined,
  ]
  return [
    colorize('muted', time.slice(11, 23)),
    method.padEnd(6),
    colorize(tone, String(status ?? '---')),
    `${Math.round(durationMs)} ms`.padStart(7),
    path.padEnd(44),
    notes.filter(Boolean).join('  '),
  ].join(' ')
}
