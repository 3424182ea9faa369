import type { moltinfra } from '@molt-sdk/contracts/moltinfra'
import { moltinfra as api } from '@molt-sdk/contracts/moltinfra'
import type { Sandbox } from '@molt-sdk/sandbox'
import { extra, MoltInfra, NotFoundError } from '@moltinfra/sdk'
import { expect } from 'vitest'
// Private to this repository: no package exports its catalogue.
import { methodByOperation } from '../../packages/moltinfra/src/method-by-operation.ts'
import type { CallArgs } from './error-trigger.ts'
import type { CaseTable } from './subject.ts'
import { defineSubject } from './subject.ts'

const cases: CaseTable<MoltInfra, typeof moltinfra> = {
  createAgent: {
    async verify({ agents }, { body }, { id }) {
      expect(await agents.get(id)).toMatchObject({ ...body, id })
    },
  },
  listAgents: {
    requires: ['agentId'],
    async verify({ agents }, _, page) {
      const names = page.agents.map(({ name }) => name)
      expect(names).toEqual([...names].sort())
      const [first] = page.agents
      expect(await agents.get(first?.id ?? '')).toMatchObject({ name: first?.name })
    },
  },
  updateAgent: {
    consumesResource: true,
    async verify({ agents }, { params, body }) {
      expect(await agents.get(params.agentId)).toMatchObject(body)
    },
  },
  deleteAgent: {
    consumesResource: true,
    async verify({ agents }, { params }) {
      await expect(agents.get(params.agentId)).rejects.toBeInstanceOf(NotFoundError)
    },
  },
  sendMessage: {
    async verify(_, __, { response }) {
      expect(response).not.toBe('')
    },
  },
  streamMessage: {
    async verify(_, __, { response }) {
      expect(response).not.toBe('')
    },
    stream: {
      expected(events, { params }) {
        const end = events.findIndex(({ type }) => type === 'done')
        const items = events
          .slice(0, end)
          .filter(({ type, content }) => type === 'token' && typeof content === 'string')
        const text = items.map(({ content }) => content).join('')
        const { type, ...message } = events[end] ?? { type: 'done' }
        const sent = extra(message, 'response')
        const response = sent && typeof sent === 'string' ? sent : text
        return { items, final: { agentId: params.agentId, ...message, response } }
      },
      failsMidStream: {
        code: 'MODEL_ERROR',
        items: 2,
        prepare: ({ moltinfra }) => moltinfra.configure({ modelError: { afterTokens: 2 } }),
      },
      validEndings: [
        {
          title: 'an empty closing event',
          prepare: ({ moltinfra }) => moltinfra.configure({ assumptions: { doneEvent: 'bare' } }),
        },
        {
          title: 'a `[DONE]` marker after the closing event',
          prepare: ({ moltinfra }) => moltinfra.configure({ assumptions: { doneMarker: true } }),
        },
      ],
      fallbacks: ([404, 405] as const).map((status) => ({
        title: `when the streaming endpoint returns ${status}`,
        operation: 'sendMessage',
        extraBody: { stream: true },
        prepare: ({ moltinfra }) => moltinfra.configure({ streamEndpoint: status }),
      })),
    },
  },
}

const agentOf = ({ params }: CallArgs): string => params?.['agentId'] ?? ''

const firstAccount = ({ moltinfra }: Sandbox): string => moltinfra.accounts.list()[0]?.id ?? ''

/** The cases of MoltInfra. */
export const moltinfraSubject = defineSubject<MoltInfra, typeof moltinfra>({
  name: 'moltinfra',
  api,
  createClient: (options) => new MoltInfra(options),
  methods: methodByOperation,
  createParams: {
    async agentId({ client }) {
      const { id } = await client.agents.create({
        name: 'Conformance',
        goals: ['Be deleted soon.'],
      })
      return id
    },
  },
  cases,
  cleanUp: { createAgent: ({ agents }, { id }) => agents.delete(id) },
  errorsIdentifiedBy: 'code',
  errors: {
    INVALID_REQUEST: 'invalid input',
    INVALID_MESSAGE: 'invalid input',
    INTERNAL_ERROR: 'documented response',
    UNAUTHORIZED: { caller: () => ({ options: { apiKey: 'mi_test_unknown' } }) },
    AGENT_NOT_FOUND: { caller: () => ({ params: { agentId: 'agent_unknown00000' } }) },
    NOT_FOUND: { caller: ({ baseUrl }) => ({ options: { baseUrl: `${baseUrl}/nowhere` } }) },
    FORBIDDEN: ({ effect }) =>
      // No key without read permission is documented.
      effect === 'read'
        ? 'documented response'
        : {
            server(sandbox) {
              const id = firstAccount(sandbox)
              sandbox.moltinfra.accounts.update(id, { permissions: 'read' })
              return undefined
            },
          },
    RATE_LIMIT_EXCEEDED: {
      async server(sandbox, { client }) {
        sandbox.moltinfra.accounts.update(firstAccount(sandbox), { tier: 1 })
        // Uses up the limit, if an earlier call has not.
        await client.agents.list().catch(() => undefined)
        return { retryAfterMs: 60_000 }
      },
    },
    INSUFFICIENT_QUOTA: {
      server({ moltinfra }) {
        moltinfra.configure({ agentQuota: 0 })
        return undefined
      },
    },
    DELETE_PROTECTED: {
      server({ moltinfra }, { args }) {
        moltinfra.agents.update(agentOf(args), { protected: true })
        return undefined
      },
    },
    AGENT_UNAVAILABLE: {
      server({ moltinfra }, { args }) {
        moltinfra.agents.update(agentOf(args), { status: 'inactive' })
        return undefined
      },
    },
    MODEL_ERROR: {
      server({ moltinfra }) {
        moltinfra.configure({ modelError: true })
        return undefined
      },
    },
  },
})
