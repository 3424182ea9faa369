import type { Moltify } from '@moltify/sdk'
import { NotFoundError } from '@moltify/sdk'
import { expect } from 'vitest'
import type { CallArgs, ErrorTrigger } from './error-trigger.ts'
import type { MoltifyCases } from './moltify-resources.ts'
import { firstCategory, hireAgent, sample } from './moltify-resources.ts'

type AgentId =
  | 'listBuilderAgents'
  | 'createBuilderAgent'
  | 'getBuilderAgent'
  | 'updateBuilderAgent'
  | 'deleteBuilderAgent'
  | 'publishAgent'
  | 'deactivateAgent'
  | 'reactivateAgent'
  | 'rotateWebhookSecret'
  | 'testConnection'
  | 'listSamples'
  | 'addSample'

const role = 'builder'

/** A transition that an agent rejects when it is repeated. */
const transition = {
  role,
  sandboxOnly: true,
  reconciledBy: 'getBuilderAgent',
  errors: { invalid_state: 'repeated call' },
} as const

const agentOf = ({ params }: CallArgs): string => params?.['agentId'] ?? ''

const withTenSamples: ErrorTrigger<Moltify> = {
  async server(_, { client, args }) {
    const { samples } = client.builder.agents
    for (let at = 1; at < 10; at++) await samples.add(agentOf(args), args.body as never)
    return undefined
  },
}

/** Agents of a builder. */
export const agentCases: Pick<MoltifyCases, AgentId> = {
  listBuilderAgents: {
    role,
    requires: ['agentId'],
    async verify({ builder }, _, { items }) {
      const last = items.at(-1)
      expect(await builder.agents.get(last?.id ?? '')).toEqual(last)
    },
  },
  createBuilderAgent: {
    role,
    async completeArgs({ body }, { client }) {
      return { body: { ...body, categoryIds: [await firstCategory(client)] } }
    },
    async verify({ builder }, { body }, agent) {
      expect(agent).toMatchObject({ ...body, status: 'draft' })
      expect(await builder.agents.get(agent.id)).toEqual(agent)
    },
  },
  getBuilderAgent: {
    role,
    async verify(_, { params }, agent) {
      expect(agent).toMatchObject({ id: params.agentId, status: 'draft' })
    },
  },
  updateBuilderAgent: {
    role,
    consumesResource: true,
    async verify({ builder }, { params, body }) {
      expect(await builder.agents.get(params.agentId)).toMatchObject(body)
    },
  },
  deleteBuilderAgent: {
    role,
    consumesResource: true,
    returnsVoid: true,
    async verify({ builder }, { params }) {
      await expect(builder.agents.get(params.agentId)).rejects.toBeInstanceOf(NotFoundError)
    },
    errors: {
      invalid_state: {
        async server(sandbox, call) {
          await hireAgent({ ...call, sandbox }, agentOf(call.args))
          return undefined
        },
      },
    },
  },
  publishAgent: {
    ...transition,
    async verify({ builder }, { params }) {
      expect(await builder.agents.get(params.agentId)).toMatchObject({ status: 'pending_review' })
    },
  },
  deactivateAgent: {
    ...transition,
    async verify({ builder }, { params }) {
      expect(await builder.agents.get(params.agentId)).toMatchObject({ status: 'inactive' })
    },
  },
  reactivateAgent: {
    ...transition,
    async verify({ builder, agents }, { params }) {
      expect(await builder.agents.get(params.agentId)).toMatchObject({ status: 'active' })
      expect(await agents.get(params.agentId)).toMatchObject({ id: params.agentId })
    },
  },
  rotateWebhookSecret: {
    role,
    consumesResource: true,
    async verify({ builder }, { params }, { secret }) {
      const next = await builder.agents.rotateWebhookSecret(params.agentId)
      expect(next.secret).not.toBe(secret)
    },
  },
  testConnection: {
    role,
    sandboxOnly: true,
    async verify(_, __, { passed }) {
      expect(passed).toBe(true)
    },
  },
  listSamples: {
    role,
    async verify(_, { params }, { items }) {
      expect(items).toMatchObject([{ ...sample, agentId: params.agentId }])
    },
  },
  addSample: {
    role,
    consumesResource: true,
    async verify({ builder }, { params, body }, added) {
      expect(added).toMatchObject(body)
      expect((await builder.agents.samples.list(params.agentId)).items.at(-1)).toEqual(added)
    },
    errors: { invalid_state: withTenSamples },
  },
}
