import type { Operation, ParsedError } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '@molt-sdk/core'
import { errorClassForCode } from './errors/error-class-by-code.ts'

/** Goes by the code: the platform says with 403 what others say with 429, and the reverse. */
export const errorClassFor = (
  _operation: Operation,
  { code = '' }: ParsedError,
): typeof ApiError | undefined => errorClassForCode(code)
