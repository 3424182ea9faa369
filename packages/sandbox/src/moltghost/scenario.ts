import * as z from 'zod/mini'
import type { ScenarioPart } from '../kit/platform.ts'
import { invalidScenario, requireKnown, requireUnique } from '../scenario/invalid.ts'
import { Limits } from '../scenario/limits.ts'
import { Settings, settingsPart } from '../scenario/settings.ts'
import { Id, maybe, Secret, stored, Time } from '../scenario/stored.ts'
import { addTokens, states, tokensUsed } from './agent.ts'
import { agentIdProblem } from './agents.ts'
import { changeSettings, defaultSettings } from './settings.ts'
import { toSkillMap } from './skill.ts'
import type { State } from './state.ts'
import { notifyChange } from './state.ts'

const Agent = stored({
  id: Id,
  name: Id,
  state: z.enum(states),
  /** When a temporary state ends and the agent is running. */
  runningAt: maybe(Time),
  runningSince: Time,
  models: z.array(Id).check(z.minLength(1)),
  skills: z.array(Id),
  /** Number of tokens used in the current month. */
  tokensUsed: z.int().check(z.minimum(0)),
})

const Key = stored({
  id: Id,
  key: Secret,
  agentId: Id,
  name: z.string(),
  createdAt: Time,
})

const schema = stored({
  settings: Settings,
  /** The text of every reply, if it was set. */
  reply: maybe(Id),
  /** The first one is reached by the address without an id. */
  agents: z.array(Agent).check(z.minLength(1)),
  keys: z.array(Key),
  limits: Limits,
})

/** The data of MoltGhost in a scenario. Functions that run skills or reply are not part of it. */
export const scenarioPart = (state: State): ScenarioPart<typeof schema> => {
  const { agents, keys, limits, runtime } = state
  const settings = settingsPart('moltghost', {
    settings: state.settings,
    defaults: defaultSettings,
    initial: state.initialSettings,
    change: changeSettings,
  })
  return {
    schema,
    save: () => ({
      settings: settings.save(),
      reply: state.replyText,
      agents: agents.list().map((agent) => ({
        ...agent,
        models: [...agent.models],
        skills: [...agent.skills.keys()],
        tokensUsed: tokensUsed(agent, runtime.clock.now()),
      })),
      keys: [...keys.list()],
      limits: limits.windows(),
    }),
    prepare(data) {
      const applySettings = settings.prepare(data.settings)
      const ids = data.agents.map(({ id }) => id)
      for (const [index, id] of ids.entries()) {
        const problem = agentIdProblem(id)
        if (problem) throw invalidScenario(`moltghost.agents.${index}.id`, problem, id)
      }
      const namesOf = data.agents.map(({ name }) => name)
      requireUnique('moltghost.agents', ids, 'id')
      requireUnique('moltghost.agents', namesOf, 'name')
      requireUnique(
        'moltghost.keys',
        data.keys.map(({ key }) => key),
        'key',
      )
      const known = new Set(ids)
      for (const [index, { agentId }] of data.keys.entries())
        requireKnown(
          `moltghost.keys.${index}.agentId`,
          agentId,
          known,
          'the id of one of moltghost.agents',
        )
      if (!data.keys.some(({ agentId }) => agentId === ids[0]))
        throw invalidScenario(
          'moltghost.keys',
          'must contain a key of the first agent',
          data.keys.map(({ id }) => id),
        )
      return () => {
        applySettings()
        state.replyWith(data.reply)
        agents.reset(
          data.agents.map(({ tokensUsed: tokens, models, skills, ...fields }) => {
            const [first = '', ...others] = models
            const agent = {
              ...fields,
              models: [first, ...others] as const,
              skills: toSkillMap(skills),
              tokens: new Map<string, number>(),
            }
            addTokens(agent, tokens, runtime.clock.now())
            return agent
          }),
        )
        keys.reset(data.keys.map((key) => ({ ...key, revokedAt: undefined })))
        limits.reset(data.limits)
        notifyChange(state)
      }
    },
  }
}
