import type { FaultIn } from '../faults/registry.ts'
import type { SocketConnection } from '../kit/socket.ts'

/** Returns a connection on which the fault is applied while a reply is sent. */
export const withSocketFault = (
  connection: SocketConnection,
  fault: FaultIn<'response'> | undefined,
): Pick<SocketConnection, 'send'> => {
  if (!fault) return connection
  let events = 0
  let bytes = 0
  const applyFault = (): 'send' | 'suppress' => {
    switch (fault.kind) {
      case 'malformedEvent':
        if (events === (fault.afterEvents ?? 1)) connection.send('{"content":"tok')
        return 'send'
      case 'closeSocket': {
        if (events < (fault.afterEvents ?? 1)) return 'send'
        const { closeCode, reason = '' } = fault
        if (closeCode === undefined) connection.drop()
        else connection.close(closeCode, reason)
        return 'suppress'
      }
      case 'stall':
        return bytes < (fault.afterBytes ?? 0) ? 'send' : 'suppress'
      case 'truncate':
        if (bytes < (fault.afterBytes ?? 1)) return 'send'
        connection.drop()
        return 'suppress'
      case 'lostResponse':
        connection.drop()
        return 'suppress'
      case 'malformedJson':
        // Applies to HTTP responses only.
        return 'send'
    }
  }
  return {
    send(text) {
      const next = applyFault()
      events += 1
      bytes += text.length
      if (next === 'send') connection.send(text)
    },
  }
}
