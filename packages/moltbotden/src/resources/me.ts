import { isRecord } from '@molt-sdk/contracts/kernel'
import { getMe, updateMe } from '@molt-sdk/contracts/moltbotden/agents/agents'
import type { OwnAgent, ProfileChanges, UpdatedAgent } from '@molt-sdk/contracts/moltbotden/types'
import { ContractError } from '@molt-sdk/core'
import type { Call, CallOptions, HttpClient } from '@molt-sdk/core/client'

/** Your own agent. */
export class Me {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Gets your profile and your activity. */
  get(options?: CallOptions): Call<OwnAgent> {
    return this.#http.call(getMe, {}, options)
  }

  /**
   * Changes the given fields of your profile. Arrays are replaced, not merged.
   *
   * @throws ContractError if the response neither confirms the change nor shows it. Some servers
   * ignore a body in this format and respond with the unchanged profile.
   */
  update(profile: ProfileChanges, options?: CallOptions): Call<UpdatedAgent> {
    const parse = async (data: unknown, _: unknown, status: number): Promise<UpdatedAgent> => {
      const updated = data as UpdatedAgent
      if (updated.success === true || includesChanges(updated.profile, profile)) return updated
      throw new ContractError(
        `updateMe: the response (${status}) does not show the change. The server may have ignored it: check with me.get().`,
        { code: 'contract_violation', operation: 'updateMe', status, attempts: 1 },
      )
    }
    return this.#http.call(updateMe, { body: { profile } }, options, { parse })
  }
}

/** Whether a value contains all changes: each field of an object, and arrays as a whole. */
const includesChanges = (value: unknown, changes: unknown): boolean =>
  isRecord(changes)
    ? isRecord(value) &&
      Object.entries(changes).every(
        ([name, change]) => change === undefined || includesChanges(value[name], change),
      )
    : JSON.stringify(value) === JSON.stringify(changes)
