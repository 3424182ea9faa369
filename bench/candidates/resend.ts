import { Resend } from 'resend'
import type { Candidate } from './candidate.ts'
import { oneKilobyteBody } from './response-fixture.ts'

const thrown = <T>({ data, error }: { data: T; error: { message: string } | null }): T => {
  if (error) throw new Error(error.message)
  return data
}

export const candidate: Candidate = {
  name: 'resend',
  package: 'resend',
  bundle: `export { Resend } from 'resend'`,
  takesSignal: false,
  responseBody: oneKilobyteBody({
    object: 'email',
    id: 'email_1',
    from: 'ada@example.com',
    to: ['bob@example.com'],
  }),
  createClient: ({ baseUrl }) => {
    const resend = new Resend('re_key', { baseUrl })
    const email = {
      from: 'ada@example.com',
      to: 'bob@example.com',
      subject: 'Hello',
      text: 'Hello',
    }
    return {
      get: async () => thrown(await resend.emails.get('email_1')),
      post: async () => thrown(await resend.emails.send(email)),
    }
  },
}
