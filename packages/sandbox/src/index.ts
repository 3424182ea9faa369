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
export type { Assumption } from './kit/assumption.ts'
export type { PlatformStart } from './kit/platform.ts'
export type { SocketLine, SocketSession, StartSession } from './kit/socket.ts'
export type { Assumptions as MoltbotDenAssumptions } from './moltbotden/assumptions.ts'
export { assumptions as moltbotdenAssumptions } from './moltbotden/assumptions.ts'
export type {
  MoltbotDenControl,
  SandboxAgent as MoltbotDenSandboxAgent,
  SandboxConnection as MoltbotDenSandboxConnection,
  SandboxInterest as MoltbotDenSandboxInterest,
} from './moltbotden/control.ts'
export type { Invite as MoltbotDenInvite } from './moltbotden/invites.ts'
export type { MoltbotDenOptions } from './moltbotden/platform.ts'
export type { MoltbotDenChanges, MoltbotDenSettings } from './moltbotden/settings.ts'
export type { AgentState as MoltGhostAgentState } from './moltghost/agent.ts'
export type { NewAgent as MoltGhostNewAgent } from './moltghost/agents.ts'
export type { Assumptions as MoltGhostAssumptions } from './moltghost/assumptions.ts'
export { assumptions as moltghostAssumptions } from './moltghost/assumptions.ts'
export type {
  AgentSwitches as MoltGhostAgentSwitches,
  MoltGhostControl,
  SandboxAgent as MoltGhostSandboxAgent,
  SandboxKey as MoltGhostSandboxKey,
} from './moltghost/control.ts'
export type { MoltGhostOptions } from './moltghost/platform.ts'
export type {
  Heard as MoltGhostHeard,
  Reply as MoltGhostReply,
  ReplyContext as MoltGhostReplyContext,
} from './moltghost/reply.ts'
export type { MoltGhostChanges, MoltGhostSettings } from './moltghost/settings.ts'
export type { Skill as MoltGhostSkill } from './moltghost/skill.ts'
export type {
  Account as MoltifyAccount,
  AccountOptions as MoltifyAccountOptions,
} from './moltify/accounts.ts'
export type { Assumptions as MoltifyAssumptions } from './moltify/assumptions.ts'
export { assumptions as moltifyAssumptions } from './moltify/assumptions.ts'
export type {
  AccountRef,
  AgentCreation,
  LedgerView,
  MoltifyControl,
  SandboxAgent as MoltifySandboxAgent,
} from './moltify/control.ts'
export type {
  DeliveryStatus,
  WebhookAttempt,
  WebhookDelivery,
} from './moltify/delivery.ts'
export type { MoneyMove, MoneyTotals, Posting } from './moltify/ledger.ts'
export type { MoltifyOptions } from './moltify/platform.ts'
export type { MoltifyChanges, MoltifySettings } from './moltify/settings.ts'
export type { WebhookControl } from './moltify/webhook-control.ts'
export type { Account, AccountOptions } from './moltinfra/accounts.ts'
export type { Assumptions } from './moltinfra/assumptions.ts'
export { assumptions as moltinfraAssumptions } from './moltinfra/assumptions.ts'
export type { AgentSwitches, MoltInfraControl, SandboxAgent } from './moltinfra/control.ts'
export type { MoltInfraOptions } from './moltinfra/platform.ts'
export type { MoltInfraChanges, MoltInfraSettings, Tier } from './moltinfra/settings.ts'
export type { LogEntry, LogListener } from './request-log.ts'
export type { Sandbox, SandboxOptions } from './sandbox.ts'

/** Makes a sandbox that answers in process, through its `fetch`. */
export const createSandbox = (options: SandboxOptions = {}): Sandbox =>
  buildSandbox(options).sandbox
