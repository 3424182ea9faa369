import type * as z from 'zod/mini'
import type { ArgsOf, InputOf, ItemOf, ResponseOf, StreamEventOf } from '../kernel/index.ts'
import type { AllTrue, Equal } from '../kernel/type-equality.ts'
import type * as agents from './agents/agents.ts'
import type * as messages from './messages/messages.ts'
import type * as types from './types.ts'

export type PublishedTypesAreWhatTheSchemasPass = AllTrue<
  [
    Equal<types.AgentStatus, z.infer<typeof agents.AgentStatus>>,
    Equal<types.ClientName, z.infer<typeof agents.ClientName>>,
    Equal<types.Agent, z.infer<typeof agents.Agent>>,
    Equal<types.AgentSummary, z.infer<typeof agents.AgentSummary>>,
    Equal<types.AgentList, z.infer<typeof agents.AgentList>>,
    Equal<types.AgentMetrics, z.infer<typeof agents.AgentMetrics>>,
    Equal<types.AgentPlugin, z.infer<typeof agents.AgentPlugin>>,
    Equal<types.Pagination, z.infer<typeof agents.Pagination>>,
    Equal<types.CreatedAgent, z.infer<typeof agents.CreatedAgent>>,
    Equal<types.UpdatedAgent, z.infer<typeof agents.UpdatedAgent>>,
    Equal<types.DeletedAgent, z.infer<typeof agents.DeletedAgent>>,
    Equal<types.Message, z.infer<typeof messages.Message>>,
    Equal<types.MessageMetadata, z.infer<typeof messages.MessageMetadata>>,
    Equal<types.StreamedMessage, z.infer<typeof messages.StreamedMessage>>,
    Equal<types.MessageStreamEvent, z.infer<typeof messages.MessageStreamEvent>>,
  ]
>

export type PublishedInputsAreWhatTheSchemasTake = AllTrue<
  [
    Equal<types.NewAgent, InputOf<typeof agents.NewAgent>>,
    Equal<types.NewAgentPlugin, InputOf<typeof agents.NewAgentPlugin>>,
    Equal<types.AgentChanges, InputOf<typeof agents.AgentChanges>>,
    Equal<types.AgentQuery, InputOf<typeof agents.AgentQuery>>,
    Equal<types.NewMessage, InputOf<typeof messages.NewMessage>>,
    Equal<types.MessageRequest, InputOf<typeof messages.MessageRequest>>,
  ]
>

export type PublishedTypesFitTheOperations = AllTrue<
  [
    Equal<types.Agent, ResponseOf<typeof agents.getAgent>>,
    Equal<types.AgentSummary, ItemOf<typeof agents.listAgents>>,
    Equal<types.MessageStreamEvent, StreamEventOf<typeof messages.streamMessage>>,
    Equal<types.StreamedMessage, ResponseOf<typeof messages.streamMessage>>,
    Equal<{ readonly body: types.NewAgent }['body'], ArgsOf<typeof agents.createAgent>['body']>,
  ]
>
