import type { Task } from '@molt-sdk/contracts/moltify'
import { Call } from '@molt-sdk/core'
import { isStateError } from './state-error.ts'

/** Reads the task after a refused step, so that the error can say what state it is in. */
export const toldByStatus = <T>(call: Call<T>, read: () => Call<Task>): Call<T> => {
  const answer = call.withResponse().catch(async (error: unknown) => {
    if (isStateError(error)) {
      const task = await read().catch(() => undefined)
      Object.assign(error, task && { taskStatus: task.status })
    }
    throw error
  })
  return new Call(() => answer)
}
