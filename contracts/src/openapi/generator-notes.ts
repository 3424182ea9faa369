import type { Api, Operation } from '../kernel/index.ts'
import type { ApiDocs, OperationDocs } from './docs.ts'

/** Returns what code that is generated from a document cannot do for an operation, after a space each. */
export const operationNotes = (
  { files, auth }: Operation,
  { streams }: Pick<OperationDocs, 'streams'>,
): string =>
  [
    files && 'Generated clients send the JSON body only; files need multipart/form-data.',
    streams && 'Generated clients return a stream as text or as undecoded events.',
    auth === 'signature' && 'Generated clients do not sign: pass the signature headers.',
  ]
    .filter(Boolean)
    .map((note) => ` ${note}`)
    .join('')

/** Returns the paragraph of a document about what generated clients cannot do. */
export const documentNotes = ({ operations }: Api, docs: ApiDocs): string => {
  const all = Object.values(operations)
  const tasks = [
    all.some(({ files }) => files) && 'upload files',
    all.some(({ streamEvent }) => streamEvent) && 'decode streams',
    docs.sockets && 'use WebSockets (`x-websockets`)',
    docs.signature && 'sign requests',
  ].filter((task) => typeof task === 'string')
  return tasks.length ? `\n\nClients generated from this document do not ${list(tasks)}.` : ''
}

const list = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join()
