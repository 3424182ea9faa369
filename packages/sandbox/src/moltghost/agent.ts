import type { MoltGhostSkill } from './skill.ts'

export const states = [
  'initializing',
  'running',
  'paused',
  'restarting',
  'failed',
  'terminated',
] as const

/** State of an agent, which decides how its endpoint responds. */
export type MoltGhostAgentState = (typeof states)[number]

/** An agent as stored. Times are milliseconds since 1970. */
export interface StoredAgent {
  readonly id: string
  /** Name in the commands of the control plane. */
  readonly name: string
  state: MoltGhostAgentState
  /** When a temporary state ends and the agent is running. */
  runningAt: number | undefined
  /** When the agent was last started. */
  runningSince: number
  /** Models of the agent. The first is the default. */
  readonly models: readonly [string, ...string[]]
  readonly skills: ReadonlyMap<string, MoltGhostSkill>
  /** Number of tokens used by month, such as `2026-01`. */
  readonly tokens: Map<string, number>
}

/** Returns the current state, after ending a temporary state whose time has passed. */
export const currentState = (agent: StoredAgent, now: number): MoltGhostAgentState => {
  if (agent.runningAt !== undefined && now >= agent.runningAt) {
    agent.runningSince = agent.runningAt
    agent.runningAt = undefined
    agent.state = 'running'
  }
  return agent.state
}

/** Sets the state. With `runsIn` the agent is running after that many milliseconds. */
export const setState = (
  agent: StoredAgent,
  state: MoltGhostAgentState,
  { now, runsIn }: { readonly now: number; readonly runsIn?: number },
): void => {
  const isTemporary = runsIn !== undefined
  agent.state = isTemporary && runsIn === 0 ? 'running' : state
  agent.runningAt = isTemporary && runsIn > 0 ? now + runsIn : undefined
  if (agent.state === 'running') agent.runningSince = now
}

const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7)

export const tokensUsed = (agent: StoredAgent, now: number): number =>
  agent.tokens.get(monthOf(now)) ?? 0

export const addTokens = (agent: StoredAgent, tokens: number, now: number): void =>
  void agent.tokens.set(monthOf(now), tokensUsed(agent, now) + tokens)
