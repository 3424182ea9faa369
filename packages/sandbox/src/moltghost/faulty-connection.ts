import type { FaultIn } from '../faults/registry.ts'
import type { SocketConnection } from '../kit/socket.ts'

/** A line on which a fault strikes while an answer is sent. */
export const withSocketFault = (
  line: SocketConnection,
  fault: FaultIn<'response'> | undefined,
): Pick<SocketConnection, 'send'> => {
  if (!fault) return line
  let frames = 0
  let bytes = 0
  const applyFault = (): 'send' | 'suppress' => {
    switch (fault.kind) {
      case 'malformedFrame':
        if (frames === (fault.afterFrames ?? 1)) line.send('{"content":"tok')
        return 'send'
      case 'closeSocket': {
        if (frames < (fault.afterFrames ?? 1)) return 'send'
        const { closeCode, reason = '' } = fault
        if (closeCode === undefined) line.drop()
        else line.close(closeCode, reason)
        return 'suppress'
      }
      case 'stall':
        return bytes < (fault.afterBytes ?? 0) ? 'send' : 'suppress'
      case 'truncate':
        if (bytes < (fault.afterBytes ?? 1)) return 'send'
        line.drop()
        return 'suppress'
      case 'lostResponse':
        line.drop()
        return 'suppress'
      case 'malformedJson':
        // Applies to HTTP responses alone.
        return 'send'
    }
  }
  return {
    send(text) {
      const next = applyFault()
      frames += 1
      bytes += text.length
      if (next === 'send') line.send(text)
    },
  }
}
