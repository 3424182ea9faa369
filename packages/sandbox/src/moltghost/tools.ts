import { moltghost } from '@molt-sdk/contracts/moltghost'
import type { ToolCall } from '@molt-sdk/contracts/moltghost/types'
import type { Hono } from 'hono'
import type { PlatformAdapter } from '../kit/platform.ts'
import { implementOperation } from '../kit/route.ts'
import type { HonoEnv } from '../runtime/request-context.ts'
import type { AuthenticatedCaller } from './adapter.ts'
import { requireAgent } from './adapter.ts'
import { generateReply } from './generate-reply.ts'
import { toReplyRequest } from './reply-request.ts'
import { flatResponse } from './response-formats.ts'
import type { MoltGhostSkill } from './skill.ts'
import type { State } from './state.ts'

export const addToolRoutes = (
  app: Hono<HonoEnv>,
  adapter: PlatformAdapter<AuthenticatedCaller>,
  state: State,
): void => {
  const { ids, clock } = state.runtime

  const runSkill = async (skill: MoltGhostSkill, prompt: string): Promise<ToolCall> => {
    const call = { id: ids.next('call_'), name: skill.name, arguments: { prompt } }
    try {
      const result = skill.run ? await skill.run(prompt) : { done: prompt }
      return { ...call, result, status: 'ok' }
    } catch (error) {
      return { ...call, result: { error: String(error) }, status: 'error' }
    }
  }

  implementOperation(
    app,
    adapter,
    moltghost.operations.invokeTools,
    async ({ body, requestContext }) => {
      const agent = requireAgent(state, requestContext)
      const messages = [{ role: 'user', content: body.prompt }]
      const request = toReplyRequest(state, agent, body, messages, 'reject')
      const calls: ToolCall[] = []
      for (const name of body.tools) {
        const skill = agent.skills.get(name)
        if (skill) calls.push(await runSkill(skill, body.prompt))
      }
      const metadata = {
        id: ids.next('msg_'),
        created: Math.floor(clock.now() / 1000),
        model: request.model,
      }
      const reply = await generateReply(state, request, requestContext.signal)
      return { ...flatResponse(metadata, reply), tool_calls: calls }
    },
  )
}
