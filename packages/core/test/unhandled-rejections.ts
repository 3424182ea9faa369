import { setImmediate as turn } from 'node:timers/promises'
import type { Call } from '../src/http/call.ts'
import { ClientContext } from '../src/http/client-context.ts'
import { StreamingHttpClient } from '../src/streams/streaming-http-client.ts'
import { getBoat, harbor, listBoats } from './platform.ts'

// Runs in its own process: prints the unhandled rejections for each way to handle a failed call.
const unhandled: string[] = []
process.on('unhandledRejection', (error: Error) => unhandled.push(error.name))

const fetch = async (): Promise<never> => {
  throw new TypeError('down')
}

const http = new StreamingHttpClient(
  new ClientContext(harbor, {
    apiKey: 'k',
    baseUrl: 'http://localhost',
    fetch,
    maxRetries: 0,
  }),
)
const call = (): Call<unknown> => http.call(getBoat, { params: { boatId: 'b1' } })
const ignore = (): void => undefined

const usages: Readonly<Record<string, () => unknown>> = {
  nobody: () => void call(),
  catch: () => call().catch(ignore),
  secondArgument: () => call().then(undefined, ignore),
  withResponse: () => call().withResponse().catch(ignore),
  finally: () => call().finally(ignore).catch(ignore),
  both: () => {
    const one = call()
    one.catch(ignore)
    one.withResponse().catch(ignore)
  },
  list: () => void http.list(listBoats, {}),
}

const found: Record<string, string[]> = {}
for (const [name, way] of Object.entries(usages)) {
  await way()
  await new Promise((resolve) => setTimeout(resolve, 20))
  await turn()
  found[name] = unhandled.splice(0)
}
process.stdout.write(JSON.stringify(found))
