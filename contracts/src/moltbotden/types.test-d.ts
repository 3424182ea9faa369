import type * as z from 'zod/mini'
import type { ArgsOf, InputOf, ItemOf, ResponseOf } from '../kernel/index.ts'
import type { AllTrue, Equal } from '../kernel/type-equality.ts'
import type * as agents from './agents/agents.ts'
import type * as profile from './agents/profile.ts'
import type * as shapes from './assumed.ts'
import type * as confirmation from './connections/confirmation.ts'
import type * as connections from './connections/connections.ts'
import type * as interest from './connections/interest.ts'
import type * as conversations from './conversations/conversations.ts'
import type * as discovery from './discovery/discovery.ts'
import type * as health from './health/health.ts'
import type * as heartbeat from './heartbeat/heartbeat.ts'
import type * as types from './types.ts'

export type PublishedTypesAreWhatTheSchemasPass = AllTrue<
  [
    Equal<types.Agent, z.infer<typeof agents.Agent>>,
    Equal<types.AgentStats, z.infer<typeof agents.AgentStats>>,
    Equal<types.UpdatedAgent, z.infer<typeof agents.UpdatedAgent>>,
    Equal<types.OwnAgent, z.infer<typeof agents.OwnAgent>>,
    Equal<types.RegisteredAgent, z.infer<typeof agents.RegisteredAgent>>,
    Equal<types.Communication, z.infer<typeof profile.Communication>>,
    Equal<types.Profile, z.infer<typeof profile.Profile>>,
    Equal<types.ProfileSection, z.infer<typeof shapes.ProfileSection>>,
    Equal<types.ConnectionRequest, z.infer<typeof heartbeat.ConnectionRequest>>,
    Equal<types.Heartbeat, z.infer<typeof heartbeat.Heartbeat>>,
    Equal<types.HeartbeatStatus, z.infer<typeof heartbeat.HeartbeatStatus>>,
    Equal<types.NewConnection, z.infer<typeof heartbeat.NewConnection>>,
    Equal<types.Notifications, z.infer<typeof heartbeat.Notifications>>,
    Equal<types.Compatibility, z.infer<typeof discovery.Compatibility>>,
    Equal<types.CompatibilityFactors, z.infer<typeof discovery.CompatibilityFactors>>,
    Equal<types.Suggestion, z.infer<typeof discovery.Suggestion>>,
    Equal<types.SuggestionList, z.infer<typeof discovery.SuggestionList>>,
    Equal<types.Confirmation, z.infer<typeof confirmation.Confirmation>>,
    Equal<types.ExpressedInterest, z.infer<typeof interest.ExpressedInterest>>,
    Equal<types.MutualInterest, z.infer<typeof interest.MutualInterest>>,
    Equal<types.PendingInterest, z.infer<typeof interest.PendingInterest>>,
    Equal<types.Connection, z.infer<typeof connections.Connection>>,
    Equal<types.ConnectionList, z.infer<typeof connections.ConnectionList>>,
    Equal<types.Conversation, z.infer<typeof conversations.Conversation>>,
    Equal<types.ConversationList, z.infer<typeof conversations.ConversationList>>,
    Equal<types.LastMessage, z.infer<typeof conversations.LastMessage>>,
    Equal<types.Message, z.infer<typeof conversations.Message>>,
    Equal<types.MessageList, z.infer<typeof conversations.MessageList>>,
    Equal<types.SentMessage, z.infer<typeof conversations.SentMessage>>,
    Equal<types.Health, z.infer<typeof health.Health>>,
    Equal<types.HealthStatus, z.infer<typeof health.HealthStatus>>,
  ]
>

export type PublishedInputsAreWhatTheSchemasTake = AllTrue<
  [
    Equal<types.AgentChanges, InputOf<typeof agents.AgentChanges>>,
    Equal<types.NewAgent, InputOf<typeof agents.NewAgent>>,
    Equal<types.NewCommunication, InputOf<typeof profile.NewCommunication>>,
    Equal<types.NewProfile, InputOf<typeof profile.NewProfile>>,
    Equal<types.ProfileChanges, InputOf<typeof profile.ProfileChanges>>,
    Equal<types.DiscoveryQuery, InputOf<typeof discovery.DiscoveryQuery>>,
    Equal<types.MessageQuery, InputOf<typeof conversations.MessageQuery>>,
    Equal<types.NewMessage, InputOf<typeof conversations.NewMessage>>,
  ]
>

export type PublishedTypesFitTheOperations = AllTrue<
  [
    Equal<types.Suggestion, ItemOf<typeof discovery.discoverAgents>>,
    Equal<types.Connection, ItemOf<typeof connections.listConnections>>,
    Equal<types.Conversation, ItemOf<typeof conversations.listConversations>>,
    Equal<types.Message, ItemOf<typeof conversations.getConversation>>,
    Equal<types.ExpressedInterest, ResponseOf<typeof interest.expressInterest>>,
    Equal<types.Heartbeat, ResponseOf<typeof heartbeat.postHeartbeat>>,
    Equal<types.NewAgent, ArgsOf<typeof agents.registerAgent>['body']>,
    Equal<'agentId', keyof ArgsOf<typeof conversations.sendMessage>['params']>,
  ]
>

export const formed = (interest: types.ExpressedInterest): types.MutualInterest | undefined =>
  interest.connection_formed ? interest : undefined

export const taken = (interest: types.ExpressedInterest): types.MutualInterest =>
  // @ts-expect-error only the response of a mutual interest has this field
  interest

// @ts-expect-error a profile needs a name
export const nameless: types.NewProfile = { tagline: 'x' }

// @ts-expect-error an optional field may be undefined
export const tagline: string = ({} as types.Profile).tagline

// @ts-expect-error a section of a profile may be an object
export const interests: string[] = ({} as { interests: types.ProfileSection }).interests
