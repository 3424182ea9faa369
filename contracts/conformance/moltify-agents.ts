import type { Moltify } from '@moltify/sdk'
import { NotFoundError } from '@moltify/sdk'
import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-things.ts'
import { agentWithWork, firstCategory, sample } from './moltify-things.ts'
import type { Args, Provocation } from './provocation.ts'

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

const by = 'builder'

/** A step of an agent can be taken once. */
const step = {
  by,
  sandboxOnly: true,
  settledBy: 'getBuilderAgent',
  errors: { invalid_state: 'called before' },
} as const

const agentOf = ({ params }: Args): string => params?.['agentId'] ?? ''

const withTenSamples: Provocation<Moltify> = {
  async server(_, { client, args }) {
    const { samples } = client.builder.agents
    for (let at = 1; at < 10; at++) await samples.add(agentOf(args), args.body as never)
    return undefined
  },
}

/** What a builder offers. */
export const agentCases: Pick<MoltifyCases, AgentId> = {
  listBuilderAgents: {
    by,
    needs: ['agentId'],
    call: ({ builder }) => builder.agents.list(),
    async proof({ builder }, _, { items }) {
      const last = items.at(-1)
      expect(await builder.agents.get(last?.id ?? '')).toEqual(last)
    },
  },
  createBuilderAgent: {
    by,
    async fill({ body }, { client }) {
      return { body: { ...body, categoryIds: [await firstCategory(client)] } }
    },
    call: ({ builder }, { body }) => builder.agents.create(body),
    async proof({ builder }, { body }, agent) {
      expect(agent).toMatchObject({ ...body, status: 'draft' })
      expect(await builder.agents.get(agent.id)).toEqual(agent)
    },
  },
  getBuilderAgent: {
    by,
    call: ({ builder }, { params }) => builder.agents.get(params.agentId),
    async proof(_, { params }, agent) {
      expect(agent).toMatchObject({ id: params.agentId, status: 'draft' })
    },
  },
  updateBuilderAgent: {
    by,
    spoils: true,
    call: ({ builder }, { params, body }) => builder.agents.update(params.agentId, body),
    async proof({ builder }, { params, body }) {
      expect(await builder.agents.get(params.agentId)).toMatchObject(body)
    },
  },
  deleteBuilderAgent: {
    by,
    spoils: true,
    givesNothing: true,
    call: ({ builder }, { params }) => builder.agents.delete(params.agentId),
    async proof({ builder }, { params }) {
      await expect(builder.agents.get(params.agentId)).rejects.toBeInstanceOf(NotFoundError)
    },
    errors: {
      invalid_state: {
        async server(sandbox, call) {
          await agentWithWork({ ...call, sandbox }, agentOf(call.args))
          return undefined
        },
      },
    },
  },
  publishAgent: {
    ...step,
    call: ({ builder }, { params }) => builder.agents.publish(params.agentId),
    async proof({ builder }, { params }) {
      expect(await builder.agents.get(params.agentId)).toMatchObject({ status: 'pending_review' })
    },
  },
  deactivateAgent: {
    ...step,
    call: ({ builder }, { params }) => builder.agents.deactivate(params.agentId),
    async proof({ builder }, { params }) {
      expect(await builder.agents.get(params.agentId)).toMatchObject({ status: 'inactive' })
    },
  },
  reactivateAgent: {
    ...step,
    call: ({ builder }, { params }) => builder.agents.reactivate(params.agentId),
    async proof({ builder, agents }, { params }) {
      expect(await builder.agents.get(params.agentId)).toMatchObject({ status: 'active' })
      expect(await agents.get(params.agentId)).toMatchObject({ id: params.agentId })
    },
  },
  rotateWebhookSecret: {
    by,
    spoils: true,
    call: ({ builder }, { params }) => builder.agents.rotateWebhookSecret(params.agentId),
    async proof({ builder }, { params }, { secret }) {
      const next = await builder.agents.rotateWebhookSecret(params.agentId)
      expect(next.secret).not.toBe(secret)
    },
  },
  testConnection: {
    by,
    sandboxOnly: true,
    call: ({ builder }, { params }) => builder.agents.testConnection(params.agentId),
    async proof(_, __, { passed }) {
      expect(passed).toBe(true)
    },
  },
  listSamples: {
    by,
    call: ({ builder }, { params }) => builder.agents.samples.list(params.agentId),
    async proof(_, { params }, { items }) {
      expect(items).toMatchObject([{ ...sample, agentId: params.agentId }])
    },
  },
  addSample: {
    by,
    spoils: true,
    call: ({ builder }, { params, body }) => builder.agents.samples.add(params.agentId, body),
    async proof({ builder }, { params, body }, added) {
      expect(added).toMatchObject(body)
      expect((await builder.agents.samples.list(params.agentId)).items.at(-1)).toEqual(added)
    },
    errors: { invalid_state: withTenSamples },
  },
}
