import type { Operation, ParsedError } from '@molt-sdk/contracts/kernel'
import type { ApiError } from '@molt-sdk/core/errors'
import { errorOfCode } from './errors/by-code.ts'

/** Goes by the code: the platform says with 403 what others say with 429, and the reverse. */
export const errorType = (
  _operation: Operation,
  { code = '' }: ParsedError,
): typeof ApiError | undefined => errorOfCode(code)
