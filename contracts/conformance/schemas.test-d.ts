import type { InputOf } from '@molt-sdk/contracts/kernel'
import type * as den from '@moltbotden/sdk'
import type * as denSchemas from '@moltbotden/sdk/schemas'
import type * as ghost from '@moltghost/sdk'
import type * as ghostSchemas from '@moltghost/sdk/schemas'
import type * as moltify from '@moltify/sdk'
import type * as moltifySchemas from '@moltify/sdk/schemas'
import type * as infra from '@moltinfra/sdk'
import type * as infraSchemas from '@moltinfra/sdk/schemas'
import type * as z from 'zod/mini'
import type { AllTrue, Equal } from '../src/kernel/type-equality.ts'

/** The names that a client exports as a type and as a schema. `types.test-d.ts` compares each of them. */
export type SchemasInferTheTypesOfTheClients = AllTrue<
  [
    Equal<moltify.NewTask, z.infer<typeof moltifySchemas.NewTask>>,
    Equal<moltify.Task, z.infer<typeof moltifySchemas.Task>>,
    Equal<moltify.TaskStatus, z.infer<typeof moltifySchemas.TaskStatus>>,
    Equal<moltify.Wallet, z.infer<typeof moltifySchemas.Wallet>>,
    Equal<infra.Agent, z.infer<typeof infraSchemas.Agent>>,
    Equal<den.Agent, z.infer<typeof denSchemas.Agent>>,
    Equal<den.MessageList, z.infer<typeof denSchemas.MessageList>>,
    Equal<ghost.Model, z.infer<typeof ghostSchemas.Model>>,
    // Clients and schemas accept readonly arrays; a schema produces mutable ones.
    Equal<moltify.NewAgent, z.input<typeof moltifySchemas.NewAgent>>,
    Equal<moltify.AgentChanges, z.input<typeof moltifySchemas.AgentChanges>>,
    Equal<moltify.NewBudget, z.input<typeof moltifySchemas.NewBudget>>,
    Equal<infra.NewAgent, z.input<typeof infraSchemas.NewAgent>>,
    Equal<den.NewProfile, z.input<typeof denSchemas.NewProfile>>,
    Equal<ghost.ToolsRequest, z.input<typeof ghostSchemas.ToolsRequest>>,
    Equal<moltify.NewAgent, InputOf<typeof moltifySchemas.NewAgent>>,
    Equal<infra.NewAgent, InputOf<typeof infraSchemas.NewAgent>>,
    Equal<den.NewProfile, InputOf<typeof denSchemas.NewProfile>>,
    Equal<ghost.ToolsRequest, InputOf<typeof ghostSchemas.ToolsRequest>>,
  ]
>

declare const newAgent: z.infer<typeof moltifySchemas.NewAgent>
export const accepted: moltify.NewAgent = newAgent

declare const newTask: z.infer<typeof moltifySchemas.NewTask>
// @ts-expect-error a parsed task has no field of this name
export const misspelt: unknown = newTask.agredPrice
