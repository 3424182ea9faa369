import type { Task } from '@molt-sdk/contracts/moltify/types'
import type { Sandbox } from '../src/sandbox.ts'
import type { Caller } from './moltify.ts'
import { agentFixture, callerFor, firstAgent, taskFixture, testMoltify } from './moltify.ts'
import type { Action, CallerName } from './moltify-actions.ts'
import { callerNames, documentedTransitions } from './moltify-actions.ts'

const bodies: Readonly<Record<string, object>> = {
  reject: { reason: 'No time.' },
  deliver: { content: 'Here it is.' },
  'request-revision': { reason: 'More of it.' },
  dispute: { reason: 'None of it.' },
}

/** All accounts, with agents and a budget, on a sandbox without rate limits. */
export class MoltifyScenario {
  readonly sandbox: Sandbox
  readonly callers: Readonly<Record<CallerName, Caller>>
  readonly agents: readonly string[]
  readonly budget: string
  readonly buyerAgentId: string

  static async build(): Promise<MoltifyScenario> {
    const sandbox = testMoltify({ deposit: 20_000, connectionTest: 'pass' })
    const { moltify } = sandbox
    const rich = moltify.accounts.create({ name: 'Rich', isBuilder: true })
    const rival = moltify.accounts.create({ name: 'Rival', isBuilder: true })
    moltify.deposit(rich, 200_000)
    const agentOf = (account: { readonly id: string }, fields: object): string =>
      moltify.agents.create(agentFixture(sandbox, fields), { account, status: 'active' }).id
    const agents = [
      firstAgent(sandbox),
      agentOf(moltify.builder, { maxRevisions: 1 }),
      agentOf(rival, {}),
      agentOf(rich, { webhookUrl: 'https://agent.example/' }),
    ]
    const buyerAgentId = agents[3] ?? ''
    const callers = {
      buyer: callerFor(sandbox, moltify.buyer),
      rich: callerFor(sandbox, rich),
      builder: callerFor(sandbox, moltify.builder),
      rival: callerFor(sandbox, rival),
      admin: callerFor(sandbox, moltify.admin),
      anonymous: callerFor(sandbox),
    }
    const caps = { agentId: buyerAgentId, maxPerTask: 5000, maxDaily: 9000, maxMonthly: 30_000 }
    const { body } = await callers.rich('POST', '/api/budget-authorizations', caps)
    return new MoltifyScenario(
      sandbox,
      callers,
      agents,
      `/api/budget-authorizations/${body.data.id}`,
    )
  }

  constructor(
    sandbox: Sandbox,
    callers: MoltifyScenario['callers'],
    agents: readonly string[],
    budget: string,
  ) {
    this.sandbox = sandbox
    this.callers = callers
    this.agents = agents
    this.budget = budget
    this.buyerAgentId = agents[3] ?? ''
  }

  get tasks(): readonly Task[] {
    return this.sandbox.moltify.tasks.list()
  }

  /** Returns a task that has possible actions. */
  liveTaskAt(at: number): Task | undefined {
    const live = this.tasks.filter(({ status }) => !['cancelled', 'disputed'].includes(status))
    return live.length ? live[at % live.length] : undefined
  }

  taskAt(at: number): Task | undefined {
    return this.tasks.length ? this.tasks[at % this.tasks.length] : undefined
  }

  /** Returns the caller of a role in a task. */
  sideOf({ buyerId, agentId }: Task, side: string): CallerName {
    const { accounts, agents } = this.sandbox.moltify
    const owner = agents.list().find(({ id }) => id === agentId)?.account
    const id = side === 'buyer' ? buyerId : owner
    const name = accounts
      .list()
      .find((account) => account.id === id)
      ?.name.toLowerCase()
    return (callerNames.find((each) => each === name) ?? 'anonymous') as CallerName
  }
}

export interface ActionResult {
  readonly status: number
  readonly action?: string
  readonly caller?: CallerName
  readonly taskId?: string
}

/** The status of an action and the state before it. 0 stands for a lost response. */
export const perform = async (
  scenario: MoltifyScenario,
  what: Action,
): Promise<readonly ActionResult[]> => {
  const { sandbox, callers, agents } = scenario

  const take = async (
    task: Task | undefined,
    name: string,
    caller: CallerName,
  ): Promise<ActionResult> => {
    const taskId = task?.id ?? 'task_x'
    const path = `/api/${name === 'reject' ? 'agent/' : ''}tasks/${taskId}/${name}`
    const { status } = await callers[caller]('POST', path, bodies[name]).catch(() => ({
      status: 0,
    }))
    return { status, action: name, caller, taskId }
  }

  const advanceTask = (task: Task, at: number): Promise<ActionResult> => {
    const transitions = documentedTransitions.filter((transition) =>
      transition.startsWith(`${task.status} `),
    )
    const [, , name = 'submit', side = 'buyer'] =
      transitions[at % transitions.length]?.split(' ') ?? []
    return take(task, name, scenario.sideOf(task, side))
  }

  switch (what.kind) {
    case 'create': {
      const agentId = agents[what.agent]
      const hires = what.hires ? { buyerAgentId: scenario.buyerAgentId } : {}
      const body = taskFixture(sandbox, { agentId, agreedPrice: what.price, ...hires })
      const { status } = await callers[what.who]('POST', '/api/tasks', body)
      return [{ status }]
    }
    case 'go on': {
      const task = scenario.liveTaskAt(what.task)
      return task ? [await advanceTask(task, what.way)] : []
    }
    case 'step':
      return [await take(scenario.taskAt(what.task), what.step, what.who)]
    case 'two at once': {
      const task = scenario.liveTaskAt(what.task)
      return task ? Promise.all(what.ways.map((transition) => advanceTask(task, transition))) : []
    }
    case 'lose the response': {
      const task = scenario.liveTaskAt(what.task)
      if (!task) return []
      sandbox.faults.add({ kind: 'lostResponse', platform: 'moltify', times: 1 })
      const side = ['accept', 'reject', 'deliver'].includes(what.step) ? 'builder' : 'buyer'
      return [await take(task, what.step, scenario.sideOf(task, side))]
    }
    case 'change': {
      const path = `/api/tasks/${scenario.taskAt(what.task)?.id}`
      return [await callers[what.who]('PUT', path, { agreedPrice: what.price })]
    }
    case 'review': {
      const path = `/api/tasks/${scenario.taskAt(what.task)?.id}/review`
      return [await callers[what.who]('POST', path, { rating: 4 })]
    }
    case 'deposit':
      sandbox.moltify.deposit(sandbox.moltify.buyer, what.cents)
      return []
    case 'wait':
      sandbox.clock.advance(`${what.hours}h`)
      return []
    case 'leave the market': {
      const path = `/api/my/agents/${scenario.buyerAgentId}`
      const left = await callers[what.who]('POST', `${path}/deactivate`)
      await callers.rich('POST', `${path}/test-connection`)
      return [left, await callers.rich('POST', `${path}/reactivate`)]
    }
    case 'pause or resume the budget': {
      const paused = await callers.rich('POST', `${scenario.budget}/pause`)
      return [
        paused,
        ...(paused.status === 400 ? [await callers.rich('POST', `${scenario.budget}/resume`)] : []),
      ]
    }
  }
}
