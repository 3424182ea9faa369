import type { Operation, ResponseOf } from '@molt-sdk/contracts/kernel'
import type { moltbotden } from '@molt-sdk/contracts/moltbotden'
import type { moltghost } from '@molt-sdk/contracts/moltghost'
import type { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import type { moltify } from '@molt-sdk/contracts/moltify'
import type {
  WebhookEventName,
  WebhookEvents,
} from '@molt-sdk/contracts/moltify/webhooks/webhook-events'
import type { moltinfra } from '@molt-sdk/contracts/moltinfra'

type Operations =
  | (typeof moltbotden)['operations']
  | (typeof moltghost)['operations']
  | (typeof moltghostControl)['operations']
  | (typeof moltify)['operations']
  | (typeof moltinfra)['operations']

type DataOf<O> = O extends Operation
  ? unknown extends ResponseOf<O>
    ? never
    : ResponseOf<O>
  : never

type Data = Operations extends infer T ? (T extends unknown ? DataOf<T[keyof T]> : never) : never

type KnownKey<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? keyof { [K in keyof T as string extends K ? never : K]: K }
    : never

type FieldOf<T, K> = T extends object ? (K extends keyof T ? T[K] : never) : never

type ItemOf<T> = T extends readonly (infer Item)[] ? Item : never

/** An object with the fields of all members of a union, and without null and undefined. */
export type Merged<T> = { [K in KnownKey<T>]: MergedValue<NonNullable<FieldOf<T, K>>> }

type MergedValue<T> = [T] extends [string | number | boolean]
  ? T
  : [T] extends [readonly unknown[]]
    ? MergedValue<ItemOf<T>>[]
    : [T] extends [object]
      ? Merged<T>
      : T

interface Details {
  readonly field: string
  readonly reason: string
}

interface ErrorObject {
  readonly code: string
  readonly message: string
  readonly param: string
  readonly details: Details
}

/**
 * The body of a response, with and without an envelope. It has the fields of all operations, so that
 * a test can read them without casts; its expectations check that they exist.
 */
export type ResponseBody = Merged<Data> & {
  readonly data: Merged<Data>
  readonly error: string & ErrorObject
  readonly errors: Readonly<Record<string, string[]>>
  readonly details: Details
  readonly detail: unknown
  readonly retry_after: number
}

/** The body of a response of the control API, with the fields of all routes. */
export type ControlBody = ResponseBody & {
  readonly now: string
  readonly platforms: unknown
  readonly tokenPace: number
  readonly assumptions: { readonly patchDepth: string }
  readonly apiKey: string
  readonly protected: boolean
  readonly deposits: number
}

/** The body of a webhook, with the fields of all events. */
export type WebhookBody = Merged<WebhookEvents[WebhookEventName]>
