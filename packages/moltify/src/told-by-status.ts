import type { Task } from '@molt-sdk/contracts/moltify'
import type { Answer } from '@molt-sdk/core'
import { Call } from '@molt-sdk/core'
import { isStateError } from './state-error.ts'

/** Reads the task after a refused step, so that the error can say what state it is in. */
export const toldByStatus = <T>(
  call: Call<T>,
  read: () => Call<Task>,
  onAnswer?: (answer: Answer<T>) => Answer<T>,
): Call<T> => {
  const answered = call.withResponse().then(onAnswer)
  const answer = answered.catch(async (error: unknown) => {
    if (isStateError(error)) {
      const task = await read().catch(() => undefined)
      Object.assign(error, task && { taskStatus: task.status })
    }
    throw error
  })
  return new Call(() => answer)
}
