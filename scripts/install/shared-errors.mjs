// Runs in a clean project: shared-errors.mjs <clients> <targets by platform as JSON> [separate]
// Every client throws an error, imported and required; the classes of every other must recognize it.
// `separate`: each client has a copy of core of its own.
import { createRequire } from 'node:module'

const [clients = '', targetsJson = '{}', separate] = process.argv.slice(2)
const targets = JSON.parse(targetsJson)
const require = createRequire(import.meta.url)

const copies = []
for (const client of clients.split(',')) {
  const platform = client.slice(1, client.indexOf('/'))
  const { callThatFails } = await import(`./${platform}.mjs`)
  for (const [how, sdk] of [
    ['imported', await import(client)],
    ['required', require(client)],
  ]) {
    const error = await callThatFails(sdk, targets[platform]).catch(
      (/** @type {unknown} */ reason) => reason,
    )
    copies.push({ client, how, sdk, error })
  }
}

const problems = []
for (const { client, how, sdk, error } of copies) {
  const firstFrame = `${error.stack}`.split('\n').find((line) => /^\s+at /.test(line))
  if (!firstFrame?.includes('shared-errors.mjs'))
    problems.push(
      `The stack of an error of ${client} (${how}) does not start at its caller: ${error.stack}`,
    )
  for (const other of copies) {
    const thrower = `an error of ${client} (${how})`
    const { MoltError, ApiError, NotFoundError, ConflictError, isNotFoundError } = other.sdk
    const recognized =
      error instanceof MoltError &&
      error instanceof ApiError &&
      error instanceof NotFoundError &&
      !(error instanceof ConflictError) &&
      isNotFoundError(error)
    if (!recognized) problems.push(`${other.client} (${other.how}) misjudges ${thrower}: ${error}`)

    const same = sdk.MoltError === other.sdk.MoltError
    const wanted = how === other.how && (!separate || client === other.client)
    if (same !== wanted)
      problems.push(
        `MoltError of ${client} (${how}) and of ${other.client} (${other.how}) must be ${wanted ? 'one class' : 'two classes'}.`,
      )
  }
}
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exitCode = 1
}
