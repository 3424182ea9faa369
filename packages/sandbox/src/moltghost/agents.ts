import type { Clock } from '../runtime/clock.ts'
import type { Ids } from '../runtime/ids.ts'
import type { AgentState, StoredAgent } from './agent.ts'
import { setState, states } from './agent.ts'
import type { Skill } from './skill.ts'
import { toSkillMap } from './skill.ts'

/** What an agent is made from. */
export interface NewAgent {
  /** Id in addresses: lower-case letters, digits and dashes. Made up unless given. */
  readonly id?: string | undefined
  /** What commands call it. */
  readonly name: string
  /** What it can answer with; the first is what it answers with unless told. */
  readonly models?: readonly string[] | undefined
  readonly skills?: readonly (string | Skill)[] | undefined
  /** @defaultValue `'running'` */
  readonly status?: AgentState | undefined
}

export interface Agents {
  create(agent: NewAgent): StoredAgent
  list(): readonly StoredAgent[]
  /** The agent of an id or, without one, the first. */
  findOrFirst(id: string | undefined): StoredAgent | undefined
  reset(): void
}

const agentIdPattern = /^[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?$/

/** What stands where an id would, in an address. */
const reservedIds = ['v1', 'ws', 'control']

const defaultModels = ['llama3.1-70b', 'llama3.1-8b-q4'] as const
const defaultSkills = ['crm_query', 'slack_notify']

export const createAgents = (ids: Ids, clock: Clock): Agents => {
  const agents = new Map<string, StoredAgent>()

  const check = (id: string, { name, status }: NewAgent): void => {
    if (!agentIdPattern.test(id) || reservedIds.includes(id)) {
      throw new RangeError(`${JSON.stringify(id)} cannot be the id of an agent: it names a host.`)
    }
    if (typeof name !== 'string' || !name) throw new RangeError('An agent needs a name.')
    const taken = [...agents.values()].some((other) => other.id === id || other.name === name)
    if (taken) throw new RangeError(`There is an agent ${id} or ${JSON.stringify(name)} already.`)
    if (status !== undefined) validateState(status)
  }

  return {
    create(given) {
      const { id = ids.next('', 8), name, models = [], skills = defaultSkills, status } = given
      check(id, given)
      const [first = defaultModels[0], ...others] = models.length ? models : defaultModels
      const now = clock.now()
      const agent: StoredAgent = {
        id,
        name,
        state: 'running',
        runningAt: undefined,
        runningSince: now,
        models: [first, ...others],
        skills: toSkillMap(skills),
        tokens: new Map(),
      }
      setState(agent, status ?? 'running', { now })
      agents.set(id, agent)
      return agent
    },
    list: () => [...agents.values()],
    findOrFirst: (id) => (id === undefined ? agents.values().next().value : agents.get(id)),
    reset: () => agents.clear(),
  }
}

export const validateState = (state: unknown): void => {
  if (states.some((one) => one === state)) return
  throw new RangeError(`status must be ${states.join(', ')}, not ${JSON.stringify(state)}.`)
}
