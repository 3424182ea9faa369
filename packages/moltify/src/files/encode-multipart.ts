import type { FileContent } from './content.ts'
import type { PreparedFile } from './prepare-file.ts'

/**
 * Encodes a form as `multipart/form-data`. The encoders of runtimes read whole files ahead of the
 * connection, some of them more than once.
 */
export const encodeMultipart = (
  fields: Readonly<Record<string, string | undefined>>,
  fieldName: string,
  files: readonly PreparedFile[],
): { readonly type: string; readonly contents: readonly FileContent[] } => {
  // React Native has no `crypto`, and pages without https no `randomUUID`.
  const unique = globalThis.crypto?.randomUUID?.() ?? `${Math.random()}${Math.random()}`
  const boundary = `form-${unique}`
  const encoder = new TextEncoder()
  const contents: FileContent[] = []
  const add = (text: string): unknown => contents.push(encoder.encode(text))
  const head = (name: string, more = ''): string =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`

  for (const [name, text] of Object.entries(fields)) {
    // Line ends are kept, so that the platform stores the same text as from JSON.
    if (text !== undefined) add(`${head(name)}${text}\r\n`)
  }
  for (const { name, type, content } of files) {
    const quoted = name.replace(/["\r\n]/g, (one) => encodeURIComponent(one))
    add(head(fieldName, `; filename="${quoted}"\r\ncontent-type: ${type.replace(/[\r\n]/g, ' ')}`))
    contents.push(content)
    add('\r\n')
  }
  add(`--${boundary}--\r\n`)
  return { type: `multipart/form-data; boundary=${boundary}`, contents }
}
