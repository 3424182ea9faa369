/**
 * The content of a file. Bytes are not copied: do not change them until the call has ended. A
 * stream is read to its end before anything is sent, up to the size limit of a file.
 */
export type FileData =
  | string
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>

/**
 * A file to deliver: a `File`, a path (on Node, Bun and Deno), or a name with data.
 *
 * The type is that of the `File` or `Blob`, else it is derived from the name.
 */
export type FileInput =
  | File
  | {
      /** The path of the file on this machine. */
      readonly path: string
      /**
       * The file name.
       * @defaultValue the last part of the path
       */
      readonly name?: string | undefined
      /**
       * The MIME type.
       * @defaultValue derived from the name
       */
      readonly type?: string | undefined
    }
  | {
      /** The file name. */
      readonly name: string
      /**
       * The MIME type.
       * @defaultValue the type of a `Blob` in `data`, else derived from the name
       */
      readonly type?: string | undefined
      /** The content. */
      readonly data: FileData
    }

/** The progress of an upload. */
export interface UploadProgress {
  /** Bytes handed to the network so far. */
  readonly sent: number
  /** Bytes of the whole form, including its boundaries. */
  readonly total: number
}
