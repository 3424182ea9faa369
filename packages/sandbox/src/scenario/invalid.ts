import type { Schema } from '@molt-sdk/contracts/kernel'
import { explainErrors, isRecord } from '@molt-sdk/contracts/kernel'
import { schemaDefOf } from '@molt-sdk/contracts/schema-def'
import { unknownNameMessage } from '../kit/unknown-name-message.ts'
import { isStored } from './stored.ts'

const maxShown = 80

const show = (value: unknown): string => {
  const json = JSON.stringify(value) ?? String(value)
  return json.length > maxShown ? `${json.slice(0, maxShown)}…` : json
}

/** Writes a path as in JavaScript: `moltify.tasks[3].status`. */
const showPath = (path: string): string => path.replace(/(^|\.)(\d+)(?=\.|$)/g, '[$2]')

/** Returns the error for a value in a scenario: where it is, what it must be, and what it is. */
export const invalidScenario = (path: string, mustBe: string, value: unknown): RangeError =>
  new RangeError(`Invalid scenario: ${showPath(path)} ${mustBe}, got ${show(value)}.`)

/** Returns the value at a path. */
const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .filter(Boolean)
    .reduce<unknown>(
      (part, name) => (part as Readonly<Record<string, unknown>> | undefined)?.[name],
      value,
    )

/** Throws `RangeError` for the first part of a scenario that does not match its schema. */
export const validateScenario = (schema: Schema, value: unknown): void => {
  if (!isRecord(value))
    throw new RangeError(`A scenario must be a JSON object, got ${show(value)}.`)
  // First: a misspelt field would be reported as a missing one.
  rejectUnknownFields(schema, value, '')
  const [problem] = Object.entries(explainErrors(schema, value) ?? {})
  if (problem) {
    const [path, [message = ''] = []] = problem
    if (message === 'is required')
      throw new RangeError(`Invalid scenario: ${showPath(path)} is required.`)
    throw invalidScenario(path, message.replace(/, got [^,]*$/, ''), valueAt(value, path))
  }
}

const rejectUnknownFields = (schema: Schema, value: unknown, path: string): void => {
  if (typeof value !== 'object' || value === null) return
  const { innerType, element, valueType, shape } = schemaDefOf(schema)
  if (innerType) rejectUnknownFields(innerType, value, path)
  const items = element ?? valueType
  if (!items && !isStored(schema)) return
  for (const [name, field] of Object.entries(value)) {
    const part = items ?? (Object.hasOwn(shape, name) ? shape[name] : undefined)
    if (!part) {
      const at = path ? ` in ${showPath(path)}` : ''
      throw new RangeError(
        `Invalid scenario${at}: ${unknownNameMessage('field', name, Object.keys(shape))}`,
      )
    }
    rejectUnknownFields(part, field, path ? `${path}.${name}` : name)
  }
}

/** Throws `RangeError` unless the values of a field differ from each other. */
export const requireUnique = (path: string, values: readonly string[], field: string): void => {
  const known = new Set<string>()
  for (const [index, value] of values.entries()) {
    if (known.has(value))
      throw invalidScenario(
        `${path}.${index}.${field}`,
        'must differ from those before it in the list',
        value,
      )
    known.add(value)
  }
}

/** Throws `RangeError` unless a value is the id of something else in the scenario. */
export const requireKnown = (
  path: string,
  value: string,
  known: ReadonlySet<string>,
  mustBe: string,
): void => {
  if (!known.has(value)) throw invalidScenario(path, `must be ${mustBe}`, value)
}
