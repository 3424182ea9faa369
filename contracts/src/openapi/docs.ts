import type * as z from 'zod/mini'
import type { Schema, Source } from '../kernel/index.ts'

/** What is said of one property. A bare string is its description. */
export interface PropertyDocs {
  readonly about: string
  /** What the platform takes when the property is left out. */
  readonly default?: unknown
  readonly defaultSource?: Source
  readonly format?: string
  /** Only where it differs from that of the schema around it. */
  readonly source?: Source
}

/** A schema that documents and types call by name. */
export interface SchemaDocs {
  readonly schema: Schema
  readonly about: string
  readonly source: Source
  readonly properties: Readonly<Record<string, PropertyDocs>>
}

type Shape = Readonly<Record<string, z.core.$ZodType>>

/** Describes an object schema; the compiler sees to it that no property is left out. */
export const describeObject = <const S extends Shape>(
  schema: z.ZodMiniObject<S>,
  source: Source,
  about: string,
  properties: { readonly [Key in keyof S]: string | PropertyDocs },
): SchemaDocs => ({
  schema,
  source,
  about,
  properties: Object.fromEntries(
    Object.entries<string | PropertyDocs>(properties).map(([name, docs]) => [
      name,
      typeof docs === 'string' ? { about: docs } : docs,
    ]),
  ),
})

/** Describes a schema that is not an object. */
export const describeValue = (schema: Schema, source: Source, about: string): SchemaDocs => ({
  schema,
  source,
  about,
  properties: {},
})
