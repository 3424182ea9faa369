import { formatCents } from '../money.ts'

/** Which fields of a response are amounts in cents. They are shown in dollars. */
export type IsMoney = (name: string) => boolean

/** Formats a value of a response as one line of text. */
export const formatCell = (name: string, value: unknown, isMoney: IsMoney): string => {
  if (isEmpty(value)) return '-'
  if (typeof value === 'number' && isMoney(name)) return formatCents(value)
  if (typeof value === 'string') return oneLine(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return oneLine(value.join(', '))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Whether a field has no value, so that it need not be shown. */
export const isEmpty = (value: unknown): boolean => value === undefined || value === null

/** Whether a value fits in a cell of a table. */
export const isShort = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))
