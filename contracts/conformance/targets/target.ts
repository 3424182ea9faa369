import type { Sandbox } from '@molt-sdk/sandbox'
import type { AnySubject } from '../subject.ts'

/** Somewhere an API is served. */
export interface Target {
  readonly name: string
  /** Whether it is a sandbox, which can be put into any state and is nobody's. */
  readonly isSandbox: boolean
  open(subject: AnySubject): Promise<OpenTarget>
}

/** A target while it is checked. */
export interface OpenTarget {
  /** Left out where the client is to call the platform's real one. */
  readonly baseUrl?: string
  readonly apiKey: string
  /** Keys by role, where accounts differ in what they may do. */
  readonly keys?: Readonly<Record<string, string>> | undefined
  readonly sandbox?: Sandbox
  close(): Promise<void>
}
