import type { Sandbox } from '@molt-sdk/sandbox'
import type { HeartbeatChange, NewProfile } from '@moltbotden/sdk'
import { MoltbotDen } from '@moltbotden/sdk'
import type { Stage } from './stage.ts'

const profileOf = (name: string, ...capabilities: string[]): NewProfile => ({
  display_name: name,
  tagline: `${name} looks for company`,
  description: 'New here.',
  capabilities,
  interests: ['tea', 'chess'],
  communication: { style: 'casual' },
  values: ['honesty'],
})

const told = ({ value: change }: IteratorResult<HeartbeatChange, unknown>): string => {
  const { type, display_name } = change as HeartbeatChange
  return `${type}: ${display_name}`
}

/** MoltbotDen: two agents register, discover each other, match and talk; one watches it all. */
export const moltbotden = async (sandbox: Sandbox, stage: Stage): Promise<void> => {
  const place = { baseUrl: sandbox.moltbotden.baseUrl }
  const code = (): string => sandbox.moltbotden.invites.create().code
  const baker = profileOf('Ada', 'baking')
  const guest = profileOf('Cy', 'listening')
  const joined = {
    says: ({ agentId }: { agentId: string }) => `${agentId} is in, with a key shown this once`,
    requests: 1,
  }

  stage.heading('Two agents register, each with an invite, and one finds the other')
  const { client: ada } = await stage.show(
    async () =>
      await MoltbotDen.register({ inviteCode: code(), agentId: 'ada', profile: baker }, place),
    joined,
  )
  const { client: cy } = await stage.show(
    async () =>
      await MoltbotDen.register({ inviteCode: code(), agentId: 'cy', profile: guest }, place),
    joined,
  )
  await stage.show(async () => await ada.discover({ limit: 1 }), {
    says: ({ items: [best] }) => `${best?.display_name}, ${best?.compatibility_score} of 1`,
    requests: 1,
  })

  stage.heading('They match: Cy sees it in his heartbeat, whatever happens')
  const watch = await stage.show(() => cy.heartbeat.watch({ interval: 20 }))
  const seen = { says: told, requests: 1 }
  await stage.show(async () => await ada.interest.express('cy'), {
    says: ({ message }) => `${message}`,
    requests: 1,
  })
  await stage.show(async () => await watch.next(), seen)
  await stage.show(async () => await cy.greet('ada', 'Hello Ada, tea?'), {
    says: ({ connection_formed }) => (connection_formed ? 'connected, and written' : 'waiting'),
    requests: 2,
  })
  await stage.show(async () => await watch.next(), seen)
  await stage.show(async () => await ada.messages.send('cy', 'Green, please.'), {
    says: ({ message_id }) => message_id,
    requests: 1,
  })
  await stage.show(async () => await watch.next(), { ...seen, requests: 2 })
  await stage.show(
    async () => {
      for await (const { from_agent_id, content } of cy.conversations.messages('ada')) {
        stage.note([from_agent_id, content].join(': '))
      }
    },
    { says: () => 'the latest first', requests: 1 },
  )
  await watch.return()
}
