/** A delivered file as JSON. */
interface SavedFile {
  readonly name: string
  readonly type: string
  readonly base64: string
}

/** Number of bytes that are converted at once: a call can have only so many arguments. */
const chunkSize = 32_768

export const toSavedFile = async (file: File): Promise<SavedFile> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += chunkSize)
    binary += String.fromCharCode(...bytes.subarray(at, at + chunkSize))
  return { name: file.name, type: file.type, base64: btoa(binary) }
}

export const fromSavedFile = ({ name, type, base64 }: SavedFile): File =>
  new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name, { type })
