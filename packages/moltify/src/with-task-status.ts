import type { Task } from '@molt-sdk/contracts/moltify'
import { isApiError, isConnectionError } from '@molt-sdk/core'
import type { ParsedResponse } from '@molt-sdk/core/client'
import { Call } from '@molt-sdk/core/client'
import { isStateError } from './state-error.ts'

/**
 * Reads the task after a refused step, so that the error can say what state it is in; and after one
 * that was led elsewhere, so that the error can say where.
 */
export const withTaskStatus = <T>(
  call: Call<T>,
  read: () => Call<Task>,
  onResponse?: (answer: ParsedResponse<T>) => ParsedResponse<T>,
): Call<T> => {
  const response = call.withResponse().then(onResponse)
  const answer = response.catch(async (error: unknown) => {
    if (isStateError(error)) {
      const task = await read().catch(() => undefined)
      Object.assign(error, task && { taskStatus: task.status })
    } else if (wasRedirected(error)) {
      const readError: unknown = await read().catch((thrown: unknown) => thrown)
      if (isApiError(readError) && readError.code === 'redirected') throw readError
    }
    throw error
  })
  return new Call(() => answer)
}

/** Where fetch was told to take a redirect for an error, it does not say where that leads. */
const wasRedirected = (error: unknown): boolean =>
  isConnectionError(error) && /redirect/i.test(`${error.cause} ${Object(error.cause).cause}`)
