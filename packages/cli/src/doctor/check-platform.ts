import {
  isAuthenticationError,
  isConnectionError,
  isMoltError,
  isTimeoutError,
} from '@molt-sdk/core'
import { resolveAccount } from '../account/resolve-account.ts'
import type { CommonFlags } from '../common-options.ts'
import type { CommandContext } from '../context.ts'
import { describeError } from '../describe-error.ts'
import type { Platform } from '../platform/platforms.ts'
import type { ProbeResult } from '../platform/probe.ts'
import { createProbe } from '../platform/probe.ts'
import type { Check } from './check.ts'

/** Signed webhooks are rejected when the clocks differ by more than five minutes. */
const maxSkewMs = 60_000

/** Checks the key, the base URL and the clock. Without a key there is nothing to check by default. */
export const checkPlatform = async (
  platform: Platform,
  flags: CommonFlags,
  { io, terminal }: CommandContext,
  isRequired: boolean,
): Promise<Check[]> => {
  const { title, keyVariable, defaultBaseUrl } = platform
  const { apiKey, source, ...address } = await resolveAccount(platform, flags, io)
  if (apiKey === undefined) {
    const fix = `Set ${keyVariable}, or run "molt login ${platform.name}".`
    const missing = { name: `${title} key`, message: 'not set', fix }
    return [isRequired ? { ...missing, ok: false, problem: 'key' } : { ...missing, ok: true }]
  }
  terminal.registerSecret(apiKey)
  const key: Check = { name: `${title} key`, ok: true, message: `from ${source}` }
  const url = address.baseUrl ?? defaultBaseUrl
  const started = Date.now()
  try {
    const { timeout = 10 } = flags
    const settings = { apiKey, ...address, fetch: io.fetch, timeout: timeout * 1000, maxRetries: 1 }
    const probe = await createProbe(platform, { ...settings, logger: {} })
    const result = await probe(io.signal)
    const message = `${platform.probe} succeeded at ${url}`
    return [
      key,
      { name: `${title} call`, ok: true, message },
      ...checkClock(title, result, started),
    ]
  } catch (error) {
    return [key, failedCall(platform, url, error)]
  }
}

const failedCall = ({ name, title, keyVariable }: Platform, url: string, error: unknown): Check => {
  const { message } = describeError(error)
  const failed = { name: `${title} call`, ok: false, message }
  if (isAuthenticationError(error)) {
    const fix = `Create a new key, then set ${keyVariable} or run "molt login ${name}".`
    return { ...failed, fix, problem: 'key' }
  }
  if (isConnectionError(error) || isTimeoutError(error)) {
    return { ...failed, fix: `Check the network, a proxy, and that ${url} is the base URL.` }
  }
  const isOurs = isMoltError(error)
  return { ...failed, ...(isOurs && { fix: 'Run the command again with --verbose for details.' }) }
}

/** Compares the clock of this machine with the time of the response. */
const checkClock = (
  title: string,
  { response: { headers } }: ProbeResult,
  started: number,
): Check[] => {
  const date = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(date)) return []
  // The header has whole seconds, and the response was made between both times.
  const now = Date.now()
  const skew = date < started - 1000 ? date - started : date > now ? date - now : 0
  const ok = Math.abs(skew) <= maxSkewMs
  const seconds = Math.round(Math.abs(skew) / 1000)
  return [
    {
      name: `${title} clock`,
      ok,
      message: `differs by ${seconds} s from the server`,
      ...(!ok && { fix: 'Set the clock of this machine, for example with NTP.' }),
    },
  ]
}
