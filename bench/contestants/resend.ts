import { Resend } from 'resend'
import { oneKilobyte } from './answer.ts'
import type { Contestant } from './contestant.ts'

const thrown = <T>({ data, error }: { data: T; error: { message: string } | null }): T => {
  if (error) throw new Error(error.message)
  return data
}

export const contestant: Contestant = {
  name: 'resend',
  package: 'resend',
  bundle: `export { Resend } from 'resend'`,
  takesSignal: false,
  answer: oneKilobyte({
    object: 'email',
    id: 'email_1',
    from: 'ada@example.com',
    to: ['bob@example.com'],
  }),
  connect: ({ baseUrl }) => {
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
