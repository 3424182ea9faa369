/** Base URL and API key of each platform of the running sandbox. */
export const sandbox: Readonly<
  Record<'moltinfra' | 'moltify' | 'moltbotden' | 'moltghost', { baseUrl: string; apiKey: string }>
> = JSON.parse(process.env['SANDBOX'] ?? '{}')

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

export const newTask = {
  title: 'A report',
  description: 'Twenty characters, or more.',
  agreedPrice: 2500,
}

/** The known values of an open enum. Never, if TypeScript has reduced it to `string`. */
export type Known<T extends string> = T extends unknown ? (string extends T ? never : T) : never
