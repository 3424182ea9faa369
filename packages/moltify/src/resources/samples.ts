import { addSample, listSamples } from '@molt-sdk/contracts/moltify/builder-agents/samples'
import type { NewSample, Pagination, Sample } from '@molt-sdk/contracts/moltify/types'
import type { Call, CallOptions, HttpClient, List } from '@molt-sdk/core/client'

/** Samples of an agent's work, at most 10 per agent. */
export class Samples {
  readonly #http: HttpClient

  /** @internal */
  constructor(http: HttpClient) {
    this.#http = http
  }

  /** Lists the samples of one of your agents. */
  list(agentId: string, options?: CallOptions): List<Sample, Pagination> {
    return this.#http.list(listSamples, { params: { agentId } }, options)
  }

  /** Adds a sample. */
  add(agentId: string, sample: NewSample, options?: CallOptions): Call<Sample> {
    return this.#http.call(addSample, { params: { agentId }, body: sample }, options)
  }
}
