/**
 * The Molt platforms on your own machine: stateful, in memory, deterministic.
 *
 * @module
 */
import { buildSandbox } from './build-sandbox.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'

export type { Clock } from './clock.ts'
export type { AddedFault, Fault, FaultKind } from './fault.ts'
export type { Faults } from './faults.ts'
export type { PlatformStart } from './kit/platform.ts'
export type { Account, AccountOptions } from './moltinfra/accounts.ts'
export type { Assumption, Assumptions } from './moltinfra/assumptions.ts'
export { assumptions as moltinfraAssumptions } from './moltinfra/assumptions.ts'
export type { AgentSwitches, MoltInfraControl, SandboxAgent } from './moltinfra/control.ts'
export type { MoltInfraOptions } from './moltinfra/platform.ts'
export type { MoltInfraChanges, MoltInfraSettings, Tier } from './moltinfra/settings.ts'
export type { LogEntry, LogListener } from './request-log.ts'
export type { Sandbox, SandboxOptions } from './sandbox.ts'

/** Makes a sandbox that answers in process, through its `fetch`. */
export const createSandbox = (options: SandboxOptions = {}): Sandbox =>
  buildSandbox(options).sandbox
