import { expect } from 'vitest'
import type { MoltifyCases } from './moltify-resources.ts'

const role = 'builder'

export const keyCases: Pick<MoltifyCases, 'listApiKeys' | 'createApiKey' | 'deleteApiKey'> = {
  listApiKeys: {
    role,
    requires: ['keyId'],
    async verify(_, __, { items }) {
      expect(items.map(({ name }) => name)).toContain('Conformance')
      for (const item of items) expect(item).not.toHaveProperty('key')
    },
  },
  createApiKey: {
    role,
    async verify({ builder }, { body }, { key, keyInfo }) {
      expect(keyInfo).toMatchObject(body)
      expect(key.startsWith(keyInfo.keyPrefix)).toBe(true)
      expect((await builder.apiKeys.list()).items).toContainEqual(keyInfo)
    },
    errors: {
      invalid_state: {
        async server(_, { client, args }) {
          const { apiKeys } = client.builder
          const { items } = await apiKeys.list()
          for (let at = items.length; at < 10; at++) await apiKeys.create(args.body as never)
          return undefined
        },
      },
    },
  },
  deleteApiKey: {
    role,
    consumesResource: true,
    returnsVoid: true,
    async verify({ builder }, { params }) {
      const { items } = await builder.apiKeys.list()
      expect(items.map(({ id }) => id)).not.toContain(params.keyId)
    },
  },
}
