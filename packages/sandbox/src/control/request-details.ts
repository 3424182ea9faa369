import type { FieldErrors, Operation, Provenance } from '@molt-sdk/contracts/kernel'
import { explainErrors, isRecord } from '@molt-sdk/contracts/kernel'
import type { Platform } from '../kit/platform.ts'
import { parseJson } from '../kit/read-request.ts'
import type { Secrets } from '../runtime/mask-secrets.ts'
import { maskBody, maskHeader, maskText } from '../runtime/mask-secrets.ts'
import type {
  CapturedBody,
  RecordedMessage,
  RecordedRequest,
  Recorder,
} from '../runtime/recorder.ts'
import { maxBodyBytes } from '../runtime/recorder.ts'
import type { LogEntry, RequestLog } from '../runtime/request-log.ts'
import type { FollowUp } from './follow-ups.ts'
import { followUpsOf } from './follow-ups.ts'

/** Headers by name, with masked secrets. */
type Headers = readonly (readonly [name: string, value: string])[]

interface BodyDetails {
  /** The first 16 KB, with masked secrets. Absent for a body that is not text. */
  readonly text?: string | undefined
  readonly bytes: number
  readonly truncated: boolean
}

/** Sources by the path of a field. `*` stands for every item of an array. */
type FieldSources = Readonly<Record<string, Provenance>>

/** What the contract says about a call. */
interface ContractView {
  readonly operation: string
  readonly method: string
  /** Path template below the base URL. */
  readonly path: string
  readonly effect: Operation['effect']
  /** Where the declaration of the operation comes from. */
  readonly source: Provenance
  /**
   * Where the fields of the bodies are documented, by path; an empty path is the whole body. The reference
   * has those that are left out. A field has the source of what contains it, unless it has its own.
   */
  readonly requestSources: FieldSources
  readonly responseSources: FieldSources
  /** Fields of the request that do not match the contract. */
  readonly requestErrors?: FieldErrors | undefined
  /** Fields of the response that do not match the contract. */
  readonly responseErrors?: FieldErrors | undefined
}

/** Everything that is known about a request. */
export interface RequestDetails {
  /** The log entry. Absent while the request is in progress. */
  readonly entry?: LogEntry | undefined
  readonly caller?: string | undefined
  readonly request: { readonly headers: Headers; readonly body: BodyDetails }
  readonly response: {
    readonly status?: number | undefined
    readonly headers: Headers
    readonly body: BodyDetails
    /** Whether a fault kept the response from the client. */
    readonly lost: boolean
  }
  /** Messages of a socket, the oldest first. */
  readonly messages: readonly RecordedMessage[]
  readonly omittedMessages: number
  readonly contract?: ContractView | undefined
  /** What the same client did next. */
  readonly followUps: readonly FollowUp[]
}

interface DetailSources {
  readonly recorder: Recorder | undefined
  readonly log: RequestLog
  readonly platforms: readonly Platform[]
}

/** Returns the details of a recorded request, or why there are none. */
export const describeRequest = async (
  { recorder, log, platforms }: DetailSources,
  id: string,
): Promise<RequestDetails | string> => {
  if (!recorder)
    return 'Requests are not recorded. Pass record: true to createSandbox(), or use startSandbox().'
  const recorded = recorder.find(id)
  const platform = platforms.find(({ name }) => name === recorded?.platform)
  if (!recorded || !platform)
    return `Request ${JSON.stringify(id)} not found. The last 1,000 requests to platforms are kept; GET /_sandbox/log lists them.`
  const entries = log.entries()
  const entry = entries.find((other) => other.id === id)
  const secrets = platforms.map((other) => other.secrets)
  const mask = (headers: Headers): Headers =>
    headers.map(([name, value]) => [name, maskHeader(name, value, secrets)])
  return {
    entry,
    caller: recorded.caller,
    request: {
      headers: mask(recorded.requestHeaders),
      body: describeBody(recorded.requestBody, secrets),
    },
    response: {
      status: recorded.status,
      headers: mask(recorded.responseHeaders),
      body: describeBody(recorded.responseBody, secrets),
      lost: recorded.lost,
    },
    messages: recorded.messages.map((message) => ({
      ...message,
      text: maskBody(message.text, secrets),
    })),
    omittedMessages: recorded.omittedMessages,
    contract: entry && (await contractView(platform, entry, recorded, secrets)),
    followUps: entry ? followUpsOf(entry, entries, recorder, platform) : [],
  }
}

/** Longer than any secret: the end of a cut text may contain the start of one. */
const cutSecretLength = 128

const describeBody = (body: CapturedBody, secrets: Secrets): BodyDetails => {
  const { bytes } = body
  const truncated = bytes > maxBodyBytes
  const text = decode(body, truncated)
  if (text === undefined) return { bytes, truncated }
  const end = truncated ? -cutSecretLength : undefined
  return { text: maskBody(text, secrets).slice(0, end), bytes, truncated }
}

/** Returns the text of a body, or `undefined` if it is binary. */
const decode = ({ chunks }: CapturedBody, truncated: boolean): string | undefined => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const texts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }))
    return texts.join('') + (truncated ? '' : decoder.decode())
  } catch {
    return undefined
  }
}

const contractView = async (
  { name, api }: Platform,
  { operation: id }: LogEntry,
  { requestBody, responseBody, status }: RecordedRequest,
  secrets: Secrets,
): Promise<ContractView | undefined> => {
  const operation = Object.values(api.operations).find((other) => other.id === id)
  if (!operation) return undefined
  const { method, path, effect, source } = operation
  const sent = parseBody(requestBody)
  const received = status === operation.status ? parseBody(responseBody) : undefined
  const data = received === undefined ? undefined : api.envelope.unwrap(received)
  // Loaded when it is used: only those who look at requests need it.
  const { fieldSources } = await import('./field-sources.generated.ts')
  const sources = fieldSources[`${name} ${operation.id}`]
  return {
    requestSources: presentIn(sent, sources?.request),
    responseSources: presentIn(data, sources?.response),
    operation: operation.id,
    method,
    path,
    effect,
    source,
    requestErrors:
      operation.body && sent !== undefined
        ? maskErrors(explainErrors(operation.body, sent), secrets)
        : undefined,
    responseErrors:
      received === undefined
        ? undefined
        : maskErrors(explainErrors(operation.response, data), secrets),
  }
}

/** Returns the sources of the fields that a value has. */
const presentIn = (value: unknown, sources: FieldSources = {}): FieldSources =>
  Object.fromEntries(Object.entries(sources).filter(([path]) => has(value, path.split('.'))))

const has = (value: unknown, [name, ...rest]: readonly string[]): boolean => {
  if (name === undefined || name === '') return value !== undefined
  if (name === '*') return Array.isArray(value) && value.some((item) => has(item, rest))
  return isRecord(value) && Object.hasOwn(value, name) && has(value[name], rest)
}

/** A message may quote the value. */
const maskErrors = (errors: FieldErrors | undefined, secrets: Secrets): FieldErrors | undefined =>
  errors &&
  Object.fromEntries(
    Object.entries(errors).map(([field, messages]) => [
      maskText(field, secrets),
      messages.map((message) => maskText(message, secrets)),
    ]),
  )

/** Returns the JSON value of a whole body. */
const parseBody = (body: CapturedBody): unknown =>
  body.bytes === 0 || body.bytes > maxBodyBytes ? undefined : parseJson(decode(body, false) ?? '')
