import { describeValue, isPlainObject, isPromise } from './check-options.ts'
import { createInputError } from './create-input-error.ts'

/**
 * Throws an `InputError` for a promise in an object or an array at any depth, such as a call that was
 * not awaited: it would be sent as an object without fields.
 *
 * @param path precedes the names of fields in the error
 * @param seen the objects that were searched, so that one that contains itself ends the search
 */
export const rejectPromises = (
  operation: string,
  value: object,
  path = '',
  seen: Set<unknown> = new Set(),
): void => {
  if (seen.has(value) || !(Array.isArray(value) || isPlainObject(value))) return
  seen.add(value)
  for (const name in value) {
    const member: unknown = value[name as never]
    if (Object(member) !== member) continue
    const field = path + name
    if (isPromise(member))
      throw createInputError(operation, { [field]: [`is ${describeValue(member)}`] })
    rejectPromises(operation, member as object, `${field}.`, seen)
  }
}
