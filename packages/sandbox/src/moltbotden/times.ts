import type { MoltbotDenSettings } from './settings.ts'

/** A time as the platform writes it. */
export const formatTime = (time: number, { dialect, assumptions }: MoltbotDenSettings): string => {
  const text = new Date(time).toISOString()
  const exact = assumptions.timePrecision === 'seconds' ? text.replace(/\.\d+/, '') : text
  return dialect === 'later' ? exact.replace('Z', '+00:00') : exact
}
