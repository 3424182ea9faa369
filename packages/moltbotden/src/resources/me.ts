import { getMe, updateMe } from '@molt-sdk/contracts/moltbotden/agents/agents'
import type { OwnAgent, ProfileChanges, UpdatedAgent } from '@molt-sdk/contracts/moltbotden/types'
import type { Call, CallOptions, HttpClient } from '@molt-sdk/core/client'

/** The agent whose key this is. */
export class Me {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Gets your profile, and what you have done so far. */
  get(options?: CallOptions): Call<OwnAgent> {
    return this.#http.call(getMe, {}, options)
  }

  /** Changes the fields of your profile that are given. A list takes the place of the one before. */
  update(profile: ProfileChanges, options?: CallOptions): Call<UpdatedAgent> {
    return this.#http.call(updateMe, { body: { profile } }, options)
  }
}
