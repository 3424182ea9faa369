import type { FieldErrors } from '@molt-sdk/contracts/kernel'
import { InputError } from '../errors/client-errors.ts'
import { formatFieldErrors } from './format-field-errors.ts'

/** Creates the error of invalid input. An empty field name stands for the whole input. */
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
