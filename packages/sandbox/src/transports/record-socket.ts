import type { StartSession } from '../kit/socket.ts'
import type { Recording } from '../runtime/recorder.ts'

/** Records the messages of a socket as they pass. */
export const recordSocket =
  (start: StartSession, recording: Recording): StartSession =>
  (connection) => {
    const session = start({
      ...connection,
      send(text) {
        recording.message('received', text)
        connection.send(text)
      },
    })
    return {
      ...session,
      receive(data) {
        recording.message('sent', typeof data === 'string' ? data : '(binary data)')
        session.receive(data)
      },
    }
  }
