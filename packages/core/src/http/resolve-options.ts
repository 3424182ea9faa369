import { ConfigError } from '../errors/client-errors.ts'
import type { ClientPlatform } from './client-platform.ts'
import { checkClientOptions } from './option-rules.ts'
import type { OptionalKeyOptions, ResolvedOptions } from './options.ts'
import { readEnv } from './read-env.ts'
import { normalizeBaseUrl } from './url.ts'

/** Validates the options of a client and applies defaults. Throws a `ConfigError`. */
export const resolveOptions = (
  platform: ClientPlatform,
  options: OptionalKeyOptions,
): ResolvedOptions => {
  checkClientOptions(platform.name, options)
  if (options.fetch && options.transport)
    throw new ConfigError('Pass fetch or transport, not both.', { code: 'invalid_option' })
  const { apiKey = readEnv(platform.auth.env) || throwMissingApiKey(platform) } = options
  if (apiKey === '') throwMissingApiKey(platform)
  if (typeof apiKey === 'string') checkApiKey(apiKey, options.apiKey ? 'apiKey' : platform.auth.env)
  const { baseUrl, allowInsecureHttp } = options
  const variable = baseUrl === undefined ? platform.baseUrlEnv.find(readEnv) : undefined
  const url = baseUrl ?? (variable ? readEnv(variable) : undefined) ?? platform.baseUrl
  return { ...options, apiKey, baseUrl: normalizeBaseUrl(url, allowInsecureHttp, variable) }
}

/** Throws a `ConfigError` if a key cannot be sent in a header. Its message does not contain the key. */
export const checkApiKey = (key: string, source: string): void => {
  if (/^[\x21-\x7e]+$/.test(key)) return
  const problem = 'contains a character that is not allowed in an HTTP header'
  const message = `${source} ${problem}, such as a space or a line break.`
  throw new ConfigError(message, { code: 'malformed_api_key' })
}

/** Throws the error of a missing API key. */
export const throwMissingApiKey = ({ name, auth, usesSession }: ClientPlatform): never => {
  const problem = usesSession ? 'Sessions are not accepted here.' : 'No API key.'
  const hint = `Pass new ${name}({ apiKey }) or set the environment variable ${auth.env}.`
  throw new ConfigError(`${problem} ${hint}`, { code: 'missing_api_key' })
}
