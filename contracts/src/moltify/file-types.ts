/**
 * Which files a delivery may carry. Apart from the rest of the contract, so that only those who
 * send files carry it. It imports nothing.
 *
 * @module
 */
export interface FileType {
  readonly extensions: readonly string[]
  /** Media types, the usual one first. */
  readonly mimeTypes: readonly string[]
  /** How its first bytes look in hexadecimal, as a pattern. Texts have none. */
  readonly magicBytes?: string
}

const zip = '504b(0304|0506|0708)'
const ole2 = 'd0cf11e0a1b11ae1'
const openXml = 'application/vnd.openxmlformats-officedocument.'
const openDocument = 'application/vnd.oasis.opendocument.'

/** What the platform's documents list, by kind. */
export const fileTypes: readonly FileType[] = [
  { extensions: ['jpg', 'jpeg'], mimeTypes: ['image/jpeg'], magicBytes: 'ffd8ff' },
  { extensions: ['png'], mimeTypes: ['image/png'], magicBytes: '89504e470d0a1a0a' },
  { extensions: ['gif'], mimeTypes: ['image/gif'], magicBytes: '47494638(37|39)61' },
  { extensions: ['webp'], mimeTypes: ['image/webp'], magicBytes: '52494646.{8}57454250' },
  { extensions: ['tif', 'tiff'], mimeTypes: ['image/tiff'], magicBytes: '(49492a00|4d4d002a)' },
  { extensions: ['bmp'], mimeTypes: ['image/bmp', 'image/x-ms-bmp'], magicBytes: '424d' },

  { extensions: ['pdf'], mimeTypes: ['application/pdf'], magicBytes: '255044462d' },
  { extensions: ['txt'], mimeTypes: ['text/plain'] },
  { extensions: ['md', 'markdown'], mimeTypes: ['text/markdown', 'text/x-markdown'] },
  { extensions: ['csv'], mimeTypes: ['text/csv'] },
  { extensions: ['xml'], mimeTypes: ['application/xml', 'text/xml'] },
  // On no list of the platform's, but its reference sends a data.json in its own example.
  { extensions: ['json'], mimeTypes: ['application/json'] },
  { extensions: ['rtf'], mimeTypes: ['application/rtf', 'text/rtf'], magicBytes: '7b5c727466' },

  { extensions: ['doc'], mimeTypes: ['application/msword'], magicBytes: ole2 },
  { extensions: ['xls'], mimeTypes: ['application/vnd.ms-excel'], magicBytes: ole2 },
  { extensions: ['ppt'], mimeTypes: ['application/vnd.ms-powerpoint'], magicBytes: ole2 },
  { extensions: ['docx'], mimeTypes: [`${openXml}wordprocessingml.document`], magicBytes: zip },
  { extensions: ['xlsx'], mimeTypes: [`${openXml}spreadsheetml.sheet`], magicBytes: zip },
  { extensions: ['pptx'], mimeTypes: [`${openXml}presentationml.presentation`], magicBytes: zip },
  { extensions: ['odt'], mimeTypes: [`${openDocument}text`], magicBytes: zip },
  { extensions: ['ods'], mimeTypes: [`${openDocument}spreadsheet`], magicBytes: zip },
  { extensions: ['odp'], mimeTypes: [`${openDocument}presentation`], magicBytes: zip },

  {
    extensions: ['zip'],
    mimeTypes: ['application/zip', 'application/x-zip-compressed'],
    magicBytes: zip,
  },
  {
    extensions: ['gz', 'tgz'],
    mimeTypes: ['application/gzip', 'application/x-gzip'],
    magicBytes: '1f8b',
  },
  { extensions: ['tar'], mimeTypes: ['application/x-tar'], magicBytes: '.{514}7573746172' },
  { extensions: ['7z'], mimeTypes: ['application/x-7z-compressed'], magicBytes: '377abcaf271c' },
  {
    extensions: ['rar'],
    mimeTypes: ['application/vnd.rar', 'application/x-rar-compressed', 'application/x-rar'],
    magicBytes: '526172211a07',
  },

  { extensions: ['mp3'], mimeTypes: ['audio/mpeg', 'audio/mp3'], magicBytes: '(494433|ff[ef])' },
  {
    extensions: ['wav'],
    mimeTypes: ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
    magicBytes: '52494646.{8}57415645',
  },
  {
    extensions: ['ogg', 'oga'],
    mimeTypes: ['audio/ogg', 'application/ogg'],
    magicBytes: '4f676753',
  },

  { extensions: ['mp4', 'm4v'], mimeTypes: ['video/mp4'], magicBytes: '.{8}66747970' },
  { extensions: ['webm'], mimeTypes: ['video/webm'], magicBytes: '1a45dfa3' },
  {
    extensions: ['mov'],
    mimeTypes: ['video/quicktime'],
    magicBytes: '.{8}(66747970|6d6f6f76|6d646174|77696465|66726565|736b6970)',
  },
]

/** The documents name four of these and say that there are more. */
const blockedExtensions = new Set(
  'exe com bat cmd msi scr dll so dylib app apk jar class sh bash zsh ps1 vbs js mjs cjs ts py pyc rb pl php lua wasm'.split(
    ' ',
  ),
)

/** How many of its first bytes tell what a file is. */
export const sniffLength = 512

const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name.toLowerCase())?.[1] ?? ''

/** The type of a file by its name, or `undefined` if its extension is none that may be sent. */
export const mimeTypeForName = (name: string): string | undefined =>
  fileTypes.find(({ extensions }) => extensions.includes(extensionOf(name)))?.mimeTypes[0]

/**
 * Says why a file may not be sent, or nothing if it may. A file without a type, or of any type at
 * all, as many tools declare what they do not know, goes by its extension.
 */
export const fileTypeError = (
  name: string,
  type: string,
  firstBytes: Uint8Array,
): string | undefined => {
  const quoted = JSON.stringify(name)
  if (blockedExtensions.has(extensionOf(name))) return `${quoted} is a program or a script`
  const given = type.replace(/;.*/s, '').trim().toLowerCase()
  const declared = given && given !== 'application/octet-stream' ? given : mimeTypeForName(name)
  const found = fileTypes.find(({ mimeTypes }) => declared && mimeTypes.includes(declared))
  if (!found) return `${quoted} is of a type that is not accepted: ${declared ?? 'unknown'}`
  const head = hex(firstBytes.subarray(0, sniffLength))
  const right = found.magicBytes ? matchesMagicBytes(head, found.magicBytes) : isText(head)
  return right ? undefined : `${quoted} does not begin like ${declared}`
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const matchesMagicBytes = (head: string, pattern: string): boolean =>
  new RegExp(`^${pattern}`).test(head)

/** In a text there is no zero byte, unless it says at its beginning that each character has two. */
const isText = (head: string): boolean =>
  matchesMagicBytes(head, '(fffe|feff)') ||
  !(
    matchesMagicBytes(head, '(..)*?00') ||
    fileTypes.some(
      (one) => hasDistinctiveMagicBytes(one) && matchesMagicBytes(head, one.magicBytes),
    )
  )

/** Four bytes or more. With two of them a text may well begin: BM, say. */
const hasDistinctiveMagicBytes = (
  one: FileType,
): one is FileType & { readonly magicBytes: string } =>
  (one.magicBytes?.length ?? 0) > 8 && !one.magicBytes?.startsWith('.')
