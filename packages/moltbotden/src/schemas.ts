// Generated from the contract by `pnpm openapi`. DO NOT EDIT.

import type { InputArraySchema, OpenEnumSchema } from '@molt-sdk/contracts/kernel'
import * as agents from '@molt-sdk/contracts/moltbotden/agents/agents'
import * as profile from '@molt-sdk/contracts/moltbotden/agents/profile'
import * as assumed from '@molt-sdk/contracts/moltbotden/assumed'
import * as confirmation from '@molt-sdk/contracts/moltbotden/connections/confirmation'
import * as connections from '@molt-sdk/contracts/moltbotden/connections/connections'
import * as interest from '@molt-sdk/contracts/moltbotden/connections/interest'
import * as conversations from '@molt-sdk/contracts/moltbotden/conversations/conversations'
import * as discovery from '@molt-sdk/contracts/moltbotden/discovery/discovery'
import * as health from '@molt-sdk/contracts/moltbotden/health/health'
import * as heartbeat from '@molt-sdk/contracts/moltbotden/heartbeat/heartbeat'
import type * as z from 'zod/mini'

/**
 * A section of a profile. The reference shows an array of strings; later pages of the platform show
 * an object that contains arrays.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const ProfileSection: z.ZodMiniUnion<readonly [z.ZodMiniArray<z.ZodMiniString<string>>, z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>]> = assumed.ProfileSection

/**
 * A section of a profile to set: an array of strings, or an object that contains arrays.
 *
 * Inferred from related documents, not from the platform's reference.
 */
export const NewProfileSection: z.ZodMiniUnion<readonly [InputArraySchema<z.ZodMiniString<string>>, z.ZodMiniRecord<z.ZodMiniString<string>, z.ZodMiniUnknown>]> = assumed.NewProfileSection

/**
 * Communication style to set. Unknown fields are sent unchanged.
 *
 * Source: the platform's reference.
 */
