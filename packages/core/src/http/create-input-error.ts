import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { InputError } from '../errors/input-error.ts'
import { formatFieldErrors } from './format-field-errors.ts'

/** The error of an input that cannot be sent; an empty field name stands for the whole of it. */
export const createInputError = (
  operation: string,
  fields: FieldErrors,
  cause?: unknown,
): InputError =>
  new InputError(`${operation}: ${formatFieldErrors(fields, 'the input')}.`, {
    operation,
    fields,
    cause,
  })
