/** What a resource makes of the frames of its stream. */
export interface StreamAccumulator<Frame, Item, Final> {
  /** The item that a frame brings, if it brings one. */
  add(frame: Frame): Item | undefined
  /** What the whole stream amounts to, once a frame has said that it is complete. */
  result(): Final | undefined
  /** The error to give in the place of the one that the stream fails with. */
  wrapError?(error: unknown): unknown
}

/** Stands for one more frame where a server ends a stream that no frame has said to be complete. */
export const endOfStream = ''
