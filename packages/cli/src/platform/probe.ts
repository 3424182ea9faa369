import type { AnyCall, ClientSettings, Platform } from './platforms.ts'

/** The response to a probe. */
export interface ProbeResult {
  readonly data: unknown
  readonly response: Response
}

/** Creates a client, and returns a function that makes the platform's call to check a key. */
export const createProbe = async (
  platform: Platform,
  settings: ClientSettings,
): Promise<(signal: AbortSignal) => Promise<ProbeResult>> => {
  const client = await platform.createClient(settings)
  const catalogue = await platform.loadCatalogue()
  const operation = catalogue.operations.find(({ id }) => id === platform.probe)
  if (!operation) throw new Error(`${platform.title} has no operation ${platform.probe}.`)
  return (signal) => (catalogue.call(client, operation, {}, { signal }) as AnyCall).withResponse()
}
