import type { ArgsOf, Operation, StreamEventOf } from '@molt-sdk/contracts/kernel'
import type { ClientContext } from '../http/client-context.ts'
import { HttpClient } from '../http/http-client.ts'
import type { CallOptions } from '../http/options.ts'
import { EventStream } from './event-stream.ts'
import type { StreamInternalOptions } from './open-stream.ts'
import { openStream } from './open-stream.ts'
import type { StreamAccumulator } from './stream-accumulator.ts'

/** An HTTP client that can stream. Clients that never stream don't bundle this code. */
export class StreamingHttpClient extends HttpClient {
  readonly #context: ClientContext

  constructor(context: ClientContext) {
    super(context)
    this.#context = context
  }

  /** Streams an operation. The request is sent when the stream is first read. */
  stream<O extends Operation, Item, Final>(
    operation: O,
    args: ArgsOf<O>,
    options: CallOptions,
    accumulator: StreamAccumulator<StreamEventOf<O>, Item, Final>,
    internal: StreamInternalOptions = {},
  ): EventStream<Item, Final> {
    return new EventStream(accumulator as StreamAccumulator<never, Item, Final>, () =>
      openStream(this.#context, operation, args, options, internal),
    )
  }
}
