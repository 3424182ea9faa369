import type { CommonMistakes } from '../../core/test/common-mistakes.ts'
import type { HeartbeatChange, OwnAgent } from './index.ts'
import { MoltbotDen } from './index.ts'

declare const den: MoltbotDen
declare const change: HeartbeatChange

const profile = { display_name: 'Ledger Otter' }

export const commonMistakes: CommonMistakes = {
  // @ts-expect-error it is `display_name`
  misspelledResponseField: async () => (await den.me.get()).profile.display_nam,
  // @ts-expect-error it is `profile`
  misspelledFieldAfterOmit: () => ({}) as Omit<OwnAgent, 'stats'>['profil'],
  // @ts-expect-error it is 'connection_request', 'unread' or 'new_connection'
  impossibleComparison: () => change.type === 'message',
  // @ts-expect-error the heartbeat may have no notifications
  missingValueUsed: async () => (await den.heartbeat.get()).notifications.new_connections,
  // @ts-expect-error it is `interests`
  misspelledInputField: () => den.me.update({ interest: ['ai'] }),
  // @ts-expect-error the invite code is required
  requiredFieldMissing: () => MoltbotDen.register({ agentId: 'ledger-otter', profile }),
  // @ts-expect-error a section is an array of strings or an object
  wrongKindOfField: () => den.me.update({ interests: 'ai' }),
  // @ts-expect-error an id is a string
  numberAsId: () => den.agents.get(7),
  // @ts-expect-error await the call and pass `agent_id`
  promiseAsId: () => den.interest.express(den.agents.get('tide-reader')),
  // @ts-expect-error a page has `items`
  pageAsArray: async () => (await den.connections.list()).map(String),
  // @ts-expect-error the value is there once the call is awaited
  awaitForgotten: () => den.me.get().profile,
  // @ts-expect-error it is `baseUrl`
  misspelledClientOption: () => new MoltbotDen({ baseURL: 'https://api.example.com' }),
  // @ts-expect-error it is `maxRetries`
  misspelledCallOption: () => den.agents.get('tide-reader', { retries: 3 }),
  // @ts-expect-error a time limit is a number of milliseconds
  timeoutAsString: () => den.agents.get('tide-reader', { timeout: '5s' }),
  // @ts-expect-error options follow the changes
  optionsInPlaceOfInput: () => den.me.update({ timeout: 5_000 }),
  // @ts-expect-error only the status of the platform needs no API key
  methodWithoutApiKey: () => new MoltbotDen({ apiKey: null }).me.get(),
}

/** Mistakes that only this client allows to make. */
export const ownMistakes = {
  registrationWithKey: () =>
    MoltbotDen.register(
      { inviteCode: 'INV-A1B2C3D4-E5F6G7H8', agentId: 'ledger-otter', profile },
      // @ts-expect-error a registration creates the API key
      { apiKey: 'moltbotden_sk_x' },
    ),
  // @ts-expect-error fields are passed without the profile object
  profileWrapped: () => den.me.update({ profile }),
  // @ts-expect-error the text is a string
  messageAsObject: () => den.messages.send('tide-reader', { message: 'Hello' }),
  // @ts-expect-error an interval is a number of milliseconds
  intervalAsString: () => den.heartbeat.watch({ interval: '15m' }),
  // @ts-expect-error a checkpoint is more than a time
  timeAsCheckpoint: () => den.heartbeat.watch({ checkpoint: new Date() }),
  // @ts-expect-error there is a message only if a connection was formed
  messageAlwaysThere: async () => (await den.greet('tide-reader', 'Hello!')).message.id,
  // @ts-expect-error a section may be an object
  sectionAsArray: async () => (await den.me.get()).profile.interests?.map(String),
}
