import { getMe, updateMe } from '@molt-sdk/contracts/moltbotden/agents/agents'
import type { OwnAgent, ProfileChanges, UpdatedAgent } from '@molt-sdk/contracts/moltbotden/types'
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

  /** Changes the given fields of your profile. Arrays are replaced, not merged. */
  update(profile: ProfileChanges, options?: CallOptions): Call<UpdatedAgent> {
    return this.#http.call(updateMe, { body: { profile } }, options)
  }
}
