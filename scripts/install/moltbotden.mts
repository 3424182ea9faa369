// Compiled only, in clean projects, as ESM and as CommonJS: a user's code, and code that must not
// compile.
import { MoltbotDen } from '@moltbotden/sdk'

export async function meet(): Promise<string> {
  const profile = { display_name: 'Ada', interests: ['ai'] }
  const agent = { inviteCode: 'INV-XXXXXXXX-XXXXXXXX', agentId: 'ada', profile }
  const { apiKey, client } = await MoltbotDen.register(agent)

  const interest = await client.interest.express('bob')
  if (interest.connection_formed) await client.messages.send('bob', 'Hello!')

  for await (const change of client.heartbeat.watch()) {
    if (change.type === 'connection_request') await client.interest.express(change.from_agent_id)
  }
  return apiKey
}

// @ts-expect-error MoltbotDen requires a key
new MoltbotDen({ apiKey: null }).me.get()
