/**
 * Which files a delivery may carry. Apart from the rest of the contract, so that only those who
 * send files carry it. It imports nothing.
 *
 * @module
 */
export interface FileType {
  readonly extensions: readonly string[]
  /** Media types, the usual one first. */
  readonly types: readonly string[]
  /** How its first bytes look in hexadecimal, as a pattern. Texts have none. */
  readonly begins?: string
}

const zip = '504b(0304|0506|0708)'
const oldOffice = 'd0cf11e0a1b11ae1'
const openXml = 'application/vnd.openxmlformats-officedocument.'
const openDocument = 'application/vnd.oasis.opendocument.'

/** What the platform's documents list, by kind. */
export const fileTypes: readonly FileType[] = [
  { extensions: ['jpg', 'jpeg'], types: ['image/jpeg'], begins: 'ffd8ff' },
  { extensions: ['png'], types: ['image/png'], begins: '89504e470d0a1a0a' },
  { extensions: ['gif'], types: ['image/gif'], begins: '47494638(37|39)61' },
  { extensions: ['webp'], types: ['image/webp'], begins: '52494646.{8}57454250' },
  { extensions: ['tif', 'tiff'], types: ['image/tiff'], begins: '(49492a00|4d4d002a)' },
  { extensions: ['bmp'], types: ['image/bmp', 'image/x-ms-bmp'], begins: '424d' },

  { extensions: ['pdf'], types: ['application/pdf'], begins: '255044462d' },
  { extensions: ['txt'], types: ['text/plain'] },
  { extensions: ['md', 'markdown'], types: ['text/markdown', 'text/x-markdown'] },
  { extensions: ['csv'], types: ['text/csv'] },
  { extensions: ['xml'], types: ['application/xml', 'text/xml'] },
  // On no list of the platform's, but its reference sends a data.json in its own example.
  { extensions: ['json'], types: ['application/json'] },
  { extensions: ['rtf'], types: ['application/rtf', 'text/rtf'], begins: '7b5c727466' },

  { extensions: ['doc'], types: ['application/msword'], begins: oldOffice },
  { extensions: ['xls'], types: ['application/vnd.ms-excel'], begins: oldOffice },
  { extensions: ['ppt'], types: ['application/vnd.ms-powerpoint'], begins: oldOffice },
  { extensions: ['docx'], types: [`${openXml}wordprocessingml.document`], begins: zip },
  { extensions: ['xlsx'], types: [`${openXml}spreadsheetml.sheet`], begins: zip },
  { extensions: ['pptx'], types: [`${openXml}presentationml.presentation`], begins: zip },
  { extensions: ['odt'], types: [`${openDocument}text`], begins: zip },
  { extensions: ['ods'], types: [`${openDocument}spreadsheet`], begins: zip },
  { extensions: ['odp'], types: [`${openDocument}presentation`], begins: zip },

  { extensions: ['zip'], types: ['application/zip', 'application/x-zip-compressed'], begins: zip },
  { extensions: ['gz', 'tgz'], types: ['application/gzip', 'application/x-gzip'], begins: '1f8b' },
  { extensions: ['tar'], types: ['application/x-tar'], begins: '.{514}7573746172' },
  { extensions: ['7z'], types: ['application/x-7z-compressed'], begins: '377abcaf271c' },
  {
    extensions: ['rar'],
    types: ['application/vnd.rar', 'application/x-rar-compressed', 'application/x-rar'],
    begins: '526172211a07',
  },

  { extensions: ['mp3'], types: ['audio/mpeg', 'audio/mp3'], begins: '(494433|ff[ef])' },
  {
    extensions: ['wav'],
    types: ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
    begins: '52494646.{8}57415645',
  },
  { extensions: ['ogg', 'oga'], types: ['audio/ogg', 'application/ogg'], begins: '4f676753' },

  { extensions: ['mp4', 'm4v'], types: ['video/mp4'], begins: '.{8}66747970' },
  { extensions: ['webm'], types: ['video/webm'], begins: '1a45dfa3' },
  {
    extensions: ['mov'],
    types: ['video/quicktime'],
    begins: '.{8}(66747970|6d6f6f76|6d646174|77696465|66726565|736b6970)',
  },
]

/** The documents name four of these and say that there are more. */
const refused = new Set(
  'exe com bat cmd msi scr dll so dylib app apk jar class sh bash zsh ps1 vbs js mjs cjs ts py pyc rb pl php lua wasm'.split(
    ' ',
  ),
)

/** How many of its first bytes tell what a file is. */
export const fileHeadBytes = 512

const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name.toLowerCase())?.[1] ?? ''

/** The type of a file by its name, or `undefined` if its extension is none that may be sent. */
export const fileTypeOf = (name: string): string | undefined =>
  fileTypes.find(({ extensions }) => extensions.includes(extensionOf(name)))?.types[0]

/**
 * Says why a file may not be sent, or nothing if it may. A file without a type, or of any type at
 * all, as many tools declare what they do not know, goes by its extension.
 */
export const fileProblem = (
  name: string,
  type: string,
  firstBytes: Uint8Array,
): string | undefined => {
  const quoted = JSON.stringify(name)
  if (refused.has(extensionOf(name))) return `${quoted} is a program or a script`
  const given = type.replace(/;.*/s, '').trim().toLowerCase()
  const declared = given && given !== 'application/octet-stream' ? given : fileTypeOf(name)
  const found = fileTypes.find(({ types }) => declared && types.includes(declared))
  if (!found) return `${quoted} is of a type that is not accepted: ${declared ?? 'unknown'}`
  const head = hex(firstBytes.subarray(0, fileHeadBytes))
  const right = found.begins ? begins(head, found.begins) : isText(head)
  return right ? undefined : `${quoted} does not begin like ${declared}`
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const begins = (head: string, pattern: string): boolean => new RegExp(`^${pattern}`).test(head)

/** In a text there is no zero byte, unless it says at its beginning that each character has two. */
const isText = (head: string): boolean =>
  begins(head, '(fffe|feff)') ||
  !(begins(head, '(..)*?00') || fileTypes.some((one) => isTelling(one) && begins(head, one.begins)))

/** Four bytes or more. With two of them a text may well begin: BM, say. */
const isTelling = (one: FileType): one is FileType & { readonly begins: string } =>
  (one.begins?.length ?? 0) > 8 && !one.begins?.startsWith('.')
