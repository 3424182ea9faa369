import { NewAgent } from '@molt-sdk/contracts/moltinfra/agents/agents'
import * as z from 'zod/mini'
import type { ScenarioPart } from '../kit/platform.ts'
import { requireKnown, requireUnique } from '../scenario/invalid.ts'
import { Limits } from '../scenario/limits.ts'
import { Settings, settingsPart } from '../scenario/settings.ts'
import { Id, maybe, Secret, stored, Time } from '../scenario/stored.ts'
import { changeSettings, defaultSettings } from './settings.ts'
import type { State } from './state.ts'

const count = z.int().check(z.minimum(0))

const Account = stored({
  id: Id,
  apiKey: Secret,
  tier: z.union([z.enum(['standard', 'pro', 'enterprise']), z.int().check(z.minimum(1))]),
  permissions: z.enum(['all', 'read']),
  revoked: z.boolean(),
})

const Agent = stored({
  id: Id,
  owner: Id,
  createdAt: Time,
  updatedAt: Time,
  status: z.enum(['active', 'inactive', 'error']),
  protected: z.boolean(),
  config: NewAgent,
  /** Number of messages by conversation. */
  conversations: z.record(z.string(), count),
  downtime: z.number(),
  downSince: maybe(Time),
})

const schema = stored({
  settings: Settings,
  /** The first one is that of `apiKey`. */
  accounts: z.array(Account).check(z.minLength(1)),
  agents: z.array(Agent),
  limits: Limits,
})

/** The data of MoltInfra in a scenario. */
export const scenarioPart = (state: State): ScenarioPart<typeof schema> => {
  const { accounts, store, limits } = state
  const settings = settingsPart('moltinfra', {
    settings: state.settings,
    defaults: defaultSettings,
    initial: state.initialSettings,
    change: changeSettings,
  })
  return {
    schema,
    save: () => ({
      settings: settings.save(),
      accounts: [...accounts.list()],
      agents: store.all().map(({ conversations, ...agent }) => ({
        ...agent,
        config: agent.config as z.output<typeof NewAgent>,
        conversations: Object.fromEntries(conversations),
      })),
      limits: limits.windows(),
    }),
    prepare(data) {
      const applySettings = settings.prepare(data.settings)
      const idsOf = (items: readonly { readonly id: string }[]): string[] =>
        items.map(({ id }) => id)
      requireUnique('moltinfra.accounts', idsOf(data.accounts), 'id')
      requireUnique('moltinfra.agents', idsOf(data.agents), 'id')
      const owners = new Set(idsOf(data.accounts))
      for (const [index, { owner }] of data.agents.entries()) {
        requireKnown(
          `moltinfra.agents.${index}.owner`,
          owner,
          owners,
          'the id of one of moltinfra.accounts',
        )
      }
      return () => {
        applySettings()
        accounts.reset(data.accounts)
        store.reset(
          data.agents.map((agent, index) => ({
            ...agent,
            sequence: index + 1,
            conversations: new Map(Object.entries(agent.conversations)),
            inFlight: 0,
          })),
        )
        limits.reset(data.limits)
      }
    },
  }
}
