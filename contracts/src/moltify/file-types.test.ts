import { expect, test } from 'vitest'
import { fileTypeError, fileTypes, mimeTypeForName, sniffLength } from './file-types.ts'

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

const bytes = (...parts: (string | number | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...ascii(part)] : part)))

const zip = bytes('PK', [3, 4], 'rest')
const oldOffice = bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'rest')
const size = [0x24, 1, 0, 0]

/** First bytes of real files by extension. */
const samples: readonly [extension: string, type: string, head: Uint8Array][] = [
  ['jpg', 'image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF')],
  ['jpeg', 'image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe1])],
  ['png', 'image/png', bytes(0x89, 'PNG\r\n', [0x1a, 0x0a, 0, 0])],
  ['gif', 'image/gif', bytes('GIF89a', 1)],
  ['gif', 'image/gif', bytes('GIF87a', 1)],
  ['webp', 'image/webp', bytes('RIFF', size, 'WEBPVP8 ')],
  ['tif', 'image/tiff', bytes('II*', 0)],
  ['tiff', 'image/tiff', bytes('MM', [0, 42])],
  ['bmp', 'image/bmp', bytes('BM', size)],
  ['pdf', 'application/pdf', bytes('%PDF-1.7\n')],
  ['txt', 'text/plain', bytes('Grüße')],
  ['txt', 'text/plain', bytes([0xff, 0xfe], 'G', 0)],
  ['txt', 'text/plain', bytes('BMW, ID3 and MZ are words too')],
  ['txt', 'text/plain', bytes()],
  ['md', 'text/markdown', bytes('# Report')],
  ['markdown', 'text/markdown', bytes('# Report')],
  ['csv', 'text/csv', bytes('a,b\n1,2\n')],
  ['xml', 'application/xml', bytes('<?xml version="1.0"?>')],
  ['json', 'application/json', bytes('{"a":1}')],
  ['rtf', 'application/rtf', bytes('{\\rtf1\\ansi')],
  ['doc', 'application/msword', oldOffice],
  ['xls', 'application/vnd.ms-excel', oldOffice],
  ['ppt', 'application/vnd.ms-powerpoint', oldOffice],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', zip],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', zip],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', zip],
  ['odt', 'application/vnd.oasis.opendocument.text', zip],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet', zip],
  ['odp', 'application/vnd.oasis.opendocument.presentation', zip],
  ['zip', 'application/zip', zip],
  ['zip', 'application/zip', bytes('PK', [5, 6], 'empty')],
  ['gz', 'application/gzip', bytes([0x1f, 0x8b, 8, 0])],
  ['tgz', 'application/gzip', bytes([0x1f, 0x8b, 8, 0])],
  ['tar', 'application/x-tar', bytes('a.txt', new Array(252).fill(0), 'ustar', 0)],
  ['7z', 'application/x-7z-compressed', bytes('7z', [0xbc, 0xaf, 0x27, 0x1c])],
  ['rar', 'application/vnd.rar', bytes('Rar!', [0x1a, 7, 1, 0])],
  ['mp3', 'audio/mpeg', bytes('ID3', 3)],
  ['mp3', 'audio/mpeg', bytes([0xff, 0xfb, 0x90])],
  ['wav', 'audio/wav', bytes('RIFF', size, 'WAVEfmt ')],
  ['ogg', 'audio/ogg', bytes('OggS', 0)],
  ['oga', 'audio/ogg', bytes('OggS', 0)],
  ['mp4', 'video/mp4', bytes([0, 0, 0, 32], 'ftypisom')],
  ['m4v', 'video/mp4', bytes([0, 0, 0, 32], 'ftypM4V ')],
  ['webm', 'video/webm', bytes([0x1a, 0x45, 0xdf, 0xa3])],
  ['mov', 'video/quicktime', bytes([0, 0, 0, 20], 'ftypqt  ')],
  ['mov', 'video/quicktime', bytes([0, 0, 0, 8], 'wide')],
]

test.each(samples)('accepts a %s file as %s', (extension, type, head) => {
  const name = `My report.${extension.toUpperCase()}`
  expect(mimeTypeForName(name)).toBe(type)
  expect(fileTypeError(name, type, head)).toBeUndefined()
  expect(fileTypeError(name, `${type.toUpperCase()}; charset=utf-8`, head)).toBeUndefined()
  expect(fileTypeError('report', type, head)).toBeUndefined()
})

test('this test covers every extension', () => {
  const listed = fileTypes.flatMap(({ extensions }) => extensions)
  expect(new Set(samples.map(([extension]) => extension))).toEqual(new Set(listed))
  expect(new Set(listed).size).toBe(listed.length)
})

const [program, words] = [bytes('MZ', [0x90, 0, 3, 0]), bytes('plain words')]

test.each(fileTypes.flatMap(({ mimeTypes }) => mimeTypes))(
  'rejects other content as %s',
  (type) => {
    const isText = !fileTypes.find(({ mimeTypes }) => mimeTypes.includes(type))?.magicBytes
    const invalid = isText
      ? [program, zip, bytes('%PDF-1.7'), oldOffice]
      : [program, words, bytes()]
    for (const head of invalid) {
      expect(fileTypeError('a.bin', type, head)).toBe(
        `"a.bin" is declared as ${type}, but its content is not`,
      )
    }
  },
)

test.each(['', 'application/octet-stream'])(
  'uses the extension of a file declared as "%s"',
  (type) => {
    expect(fileTypeError('data.json', type, bytes('{}'))).toBeUndefined()
    expect(fileTypeError('a.pdf', type, words)).toBe(
      '"a.pdf" is declared as application/pdf, but its content is not',
    )
    expect(fileTypeError('a.bin', type, words)).toBe(
      '"a.bin" has a file type that Moltify does not accept (unknown)',
    )
  },
)

test.each(['exe', 'bat', 'sh', 'js', 'py', 'EXE'])(
  'rejects a .%s file with any declared type',
  (end) => {
    for (const type of ['text/plain', 'application/octet-stream', '']) {
      expect(fileTypeError(`run.${end}`, type, words)).toBe(
        `"run.${end}" has a file type that Moltify does not accept (a program or a script)`,
      )
    }
  },
)

test.each(['image/svg+xml', 'text/html', 'application/x-msdownload', 'nonsense'])(
  'rejects the type %s',
  (type) => {
    expect(fileTypeError('a.txt', type, words)).toContain(`does not accept (${type})`)
  },
)

test('returns no type for a name without an extension', () => {
  for (const name of ['report', '', '.', 'a.pdf/report', 'a.pdf\\report', 'report.']) {
    expect(mimeTypeForName(name), name).toBeUndefined()
  }
})

test('only reads the first bytes of a file', () => {
  const late = new Uint8Array(sniffLength + 1).fill(65)
  late[sniffLength] = 0
  expect(fileTypeError('a.txt', 'text/plain', late)).toBeUndefined()
  late[sniffLength - 1] = 0
  expect(fileTypeError('a.txt', 'text/plain', late)).toBeDefined()
})
