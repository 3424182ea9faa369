import type { Skill } from './skill.ts'

export const states = [
  'initializing',
  'running',
  'paused',
  'restarting',
  'failed',
  'terminated',
] as const

/** How an agent is: each state answers in its own way. */
export type AgentState = (typeof states)[number]

/** An agent with all that the sandbox keeps of it. */
export interface StoredAgent {
  readonly id: string
  /** What commands call it. */
  readonly name: string
  state: AgentState
  /** When a state that passes by itself gives way to running, in milliseconds since 1970. */
  runningAt: number | undefined
  /** Since when it runs. */
  runningSince: number
  /** What it can answer with, the one that it answers with unless told first. */
  readonly models: readonly [string, ...string[]]
  readonly skills: ReadonlyMap<string, Skill>
  /** Tokens used in a month, such as `2026-01`. */
  readonly tokens: Map<string, number>
}

/** The state of an agent now: one that was starting may have come to run. */
export const currentState = (agent: StoredAgent, now: number): AgentState => {
  if (agent.runningAt !== undefined && now >= agent.runningAt) {
    agent.runningSince = agent.runningAt
    agent.runningAt = undefined
    agent.state = 'running'
  }
  return agent.state
}

/** Brings an agent into a state, for good or for so many milliseconds. */
export const setState = (
  agent: StoredAgent,
  state: AgentState,
  { now, runsIn }: { readonly now: number; readonly runsIn?: number },
): void => {
  const passes = runsIn !== undefined
  agent.state = passes && runsIn === 0 ? 'running' : state
  agent.runningAt = passes && runsIn > 0 ? now + runsIn : undefined
  if (agent.state === 'running') agent.runningSince = now
}

const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7)

export const tokensUsed = (agent: StoredAgent, now: number): number =>
  agent.tokens.get(monthOf(now)) ?? 0

export const addTokens = (agent: StoredAgent, tokens: number, now: number): void =>
  void agent.tokens.set(monthOf(now), tokensUsed(agent, now) + tokens)
