/** Builds items and a result from stream events. */
export interface StreamAccumulator<Event, Item, Final> {
  /** Adds a stream event. Returns its item, if it has one. */
  add(event: Event): Item | undefined
  /** Returns the result, once an event has marked the stream as complete. */
  result(): Final | undefined
  /** Returns the error to throw instead of the one that the stream failed with. */
  wrapError?(error: unknown): unknown
}

/** Added as the last event if the stream ends and no event has marked it as complete. */
export const endOfStream = ''
