import type { LogEntry } from './request-log.ts'

/** Colours a part of a line by what it tells. */
export type Colorize = (mood: 'good' | 'refused' | 'broken' | 'quiet', text: string) => string

const plain: Colorize = (_mood, text) => text

/** One request as one readable line. */
export const formatLogEntry = (entry: LogEntry, paint: Colorize = plain): string => {
  const { time, method, path, status, durationMs, operation, code, outcome, faults } = entry
  const mood = status === undefined || status >= 500 ? 'broken' : status >= 400 ? 'refused' : 'good'
  const notes = [
    operation ?? 'unknown route',
    code,
    outcome === 'answered' ? undefined : outcome,
    faults.length ? `fault: ${faults.join(', ')}` : undefined,
  ]
  return [
    paint('quiet', time.slice(11, 23)),
    method.padEnd(6),
    paint(mood, String(status ?? '---')),
    `${Math.round(durationMs)} ms`.padStart(7),
    path.padEnd(44),
    notes.filter(Boolean).join('  '),
  ].join(' ')
}
