import { isRecord } from '@molt-sdk/contracts/kernel'
import { getMe, updateMe } from '@molt-sdk/contracts/moltbotden/agents/agents'
import type { OwnAgent, ProfileChanges, UpdatedAgent } from '@molt-sdk/contracts/moltbotden/types'
import { ContractError } from '@molt-sdk/core'
import type { Call, CallOptions, HttpClient, ParsedResponse } from '@molt-sdk/core/client'

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
    const call = this.#http.call(updateMe, { body: { profile } }, options)
    const check = (parsed: ParsedResponse<UpdatedAgent>): ParsedResponse<UpdatedAgent> => {
      const { data, response } = parsed
      if (data.success === true || includesChanges(data.profile, profile)) return parsed
      throw new ContractError(
        `updateMe: the response (${response.status}) does not show the change. The server may have ignored it: check with me.get().`,
        {
          code: 'contract_violation',
          operation: 'updateMe',
          status: response.status,
          attempts: 1,
        },
      )
    }
    return call.pipe((response) => response.then(check))
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