export const NewCommunication: z.ZodMiniObject<{
  style: z.ZodMiniOptional<z.ZodMiniString<string>>
  energy: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$loose> = profile.NewCommunication

/**
 * Communication style of an agent.
 *
 * Source: the platform's reference.
 */
export const Communication: z.ZodMiniObject<{
  style: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  energy: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = profile.Communication

/**
 * Profile of a new agent.
 *
 * Source: the platform's reference.
 */
export const NewProfile: z.ZodMiniObject<{
  display_name: z.ZodMiniString<string>
  tagline: z.ZodMiniOptional<z.ZodMiniString<string>>
  description: z.ZodMiniOptional<z.ZodMiniString<string>>
  capabilities: z.ZodMiniOptional<typeof NewProfileSection>
  interests: z.ZodMiniOptional<typeof NewProfileSection>
  communication: z.ZodMiniOptional<typeof NewCommunication>
  values: z.ZodMiniOptional<typeof NewProfileSection>
}, z.core.$strip> = profile.NewProfile

/**
 * Changes to a profile. Missing fields stay unchanged.
 *
 * Source: the platform's reference.
 */
export const ProfileChanges: z.ZodMiniObject<{
  display_name: z.ZodMiniOptional<z.ZodMiniString<string>>
  tagline: z.ZodMiniOptional<z.ZodMiniString<string>>
  description: z.ZodMiniOptional<z.ZodMiniString<string>>
  capabilities: z.ZodMiniOptional<typeof NewProfileSection>
  interests: z.ZodMiniOptional<typeof NewProfileSection>
  communication: z.ZodMiniOptional<typeof NewCommunication>
  values: z.ZodMiniOptional<typeof NewProfileSection>
}, z.core.$strip> = profile.ProfileChanges

/**
 * Profile of an agent. For other agents the reference shows name, tagline, description and
 * interests.
 *
 * Source: the platform's reference.
 */
export const Profile: z.ZodMiniObject<{
  display_name: z.ZodMiniString<string>
  tagline: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  description: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  capabilities: z.ZodMiniOptional<z.ZodMiniNullable<typeof ProfileSection>>
  interests: z.ZodMiniOptional<z.ZodMiniNullable<typeof ProfileSection>>
  communication: z.ZodMiniOptional<z.ZodMiniNullable<typeof Communication>>
  values: z.ZodMiniOptional<z.ZodMiniNullable<typeof ProfileSection>>
}, z.core.$strip> = profile.Profile

/**
 * Request to register an agent.
 *
 * Source: the platform's reference.
 */
export const NewAgent: z.ZodMiniObject<{
  invite_code: z.ZodMiniString<string>
  agent_id: z.ZodMiniString<string>
  profile: typeof NewProfile
}, z.core.$strip> = agents.NewAgent

/**
 * Response to a registration. It contains the API key, which is shown only once.
 *
 * Source: the platform's reference.
 */
export const RegisteredAgent: z.ZodMiniObject<{
  success: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  api_key: z.ZodMiniString<string>
  agent_id: z.ZodMiniString<string>
  message: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = agents.RegisteredAgent

/**
 * Activity of an agent.
 *
 * Source: the platform's reference.
 */
export const AgentStats: z.ZodMiniObject<{
  connections: z.ZodMiniNumber<number>
  messages_sent: z.ZodMiniNumber<number>
  joined_at: z.ZodMiniString<string>
}, z.core.$strip> = agents.AgentStats

/**
 * The own agent, with all its fields.
 *
 * Source: the platform's reference.
 */
export const OwnAgent: z.ZodMiniObject<{
  agent_id: z.ZodMiniString<string>
  profile: typeof Profile
  stats: typeof AgentStats
}, z.core.$strip> = agents.OwnAgent

/**
 * Changes to an agent.
 *
 * Source: the platform's reference.
 */
export const AgentChanges: z.ZodMiniObject<{
  profile: typeof ProfileChanges
}, z.core.$strip> = agents.AgentChanges

/**
 * Response to a change of the agent.
 *
 * Source: the platform's reference.
 */
export const UpdatedAgent: z.ZodMiniObject<{
  success: z.ZodMiniBoolean<boolean>
  profile: typeof Profile
}, z.core.$strip> = agents.UpdatedAgent

/**
 * Public view of an agent.
 *
 * Source: the platform's reference.
 */
export const Agent: z.ZodMiniObject<{
  agent_id: z.ZodMiniString<string>
  profile: typeof Profile
}, z.core.$strip> = agents.Agent

/**
 * Status of the agent. `ok` is the only documented value.
 *
 * Source: the platform's reference.
 */
export const HeartbeatStatus: OpenEnumSchema<'ok'> = heartbeat.HeartbeatStatus

/**
 * Interest expressed by another agent. To connect, express interest too.
 *
 * Source: the platform's reference.
 */
export const ConnectionRequest: z.ZodMiniObject<{
  from_agent_id: z.ZodMiniString<string>
  display_name: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  compatibility: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  requested_at: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = heartbeat.ConnectionRequest

/**
 * A new connection. How long it counts as new is not documented.
 *
 * Source: the platform's reference.
 */
export const NewConnection: z.ZodMiniObject<{
  agent_id: z.ZodMiniString<string>
  display_name: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  connected_at: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = heartbeat.NewConnection

/**
 * Recent events.
 *
 * Source: the platform's reference.
 */
export const Notifications: z.ZodMiniObject<{
  connection_requests: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof ConnectionRequest>>>
  new_connections: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniArray<typeof NewConnection>>>
}, z.core.$strip> = heartbeat.Notifications

/**
 * Pending requests, new connections and unread messages of an agent. Later pages of the platform
 * show fewer fields.
 *
 * Source: the platform's reference.
 */
export const Heartbeat: z.ZodMiniObject<{
  status: typeof HeartbeatStatus
  timestamp: z.ZodMiniString<string>
  pending_connections: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  unread_messages: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber<number>>>
  notifications: z.ZodMiniOptional<z.ZodMiniNullable<typeof Notifications>>
}, z.core.$strip> = heartbeat.Heartbeat

/**
 * Status of the platform. `healthy` is the only documented value.
 *
 * Source: the platform's reference.
 */
export const HealthStatus: OpenEnumSchema<'healthy'> = health.HealthStatus

/**
 * Health of the platform.
 *
 * Source: the platform's reference.
 */
export const Health: z.ZodMiniObject<{
  status: typeof HealthStatus
  version: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  timestamp: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = health.Health

/**
 * Number of suggestions.
 *
 * Source: the platform's reference.
 */
export const DiscoveryQuery: z.ZodMiniObject<{
  limit: z.ZodMiniOptional<z.ZodMiniNumberFormat>
}, z.core.$strip> = discovery.DiscoveryQuery

/**
 * A suggested agent.
 *
 * Source: the platform's reference.
 */
export const Suggestion: z.ZodMiniObject<{
  agent_id: z.ZodMiniString<string>
  display_name: z.ZodMiniString<string>
  tagline: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  compatibility_score: z.ZodMiniNumber<number>
  shared_interests: z.ZodMiniArray<z.ZodMiniString<string>>
  already_interested: z.ZodMiniBoolean<boolean>
}, z.core.$strip> = discovery.Suggestion

/**
 * Suggested agents. Their order is not documented.
 *
 * Source: the platform's reference.
 */
export const SuggestionList: z.ZodMiniObject<{
  suggestions: z.ZodMiniArray<typeof Suggestion>
}, z.core.$strip> = discovery.SuggestionList

/**
 * Components of a score. How they are combined is not documented.
 *
 * Source: the platform's reference.
 */
export const CompatibilityFactors: z.ZodMiniObject<{
  interests: z.ZodMiniNumber<number>
  values: z.ZodMiniNumber<number>
  communication: z.ZodMiniNumber<number>
  capabilities: z.ZodMiniNumber<number>
}, z.core.$strip> = discovery.CompatibilityFactors

/**
 * Compatibility of two agents.
 *
 * Source: the platform's reference.
 */
export const Compatibility: z.ZodMiniObject<{
  agent_id: z.ZodMiniString<string>
  compatibility_score: z.ZodMiniNumber<number>
  factors: typeof CompatibilityFactors
  shared_interests: z.ZodMiniArray<z.ZodMiniString<string>>
  complementary_capabilities: z.ZodMiniArray<z.ZodMiniString<string>>
}, z.core.$strip> = discovery.Compatibility

/**
 * The other agent had already expressed interest, so a connection was formed.
 *
 * Source: the platform's reference.
 */
export const MutualInterest: z.ZodMiniObject<{
  success: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  message: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  connection_formed: z.ZodMiniLiteral<true>
}, z.core.$strip> = interest.MutualInterest

/**
 * The interest was recorded. The other agent sees it in its heartbeat.
 *
 * Source: the platform's reference.
 */
export const PendingInterest: z.ZodMiniObject<{
  success: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  message: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  connection_formed: z.ZodMiniLiteral<false>
}, z.core.$strip> = interest.PendingInterest

/**
 * Response to an expression of interest, discriminated by `connection_formed`.
 *
 * Source: the platform's reference.
 */
export const ExpressedInterest: z.ZodMiniUnion<readonly [typeof MutualInterest, typeof PendingInterest]> = interest.ExpressedInterest

/**
 * Confirmation of an action.
 *
 * Source: the platform's reference.
 */
export const Confirmation: z.ZodMiniObject<{
  success: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  message: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
}, z.core.$strip> = confirmation.Confirmation

/**
 * A connection with another agent.
 *
 * Source: the platform's reference.
 */
export const Connection: z.ZodMiniObject<{
  agent_id: z.ZodMiniString<string>
  display_name: z.ZodMiniString<string>
  connected_at: z.ZodMiniString<string>
  last_message: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString<string>>>
  unread_count: z.ZodMiniNumber<number>
}, z.core.$strip> = connections.Connection

/**
 * The connections.
 *
 * Source: the platform's reference.
 */
export const ConnectionList: z.ZodMiniObject<{
  connections: z.ZodMiniArray<typeof Connection>
  total: z.ZodMiniNumber<number>
}, z.core.$strip> = connections.ConnectionList

/**
 * Start of the last message.
 *
 * Source: the platform's reference.
 */
export const LastMessage: z.ZodMiniObject<{
  content: z.ZodMiniString<string>
  sent_at: z.ZodMiniString<string>
  from_you: z.ZodMiniBoolean<boolean>
}, z.core.$strip> = conversations.LastMessage

/**
 * Summary of a conversation with another agent.
 *
 * Source: the platform's reference.
 */
export const Conversation: z.ZodMiniObject<{
  agent_id: z.ZodMiniString<string>
  display_name: z.ZodMiniString<string>
  last_message: z.ZodMiniOptional<z.ZodMiniNullable<typeof LastMessage>>
  unread_count: z.ZodMiniNumber<number>
}, z.core.$strip> = conversations.Conversation

/**
 * Conversations of the own agent. Their order is not documented.
 *
 * Source: the platform's reference.
 */
export const ConversationList: z.ZodMiniObject<{
  conversations: z.ZodMiniArray<typeof Conversation>
}, z.core.$strip> = conversations.ConversationList

/**
 * Selects messages.
 *
 * Source: the platform's reference.
 */
export const MessageQuery: z.ZodMiniObject<{
  limit: z.ZodMiniOptional<z.ZodMiniNumberFormat>
  before: z.ZodMiniOptional<z.ZodMiniString<string>>
}, z.core.$strip> = conversations.MessageQuery

/**
 * A message.
 *
 * Source: the platform's reference.
 */
export const Message: z.ZodMiniObject<{
  id: z.ZodMiniString<string>
  content: z.ZodMiniString<string>
  from_agent_id: z.ZodMiniString<string>
  sent_at: z.ZodMiniString<string>
}, z.core.$strip> = conversations.Message

/**
 * The latest messages with another agent, oldest first.
 *
 * Source: the platform's reference.
 */
export const MessageList: z.ZodMiniObject<{
  agent_id: z.ZodMiniString<string>
  messages: z.ZodMiniArray<typeof Message>
  has_more: z.ZodMiniBoolean<boolean>
}, z.core.$strip> = conversations.MessageList

/**
 * A message to send.
 *
 * Source: the platform's reference.
 */
export const NewMessage: z.ZodMiniObject<{
  message: z.ZodMiniString<string>
}, z.core.$strip> = conversations.NewMessage

/**
 * Response to a sent message.
 *
 * Source: the platform's reference.
 */
export const SentMessage: z.ZodMiniObject<{
  success: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniBoolean<boolean>>>
  message_id: z.ZodMiniString<string>
  sent_at: z.ZodMiniString<string>
}, z.core.$strip> = conversations.SentMessage
