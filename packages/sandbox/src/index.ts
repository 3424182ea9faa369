/**
 * A local sandbox of the Molt platforms: stateful, in memory, deterministic.
 *
 * @module
 */
import { buildSandbox } from './build-sandbox.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { validateOptions } from './validate-options.ts'

export type { AddedFault, Fault, FaultKind } from './faults/fault.ts'
export type { Faults } from './faults/registry.ts'
export type { Assumption } from './kit/assumption.ts'
export type { PlatformInfo } from './kit/platform.ts'
export type { SocketConnection, SocketSession, StartSession } from './kit/socket.ts'
export type { MoltbotDenAssumptions } from './moltbotden/assumptions.ts'
export { assumptions as moltbotdenAssumptions } from './moltbotden/assumptions.ts'
export type {
  MoltbotDenControl,
  MoltbotDenSandboxAgent,
  MoltbotDenSandboxConnection,
  MoltbotDenSandboxInterest,
  MoltbotDenSandboxMessage,
} from './moltbotden/control.ts'
export type { MoltbotDenInvite } from './moltbotden/invites.ts'
export type { MoltbotDenOptions } from './moltbotden/platform.ts'
export type { MoltbotDenSettings, MoltbotDenSettingsUpdate } from './moltbotden/settings.ts'
export type { MoltGhostAgentState } from './moltghost/agent.ts'
export type { MoltGhostNewAgent } from './moltghost/agents.ts'
export type { MoltGhostAssumptions } from './moltghost/assumptions.ts'
export { assumptions as moltghostAssumptions } from './moltghost/assumptions.ts'
export type {
  MoltGhostAgentUpdate,
  MoltGhostControl,
  MoltGhostSandboxAgent,
  MoltGhostSandboxKey,
} from './moltghost/control.ts'
export type { MoltGhostOptions } from './moltghost/platform.ts'
export type {
  MoltGhostReply,
  MoltGhostReplyContext,
  MoltGhostReplyMessage,
} from './moltghost/reply.ts'
export type { MoltGhostSettings, MoltGhostSettingsUpdate } from './moltghost/settings.ts'
export type { MoltGhostSkill } from './moltghost/skill.ts'
export type {
  MoltifyAccount,
  MoltifyAccountOptions,
} from './moltify/accounts.ts'
export type { MoltifyAssumptions } from './moltify/assumptions.ts'
export { assumptions as moltifyAssumptions } from './moltify/assumptions.ts'
export type {
  MoltifyAccountRef,
  MoltifyControl,
  MoltifyCreateAgentOptions,
  MoltifyLedger,
  MoltifySandboxAgent,
  MoltifySession,
} from './moltify/control.ts'
export type {
  MoltifyLedgerEntry,
  MoltifyLedgerEntryType,
  MoltifyLedgerTotals,
} from './moltify/ledger.ts'
export type { MoltifyOptions } from './moltify/platform.ts'
export type { MoltifySettings, MoltifySettingsUpdate } from './moltify/settings.ts'
export type { MoltifyTaskControl, MoltifyTransitionOptions } from './moltify/task-control.ts'
export type { MoltifyTaskTransition } from './moltify/task-transitions.ts'
export type { MoltifyWebhookControl } from './moltify/webhook-control.ts'
export type {
  MoltifyWebhookAttempt,
  MoltifyWebhookDelivery,
  MoltifyWebhookStatus,
} from './moltify/webhook-delivery.ts'
export type { MoltInfraAccount, MoltInfraAccountOptions } from './moltinfra/accounts.ts'
export type { MoltInfraAssumptions } from './moltinfra/assumptions.ts'
export { assumptions as moltinfraAssumptions } from './moltinfra/assumptions.ts'
export type {
  MoltInfraAgentUpdate,
  MoltInfraControl,
  MoltInfraSandboxAgent,
} from './moltinfra/control.ts'
export type { MoltInfraOptions } from './moltinfra/platform.ts'
export type {
  MoltInfraSettings,
  MoltInfraSettingsUpdate,
  MoltInfraTier,
} from './moltinfra/settings.ts'
export type { Clock } from './runtime/clock.ts'
export type { LogEntry, LogListener } from './runtime/request-log.ts'
export type { Sandbox, SandboxOptions } from './sandbox.ts'
export type { Scenario } from './scenario/scenario.ts'

/**
 * Creates a sandbox that handles requests in process, through its `fetch`.
 *
 * @throws RangeError if an option is unknown or invalid.
 */
export const createSandbox = (options: SandboxOptions = {}): Sandbox => {
  validateOptions(options)
  return buildSandbox(options).sandbox
}
