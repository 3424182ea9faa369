import type { ToolCall } from '@molt-sdk/contracts/moltghost'
import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { Hono } from 'hono'
import type { Env } from '../exchange.ts'
import { implement } from '../kit/implement.ts'
import type { House } from '../kit/platform.ts'
import { flatAnswer } from './forms.ts'
import type { Caller } from './house.ts'
import { agentOf } from './house.ts'
import type { Skill } from './skill.ts'
import { speakWhole } from './speak.ts'
import type { State } from './state.ts'
import { turnOf } from './turn.ts'

export const addToolRoutes = (app: Hono<Env>, house: House<Caller>, state: State): void => {
  const { ids, clock } = state.world

  const callOf = async (skill: Skill, prompt: string): Promise<ToolCall> => {
    const call = { id: ids.next('call_'), name: skill.name, arguments: { prompt } }
    try {
      const result = skill.run ? await skill.run(prompt) : { done: prompt }
      return { ...call, result, status: 'ok' }
    } catch (error) {
      return { ...call, result: { error: String(error) }, status: 'error' }
    }
  }

  implement(app, house, moltghost.operations.invokeTools, async ({ body, exchange }) => {
    const agent = agentOf(state, exchange)
    const heard = [{ role: 'user', content: body.prompt }]
    const turn = turnOf(state, agent, body, heard, 'refuse')
    const calls: ToolCall[] = []
    for (const name of body.tools) {
      const skill = agent.skills.get(name)
      if (skill) calls.push(await callOf(skill, body.prompt))
    }
    const head = {
      id: ids.next('msg_'),
      created: Math.floor(clock.now() / 1000),
      model: turn.model,
    }
    const whole = await speakWhole(state, turn, exchange.signal)
    return { ...flatAnswer(head, whole), tool_calls: calls }
  })
}
