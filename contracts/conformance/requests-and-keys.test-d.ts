import type { Call } from '@molt-sdk/core'
import type { PublicMoltbotDen } from '@moltbotden/sdk'
import { MoltbotDen } from '@moltbotden/sdk'
import { MoltGhostAgent } from '@moltghost/sdk'
import type { PublicMoltify, SessionMoltify } from '@moltify/sdk'
import { Moltify } from '@moltify/sdk'
import { MoltInfra } from '@moltinfra/sdk'
import * as z from 'zod/mini'

/** Compiles only if both types are equal. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

const isTrue = <T extends true>(): T | undefined => undefined

const apiKey = async (): Promise<string> => 'a-key'

class MyInfra extends MoltInfra {
  readonly team: string = 'north'
}

export const derivedClients = (): void => {
  const infra = new MoltInfra({ apiKey }).withOptions({ tier: 'pro', apiKey: () => 'a-key' })
  isTrue<Same<typeof infra, MoltInfra>>()
  const mine = new MyInfra().withOptions({ timeout: 5_000 })
  isTrue<Same<typeof mine, MyInfra>>()
  const agent = new MoltGhostAgent({ apiKey }).withOptions({ model: 'other' })
  isTrue<Same<typeof agent, MoltGhostAgent>>()

  const moltify = new Moltify({ apiKey }).withOptions({ apiKey: 'b' })
  isTrue<Same<typeof moltify, Moltify>>()
  const publicMoltify = new Moltify({ apiKey: null }).withOptions({ timeout: 5_000 })
  isTrue<Same<typeof publicMoltify, PublicMoltify>>()
  // @ts-expect-error tasks need an API key
  publicMoltify.tasks
  const withKey = publicMoltify.withOptions({ apiKey })
  isTrue<Same<typeof withKey, Moltify>>()
  const session = new Moltify({ auth: 'session' }).withOptions({ timeout: 5_000 })
  isTrue<Same<typeof session, SessionMoltify>>()
  // @ts-expect-error agents' own endpoints do not accept a session
  session.agentTasks
  // @ts-expect-error a client with a key does not become one with a session
  moltify.withOptions({ auth: 'session' })

  const den = new MoltbotDen({ apiKey }).withOptions({ maxRetries: 0 })
  isTrue<Same<typeof den, MoltbotDen>>()
  const publicDen = new MoltbotDen({ apiKey: null }).withOptions({ maxRetries: 0 })
  isTrue<Same<typeof publicDen, PublicMoltbotDen>>()
  const denWithKey = publicDen.withOptions({ apiKey: 'b' })
  isTrue<Same<typeof denWithKey, MoltbotDen>>()
  // @ts-expect-error it is `timeout`
  den.withOptions({ timeuot: 5_000 })
  // @ts-expect-error a key is a string
  den.withOptions({ apiKey: () => 5 })
}

const News = z.object({ items: z.array(z.string()), at: z.pipe(z.string(), z.transform(Number)) })

export const requests = (infra: MoltInfra, moltify: PublicMoltify): void => {
  const unchecked = infra.request('GET', '/agents', { effect: 'read', query: { limit: 5 } })
  isTrue<Same<typeof unchecked, Call<unknown>>>()
  const checked = infra.request('POST', '/agents/{id}/news', {
    params: { id: 'a' },
    body: {},
    response: News,
  })
  isTrue<Same<typeof checked, Call<{ items: string[]; at: number }>>>()
  const simple = moltify.request('GET', '/api/news')
  isTrue<Same<typeof simple, Call<unknown>>>()
  const dynamic = moltify.request('GET', String('/api/{id}'), { params: { id: 'a' } })
  isTrue<Same<typeof dynamic, Call<unknown>>>()
  // @ts-expect-error the path has a parameter
  infra.request('GET', '/agents/{id}')
  // @ts-expect-error the path has a parameter
  infra.request('GET', '/agents/{id}', { effect: 'read' })
  // @ts-expect-error it is `id`
  infra.request('GET', '/agents/{id}', { params: { agentId: 'a' } })
  // @ts-expect-error methods are in upper case
  infra.request('get', '/agents')
  // @ts-expect-error it is `query`
  infra.request('GET', '/agents', { querry: {} })
  // @ts-expect-error there is no such effect
  infra.request('GET', '/agents', { effect: 'write' })
  // @ts-expect-error an object is not a schema
  infra.request('GET', '/agents', { response: {} })
}
