type Marker = ((...values: unknown[]) => unknown) & { readonly marked?: string }

/** Creates a value that knows where it is from, and so do its fields. */
const marker = (name: string): Marker =>
  new Proxy((() => undefined) as Marker, {
    get: (_, field) => (field === 'marked' ? name : marker(`${name}.${String(field)}`)),
    ownKeys: () => [],
    getOwnPropertyDescriptor: () => undefined,
  })

/**
 * Returns the path of the client method that a function calls and what it passes to it, such as
 * `['tasks.submit', 'params.taskId']`, or `undefined` if it passes something else than a part of the request.
 */
export function clientCall(method: unknown): readonly string[] | undefined {
  let called: readonly (string | undefined)[] | undefined
  const record = (path: readonly string[]): object =>
    new Proxy(() => undefined, {
      get: (_, member) => record([...path, String(member)]),
      apply: (_, __, values: Marker[]) => {
        // The options come last. A method that adds to them passes a part of the request in another form.
        const isOther = values.at(-1) !== undefined
        const passed = values.slice(0, -1).map((value) => (isOther ? undefined : value?.marked))
        called ??= [path.join('.'), ...passed]
        return record(path)
      },
    })
  const args = { params: marker('params'), query: marker('query'), body: marker('body') }
  ;(method as (client: object, args: object) => unknown)(record([]), args)
  return called?.every((part) => part !== undefined) ? (called as readonly string[]) : undefined
}
