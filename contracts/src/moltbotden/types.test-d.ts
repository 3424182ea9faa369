import type * as z from 'zod/mini'
import type { ArgsOf, ItemOf, ResponseOf } from '../kernel/index.ts'
import type { All, Same } from '../kernel/same.ts'
import type * as agents from './agents.ts'
import type * as shapes from './assumed.ts'
import type * as confirmation from './confirmation.ts'
import type * as connections from './connections.ts'
import type * as conversations from './conversations.ts'
import type * as discovery from './discovery.ts'
import type * as health from './health.ts'
import type * as heartbeat from './heartbeat.ts'
import type * as interest from './interest.ts'
import type * as profile from './profile.ts'
import type * as types from './types.ts'

export type PublishedTypesAreWhatTheSchemasPass = All<
  [
    Same<types.Agent, z.infer<typeof agents.Agent>>,
    Same<types.AgentStats, z.infer<typeof agents.AgentStats>>,
    Same<types.ChangedAgent, z.infer<typeof agents.ChangedAgent>>,
    Same<types.OwnAgent, z.infer<typeof agents.OwnAgent>>,
    Same<types.RegisteredAgent, z.infer<typeof agents.RegisteredAgent>>,
    Same<types.Communication, z.infer<typeof profile.Communication>>,
    Same<types.Profile, z.infer<typeof profile.Profile>>,
    Same<types.ProfileSection, z.infer<typeof shapes.ProfileSection>>,
    Same<types.ConnectionRequest, z.infer<typeof heartbeat.ConnectionRequest>>,
    Same<types.Heartbeat, z.infer<typeof heartbeat.Heartbeat>>,
    Same<types.HeartbeatStatus, z.infer<typeof heartbeat.HeartbeatStatus>>,
    Same<types.NewConnection, z.infer<typeof heartbeat.NewConnection>>,
    Same<types.Notifications, z.infer<typeof heartbeat.Notifications>>,
    Same<types.Compatibility, z.infer<typeof discovery.Compatibility>>,
    Same<types.CompatibilityFactors, z.infer<typeof discovery.CompatibilityFactors>>,
    Same<types.Suggestion, z.infer<typeof discovery.Suggestion>>,
    Same<types.SuggestionList, z.infer<typeof discovery.SuggestionList>>,
    Same<types.Confirmation, z.infer<typeof confirmation.Confirmation>>,
    Same<types.ExpressedInterest, z.infer<typeof interest.ExpressedInterest>>,
    Same<types.MutualInterest, z.infer<typeof interest.MutualInterest>>,
    Same<types.PendingInterest, z.infer<typeof interest.PendingInterest>>,
    Same<types.Connection, z.infer<typeof connections.Connection>>,
    Same<types.ConnectionList, z.infer<typeof connections.ConnectionList>>,
    Same<types.Conversation, z.infer<typeof conversations.Conversation>>,
    Same<types.ConversationList, z.infer<typeof conversations.ConversationList>>,
    Same<types.LastMessage, z.infer<typeof conversations.LastMessage>>,
    Same<types.Message, z.infer<typeof conversations.Message>>,
    Same<types.MessageList, z.infer<typeof conversations.MessageList>>,
    Same<types.SentMessage, z.infer<typeof conversations.SentMessage>>,
    Same<types.Health, z.infer<typeof health.Health>>,
    Same<types.HealthStatus, z.infer<typeof health.HealthStatus>>,
  ]
>

export type PublishedInputsAreWhatTheSchemasTake = All<
  [
    Same<types.AgentChanges, z.input<typeof agents.AgentChanges>>,
    Same<types.NewAgent, z.input<typeof agents.NewAgent>>,
    Same<types.NewCommunication, z.input<typeof profile.NewCommunication>>,
    Same<types.NewProfile, z.input<typeof profile.NewProfile>>,
    Same<types.ProfileFields, z.input<typeof profile.ProfileFields>>,
    Same<types.DiscoveryQuery, z.input<typeof discovery.DiscoveryQuery>>,
    Same<types.MessageQuery, z.input<typeof conversations.MessageQuery>>,
    Same<types.NewMessage, z.input<typeof conversations.NewMessage>>,
  ]
>

export type PublishedTypesFitTheOperations = All<
  [
    Same<types.Suggestion, ItemOf<typeof discovery.discoverAgents>>,
    Same<types.Connection, ItemOf<typeof connections.listConnections>>,
    Same<types.Conversation, ItemOf<typeof conversations.listConversations>>,
    Same<types.Message, ItemOf<typeof conversations.getConversation>>,
    Same<types.ExpressedInterest, ResponseOf<typeof interest.expressInterest>>,
    Same<types.Heartbeat, ResponseOf<typeof heartbeat.postHeartbeat>>,
    Same<types.NewAgent, ArgsOf<typeof agents.registerAgent>['body']>,
    Same<'agentId', keyof ArgsOf<typeof conversations.sendMessage>['params']>,
  ]
>

export const formed = (interest: types.ExpressedInterest): types.MutualInterest | undefined =>
  interest.connection_formed ? interest : undefined

export const taken = (interest: types.ExpressedInterest): types.MutualInterest =>
  // @ts-expect-error whether a connection has formed has to be looked at first
  interest

// @ts-expect-error a profile needs a name
export const nameless: types.NewProfile = { tagline: 'x' }

// @ts-expect-error what an agent may leave out has to be looked at first
export const tagline: string = ({} as types.Profile).tagline

// @ts-expect-error a part of a profile may be an object
export const interests: string[] = ({} as { interests: types.ProfileSection }).interests
