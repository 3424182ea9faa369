import type { FieldErrors } from '@molt-sdk/contracts/kernel'

/** Formats field errors as one line. `whole` is the subject where the field name is empty. */
export const formatFieldErrors = (fields: FieldErrors, whole: string): string =>
  Object.entries(fields)
    .map(([field, messages]) => `${field || whole} ${messages.join(', ')}`)
    .join('; ')
