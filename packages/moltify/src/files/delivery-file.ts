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
export type DeliveryFile =
  | File
  | {
      readonly path: string
      /** @defaultValue the last part of the path */
      readonly name?: string | undefined
      readonly type?: string | undefined
    }
  | { readonly name: string; readonly type?: string | undefined; readonly data: FileData }

/** How far an upload has got. */
export interface UploadProgress {
  /** Bytes that have been handed over to be sent. */
  readonly sent: number
  /** Bytes of the whole form, its boundaries included. */
  readonly total: number
}
