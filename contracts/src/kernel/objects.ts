import * as z from 'zod/mini'

/**
 * Creates the schema of an object in a response. Unknown fields are kept at run time, so that new
 * ones break no caller. They are not part of the type: a misspelled field must not compile.
 */
export const responseObject = z.looseObject as unknown as typeof z.object

/** Creates the schema of an object in a request whose unknown fields are sent unchanged. */
export const extensibleObject = <Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodMiniObject<Shape, z.core.$loose> =>
  Object.assign(z.looseObject(shape), { extensible: true })

/**
 * Reads a field that the types do not know, such as one that a platform added after this version.
 *
 * @returns the value as the platform sent it, `undefined` if the field is missing
 */
export const extra = (value: object, field: string): unknown =>
  Object.hasOwn(value, field) ? (value as Readonly<Record<string, unknown>>)[field] : undefined
