/**
 * What a file may be made of. Bytes are not copied: leave them as they are until the call is over.
 * A stream is read to its end before anything is sent, and no further than a file may be long.
 */
export type FileData =
  | string
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>

/**
 * A file to deliver: a `File`, a path (on Node, Bun and Deno), or a name and what is in it.
 *
 * The type is that of the `File` or `Blob`, else the one that goes with the name.
 */
export type FileInput =
  | File
  | {
      /** Where the file is on this machine. */
      readonly path: string
      /**
       * What to call it.
       * @defaultValue the last part of the path
       */
      readonly name?: string | undefined
      /**
       * Its MIME type.
       * @defaultValue the one that goes with the name
       */
      readonly type?: string | undefined
    }
  | {
      /** What to call it. */
      readonly name: string
      /**
       * Its MIME type.
       * @defaultValue that of a `Blob` in `data`, else the one that goes with the name
       */
      readonly type?: string | undefined
      /** What is in it. */
      readonly data: FileData
    }

/** How far an upload has got. */
export interface UploadProgress {
  /** Bytes that have been handed over to be sent. */
  readonly sent: number
  /** Bytes of the whole form, its boundaries included. */
  readonly total: number
}
