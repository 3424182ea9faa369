import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import type { Tarball } from './tarballs.ts'

/** Returns the messages of publint, including suggestions. */
export async function publintProblems({ bytes }: Tarball): Promise<string[]> {
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true })
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code)
}
