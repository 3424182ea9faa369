import type { Fault } from '../faults/fault.ts'
import type { SocketConnection } from '../kit/socket.ts'

/** A line on which a fault strikes while an answer is sent. */
export const withSocketFault = (
  line: SocketConnection,
  fault: Fault | undefined,
): Pick<SocketConnection, 'send'> => {
  if (!fault) return line
  let frames = 0
  let bytes = 0
  const applyFault = (): 'go on' | 'be silent' => {
    switch (fault.kind) {
      case 'malformedFrame':
        if (frames === (fault.afterFrames ?? 1)) line.send('{"content":"tok')
        return 'go on'
      case 'closeSocket': {
        if (frames < (fault.afterFrames ?? 1)) return 'go on'
        const { closeCode, reason = '' } = fault
        if (closeCode === undefined) line.drop()
        else line.close(closeCode, reason)
        return 'be silent'
      }
      case 'stall':
        return bytes < (fault.afterBytes ?? 0) ? 'go on' : 'be silent'
      case 'cut':
        if (bytes < (fault.afterBytes ?? 1)) return 'go on'
        line.drop()
        return 'be silent'
      case 'lostAnswer':
        line.drop()
        return 'be silent'
      default:
        return 'go on'
    }
  }
  return {
    send(text) {
      const next = applyFault()
      frames += 1
      bytes += text.length
      if (next === 'go on') line.send(text)
    },
  }
}
