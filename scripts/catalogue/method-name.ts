/**
 * Finds the path of the client method that a function calls, such as `tasks.create`. The function gets a
 * client that records which member is called first.
 */
export function methodName(method: unknown, args: object): string {
  let called: string | undefined
  const record = (path: readonly string[]): object =>
    new Proxy(() => undefined, {
      get: (_, member) => record([...path, String(member)]),
      apply: () => {
        called ??= path.join('.')
        return record(path)
      },
    })
  ;(method as (client: object, args: object) => unknown)(record([]), args)
  if (called === undefined) throw new Error(`${method} calls no method of the client.`)
  return called
}
