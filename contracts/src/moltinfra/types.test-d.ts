import type * as z from 'zod/mini'
import type { ArgsOf, FrameOf, ItemOf, ResponseOf } from '../kernel/index.ts'
import type { All, Same } from '../kernel/same.ts'
import type * as agents from './agents.ts'
import type * as messages from './messages.ts'
import type * as types from './types.ts'

export type PublishedTypesAreWhatTheSchemasPass = All<
  [
    Same<types.AgentStatus, z.infer<typeof agents.AgentStatus>>,
    Same<types.ClientName, z.infer<typeof agents.ClientName>>,
    Same<types.Agent, z.infer<typeof agents.Agent>>,
    Same<types.AgentSummary, z.infer<typeof agents.AgentSummary>>,
    Same<types.AgentList, z.infer<typeof agents.AgentList>>,
    Same<types.AgentMetrics, z.infer<typeof agents.AgentMetrics>>,
    Same<types.AgentPlugin, z.infer<typeof agents.AgentPlugin>>,
    Same<types.Pagination, z.infer<typeof agents.Pagination>>,
    Same<types.CreatedAgent, z.infer<typeof agents.CreatedAgent>>,
    Same<types.UpdatedAgent, z.infer<typeof agents.UpdatedAgent>>,
    Same<types.DeletedAgent, z.infer<typeof agents.DeletedAgent>>,
    Same<types.Message, z.infer<typeof messages.Message>>,
    Same<types.MessageMetadata, z.infer<typeof messages.MessageMetadata>>,
    Same<types.StreamedMessage, z.infer<typeof messages.StreamedMessage>>,
    Same<types.MessageFrame, z.infer<typeof messages.MessageFrame>>,
  ]
>

export type PublishedInputsAreWhatTheSchemasTake = All<
  [
    Same<types.NewAgent, z.input<typeof agents.NewAgent>>,
    Same<types.NewAgentPlugin, z.input<typeof agents.NewAgentPlugin>>,
    Same<types.AgentChanges, z.input<typeof agents.AgentChanges>>,
    Same<types.AgentQuery, z.input<typeof agents.AgentQuery>>,
    Same<types.NewMessage, z.input<typeof messages.NewMessage>>,
    Same<types.MessageRequest, z.input<typeof messages.MessageRequest>>,
  ]
>

export type PublishedTypesFitTheOperations = All<
  [
    Same<types.Agent, ResponseOf<typeof agents.getAgent>>,
    Same<types.AgentSummary, ItemOf<typeof agents.listAgents>>,
    Same<types.MessageFrame, FrameOf<typeof messages.streamMessage>>,
    Same<types.StreamedMessage, ResponseOf<typeof messages.streamMessage>>,
    Same<{ readonly body: types.NewAgent }['body'], ArgsOf<typeof agents.createAgent>['body']>,
  ]
>
