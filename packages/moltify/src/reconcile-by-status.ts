import type { Call, ParsedResponse } from '@molt-sdk/core/client'

interface HasStatus {
  status?: string | null | undefined
}

/**
 * For a step whose answer was lost: reads the thing, and takes the step for done if its status is
 * one that the step leads to, at once or through what others did since, and, where that shows,
 * if it was this step that did it.
 */
export const reconcileByStatus =
  <T extends HasStatus>(
    read: () => Call<T>,
    targetStatuses: readonly string[],
    isOwnWrite: (thing: T) => boolean = () => true,
  ) =>
  async (): Promise<ParsedResponse<T> | undefined> => {
    const answer = await read().withResponse()
    const { data } = answer
    return targetStatuses.includes(data.status ?? '') && isOwnWrite(data) ? answer : undefined
  }
