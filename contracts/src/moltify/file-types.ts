/**
 * File types that a delivery accepts. Has no imports and is separate from the contract, so that only
 * bundles that upload files contain it.
 *
 * @module
 */
export interface FileType {
  readonly extensions: readonly string[]
  /** Media types, the usual one first. */
  readonly mimeTypes: readonly string[]
  /** Pattern of the first bytes in hexadecimal. Text formats have none. */
  readonly magicBytes?: string
}

const zip = '504b(0304|0506|0708)'
const ole2 = 'd0cf11e0a1b11ae1'
const openXml = 'application/vnd.openxmlformats-officedocument.'
const openDocument = 'application/vnd.oasis.opendocument.'

/** The documented file types, by kind. */
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
  // Not listed by the platform, but an example of its reference sends data.json.
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

/** Four of these are documented, as examples. */
const blockedExtensions = new Set(
  'exe com bat cmd msi scr dll so dylib app apk jar class sh bash zsh ps1 vbs js mjs cjs ts py pyc rb pl php lua wasm'.split(
    ' ',
  ),
)

/** Number of first bytes that identify the type of a file. */
export const sniffLength = 512

const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name.toLowerCase())?.[1] ?? ''

/** Returns the type of a file by its name, or `undefined` if its extension is not accepted. */
export const mimeTypeForName = (name: string): string | undefined =>
  fileTypes.find(({ extensions }) => extensions.includes(extensionOf(name)))?.mimeTypes[0]

/**
 * Returns why a file is not accepted, or undefined. A file without a type, or with
 * application/octet-stream, has the type of its extension.
 */
export const fileTypeError = (
  name: string,
  type: string,
  firstBytes: Uint8Array,
): string | undefined => {
  const quoted = JSON.stringify(name)
  if (blockedExtensions.has(extensionOf(name)))
    return `${quoted} has a file type that Moltify does not accept (a program or a script)`
  const given = type.replace(/;.*/s, '').trim().toLowerCase()
  const declared = given && given !== 'application/octet-stream' ? given : mimeTypeForName(name)
  const found = fileTypes.find(({ mimeTypes }) => declared && mimeTypes.includes(declared))
  if (!found)
    return `${quoted} has a file type that Moltify does not accept (${declared ?? 'unknown'})`
  const head = hex(firstBytes.subarray(0, sniffLength))
  const matches = found.magicBytes ? matchesMagicBytes(head, found.magicBytes) : isText(head)
  return matches ? undefined : `${quoted} is declared as ${declared}, but its content is not`
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const matchesMagicBytes = (head: string, pattern: string): boolean =>
  new RegExp(`^${pattern}`).test(head)

/** Text has no zero bytes, except UTF-16 with a byte order mark. */
const isText = (head: string): boolean =>
  matchesMagicBytes(head, '(fffe|feff)') ||
  !(
    matchesMagicBytes(head, '(..)*?00') ||
    fileTypes.some(
      (one) => hasDistinctiveMagicBytes(one) && matchesMagicBytes(head, one.magicBytes),
    )
  )

/** Four bytes or more. Text may also start with a two-byte pattern, such as BM. */
const hasDistinctiveMagicBytes = (
  one: FileType,
): one is FileType & { readonly magicBytes: string } =>
  (one.magicBytes?.length ?? 0) > 8 && !one.magicBytes?.startsWith('.')
