/** The part of a link that holds a program: UTF-8 in URL-safe Base64. */
export const encodeProgram = (code: string): string => {
  const bytes = new TextEncoder().encode(code)
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The program of a link, or undefined if the link holds none. */
export const decodeProgram = (text: string): string | undefined => {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
