import type { Schema } from '@molt-sdk/contracts/kernel'
import { refineSchema } from '@molt-sdk/contracts/kernel'
import { schemaDefOf } from '@molt-sdk/contracts/schema-def'
import * as z from 'zod/mini'

const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

const timeText = (): z.ZodMiniType<string> =>
  refineSchema(z.string(), (text) =>
    timePattern.test(text) && !Number.isNaN(Date.parse(text))
      ? []
      : [['', 'must be a time in UTC such as "2026-01-05T12:00:00.000Z"']],
  )

/** A time that is stored in milliseconds since 1970. Files contain it in ISO 8601. */
export const Time = timeText() as unknown as z.ZodMiniType<number>

/** A time that is stored in ISO 8601. */
export const TimeText = timeText()

/** Whether a schema is one of a time, which documents show as `date-time`. */
export const isTime = (schema: Schema): boolean => schema === Time || schema === TimeText

/** A field that may be missing in a file, and is `undefined` then. */
export const maybe = <Output>(schema: z.ZodMiniType<Output>): z.ZodMiniType<Output | undefined> =>
  z.optional(schema) as unknown as z.ZodMiniType<Output | undefined>

const storedObjects = new WeakSet<Schema>()

/** An object of a store. A file contains these fields and no others; what is in them is kept unchanged. */
export const stored = <Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodMiniObject<Shape, z.core.$strip> => {
  const schema = z.object(shape)
  storedObjects.add(schema)
  return schema
}

export const isStored = (schema: Schema): boolean => storedObjects.has(schema)

export const Id = z.string().check(z.minLength(1))

/** A key or another secret: long enough to be found, and masked, in the text of a request. */
export const Secret = z.string().check(z.minLength(8))

type Convert = (schema: Schema, value: unknown, path: string) => unknown

/** Converts the times of a value, and leaves out fields that its objects of stores do not have. */
const convertTimes = (schema: Schema, value: unknown, path: string, convert: Convert): unknown => {
  if (value === undefined || value === null) return value
  if (isTime(schema)) return convert(schema, value, path)
  const { innerType, element, valueType, shape } = schemaDefOf(schema)
  const inner = (part: Schema, field: unknown, name: string | number): unknown =>
    convertTimes(part, field, path ? `${path}.${name}` : `${name}`, convert)
  if (innerType) return convertTimes(innerType, value, path, convert)
  if (element)
    return (value as readonly unknown[]).map((item, index) => inner(element, item, index))
  if (valueType) {
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, inner(valueType, field, name)]),
    )
  }
  if (!isStored(schema)) return value
  const fields = value as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(shape).map(([name, part]) => [name, inner(part, fields[name], name)]),
  )
}

/** Converts what a store contains to JSON. The result shares nothing with the store. */
export const encode = <S extends Schema>(schema: S, value: S['_zod']['output']): unknown =>
  JSON.parse(
    JSON.stringify(
      convertTimes(schema, value, '', (_, time) => new Date(time as number).toISOString()),
    ),
  )

/**
 * Converts valid JSON to what a store contains, with all times moved by a number of milliseconds. The
 * result shares nothing with the JSON.
 */
export const decode = <S extends Schema>(
  schema: S,
  value: unknown,
  moveMs: number,
): S['_zod']['output'] =>
  convertTimes(schema, structuredClone(value), '', (kind, text) => {
    const time = Date.parse(text as string) + moveMs
    return kind === Time ? time : new Date(time).toISOString()
  })
