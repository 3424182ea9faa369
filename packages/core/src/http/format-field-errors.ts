import type { FieldErrors } from '@molt-sdk/contracts/kernel'

/** What is wrong with all fields, in one line. The whole stands where no field is named. */
export const formatFieldErrors = (fields: FieldErrors, whole: string): string =>
  Object.entries(fields)
    .map(([field, messages]) => `${field || whole} ${messages.join(', ')}`)
    .join('; ')
