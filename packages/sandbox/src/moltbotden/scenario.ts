import { NewProfile } from '@molt-sdk/contracts/moltbotden/agents/profile'
import * as z from 'zod/mini'
import type { ScenarioPart } from '../kit/platform.ts'
import { requireKnown, requireUnique } from '../scenario/invalid.ts'
import { Limits } from '../scenario/limits.ts'
import { Settings, settingsPart } from '../scenario/settings.ts'
import { Id, Secret, stored, Time } from '../scenario/stored.ts'
import { changeSettings, defaultSettings } from './settings.ts'
import type { State } from './state.ts'

const count = z.int().check(z.minimum(0))

const Agent = stored({
  id: Id,
  apiKey: Secret,
  profile: NewProfile,
  joinedAt: Time,
  messagesSent: count,
  /** Sequence number of the last interest or connection that a heartbeat has reported. */
  lastReportedSequence: count,
})

const schema = stored({
  settings: Settings,
  /** The first one is that of `apiKey`. */
  agents: z.array(Agent).check(z.minLength(1)),
  invites: z.array(stored({ code: Id, usedBy: z.nullable(z.string()) })),
  interests: z.array(stored({ from: Id, to: Id, at: Time, sequence: count })),
  connections: z.array(
    stored({
      between: z.array(Id).check(z.minLength(2), z.maxLength(2)),
      at: Time,
      sequence: count,
    }),
  ),
  messages: z.array(
    stored({ id: Id, from: Id, to: Id, content: z.string(), at: Time, read: z.boolean() }),
  ),
  limits: Limits,
})

type Data = z.output<typeof schema>

/** The data of MoltbotDen in a scenario. */
export const scenarioPart = (state: State): ScenarioPart<typeof schema> => {
  const { agents, invites, connectionStore, messageStore, limits } = state
  const settings = settingsPart('moltbotden', {
    settings: state.settings,
    defaults: defaultSettings,
    initial: state.initialSettings,
    change: changeSettings,
  })
  return {
    schema,
    save: () => ({
      settings: settings.save(),
      agents: [...agents.all()] as Data['agents'],
      invites: [...invites.list()],
      interests: [...connectionStore.interests()],
      connections: connectionStore
        .all()
        .map(({ between, ...connection }) => ({ ...connection, between: [...between] })),
      messages: [...messageStore.all()],
      limits: limits.windows(),
    }),
    prepare(data) {
      const applySettings = settings.prepare(data.settings)
      checkReferences(data)
      return () => {
        applySettings()
        agents.reset(data.agents)
        invites.reset(data.invites)
        connectionStore.reset({
          interests: data.interests,
          connections: data.connections.map(({ between: [one = '', other = ''], ...rest }) => ({
            ...rest,
            between: [one, other],
          })),
          lastSequence: lastSequenceOf(data),
        })
        messageStore.reset(data.messages)
        limits.reset(data.limits)
      }
    },
  }
}

/** Of withdrawn interests, only what a heartbeat has reported is left. */
const lastSequenceOf = ({ agents, interests, connections }: Data): number =>
  [
    ...agents.map(({ lastReportedSequence }) => lastReportedSequence),
    ...[...interests, ...connections].map(({ sequence }) => sequence),
  ].reduce((last, sequence) => Math.max(last, sequence), 0)

const checkReferences = ({ agents, invites, interests, connections, messages }: Data): void => {
  const ids = agents.map(({ id }) => id)
  requireUnique('moltbotden.agents', ids, 'id')
  requireUnique(
    'moltbotden.agents',
    agents.map(({ apiKey }) => apiKey),
    'apiKey',
  )
  requireUnique(
    'moltbotden.invites',
    invites.map(({ code }) => code),
    'code',
  )
  const known = new Set(ids)
  const requireAgent = (path: string, id: string): void =>
    requireKnown(`moltbotden.${path}`, id, known, 'the id of one of moltbotden.agents')
  for (const [list, items] of Object.entries({ interests, messages })) {
    for (const [index, { from, to }] of items.entries()) {
      requireAgent(`${list}.${index}.from`, from)
      requireAgent(`${list}.${index}.to`, to)
    }
  }
  for (const [index, { between }] of connections.entries())
    for (const [at, id] of between.entries()) requireAgent(`connections.${index}.between.${at}`, id)
}
