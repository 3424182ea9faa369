import type { moltghostControl } from '@molt-sdk/contracts/moltghost-control'
import { moltghostControl as api } from '@molt-sdk/contracts/moltghost-control'
import type { ManagedAgent } from '@molt-sdk/contracts/moltghost-control/types'
import { RateLimitError } from '@moltghost/sdk'
import { expect } from 'vitest'
// Part of the command, which publishes no client of this API: all of it is assumed.
import { ControlClient } from '../../packages/moltghost/src/control/control-client.ts'
import { methodByOperation } from '../../packages/moltghost/src/control/method-by-operation.ts'
import type { ErrorTrigger } from './error-trigger.ts'
import type { CaseTable } from './subject.ts'
import { defineSubject } from './subject.ts'

/** The URL of the sandbox in this process. No public URL is documented. */
const inProcessUrl = 'https://sandbox.test/moltghost/control'

interface Named {
  readonly params: { readonly name: string }
}

/** A transition that an agent rejects when it is repeated. */
const transitionCase = (expectedStatus: string) =>
  ({
    consumesResource: true,
    errors: { invalid_state: 'repeated call' },
    async verify(client: ControlClient, { params }: Named, { status }: ManagedAgent) {
      expect(status).toBe(expectedStatus)
      expect(await client.agent(params.name)).toMatchObject({ status })
    },
  }) as const

const cases: CaseTable<ControlClient, typeof moltghostControl> = {
  getAgent: {
    async verify(_, { params }, { name, status }) {
      expect({ name, status }).toEqual({ name: params.name, status: 'running' })
    },
  },
  startAgent: transitionCase('running'),
  stopAgent: transitionCase('paused'),
  restartAgent: transitionCase('restarting'),
  createKey: {
    sandboxOnly: true,
    errors: {
      invalid_state: {
        server({ moltghost }) {
          moltghost.agents.update(moltghost.agentId, { status: 'terminated' })
          return undefined
        },
      },
      not_found: { caller: () => ({ body: { agent: 'unknown', name: 'Mine' } }) },
    },
    async verify(client, { body }, { key, id, prefix }) {
      expect(key.startsWith(prefix ?? '')).toBe(true)
      expect(await client.listKeys().toArray()).toContainEqual(
        expect.objectContaining({ id, name: body.name, agent: body.agent }),
      )
    },
  },
  listKeys: {
    sandboxOnly: true,
    async verify(_, __, { keys }) {
      expect(keys).toMatchObject([{ name: 'First key', agent: 'my-agent' }])
    },
  },
  revokeKey: {
    sandboxOnly: true,
    acceptsBodyFields: true,
    completeArgs: async (args, { sandbox }) => {
      const { key } = sandbox.moltghost.keys.create()
      return { ...args, body: { key } }
    },
    errors: { not_found: { caller: () => ({ body: { key: 'molti_unknown' } }) } },
    async verify(client, _, { id }) {
      expect((await client.listKeys().toArray()).map((key) => key.id)).not.toContain(id)
    },
  },
}

const rateLimited: ErrorTrigger<ControlClient> = {
  async server(_, { client }) {
    for (let at = 0; at < api.limits.general.max; at++) await client.listKeys()
    return { retryAfterMs: 60_000 }
  },
}

/** The cases of the control API. */
export const moltghostControlSubject = defineSubject<ControlClient, typeof moltghostControl>({
  name: 'moltghost-control',
  api,
  createClient: (options) =>
    new ControlClient({ ...options, baseUrl: options.baseUrl ?? inProcessUrl }),
  methods: methodByOperation,
  createParams: {
    async name({ sandbox: { moltghost }, operation }) {
      const name = `agent-${moltghost.agents.list().length}`
      const status = operation.id === 'startAgent' ? 'paused' : 'running'
      moltghost.agents.create({ name, status })
      return name
    },
  },
  sandboxOnlyParams: ['name'],
  cases,
  cleanUp: {},
  errorsIdentifiedBy: 'code',
  errorClassFor: (_, code) => (code === 'rate_limited' ? RateLimitError : undefined),
  errors: {
    invalid_request: 'invalid input',
    invalid_api_key: { caller: () => ({ options: { apiKey: 'molti_unknown' } }) },
    rate_limited: rateLimited,
    not_found: { caller: () => ({ params: { name: 'unknown' } }) },
    invalid_state: 'repeated call',
    internal_error: 'documented response',
  },
})
