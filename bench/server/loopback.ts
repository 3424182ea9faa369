import { WorkerProcess } from '../lib/worker-process.ts'
import type { BehaviourName, ReceivedRequest, ServerRequest } from './process.ts'

/** Controls the loopback server. */
export class Loopback {
  readonly #process = new WorkerProcess<ServerRequest>('server/process.ts')

  /** Opens a port with the given behaviour and returns its base URL. */
  async open(behaviour: BehaviourName, body: unknown): Promise<string> {
    const request: ServerRequest = { open: behaviour, body: JSON.stringify(body) }
    return `http://127.0.0.1:${await this.#process.request<number>(request)}`
  }

  /** Returns the requests that a port received. */
  requests(baseUrl: string): Promise<readonly ReceivedRequest[]> {
    return this.#process.request({ requestsOfPort: Number(new URL(baseUrl).port) })
  }

  close(): void {
    this.#process.end()
  }
}
