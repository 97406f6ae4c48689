/** One connection to an SMPP server: bound as transceiver, kept alive, and let go as soon as anything is odd. */
import smpp, { type Pdu, type Session } from 'smpp'
import type { Secret } from '../../../base/crypto/secret.ts'
import { SECOND } from '../../../base/time/instant.ts'
import { GatewayFault } from '../outgoing.ts'

export type SmppSetting = {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly systemId: string
  readonly systemType: string
  readonly secret: Secret<string>
  readonly sender: string
  /** Milliseconds for connecting, and for each answer. */
  readonly timeout: number
  /** How often a connection that is idle is tried; half a minute unless told. */
  readonly aliveEvery?: number
}

export type Connection = {
  /** Sends and waits for its answer. Throws `GatewayFault` when none comes. */
  ask(command: string, fields?: Record<string, unknown>): Promise<Pdu>
  readonly isOpen: boolean
  close(): void
}

const ALIVE_EVERY = 30 * SECOND

/** Connects and binds (SMPP 3.4 §4.1.5). Throws `GatewayFault` when it cannot. */
export async function connect(setting: SmppSetting): Promise<Connection> {
  const session = smpp.connect({ host: setting.host, port: setting.port, tls: setting.tls })
  const connection = connectionOn(session, setting)
  try {
    await opened(session, setting)
    const { systemId, systemType, secret } = setting
    const bound = await connection.ask('bind_transceiver', {
      system_id: systemId,
      password: secret.reveal(),
      system_type: systemType,
      interface_version: 0x34,
    })
    if (bound.command_status !== 0) throw new GatewayFault(`not bound, status ${bound.command_status}`, { away: true })
  } catch (error) {
    session.destroy()
    throw error
  }
  keepAlive(session, connection, setting)
  return connection
}

const opened = (session: Session, { tls, timeout }: SmppSetting): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new GatewayFault('no connection', { away: true }))
    const timer = setTimeout(fail, timeout)
    session.once(tls ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer)
      resolve()
    })
    session.once('close', () => {
      clearTimeout(timer)
      fail()
    })
  })

function connectionOn(session: Session, { timeout }: SmppSetting): Connection {
  let open = true
  session.on('error', () => session.destroy())
  session.on('close', () => {
    open = false
  })
  session.on('pdu', (pdu: Pdu) => {
    // What the server asks of its own: whether we are there, receipts that we did not order, and to leave.
    if (pdu.isResponse()) return
    session.send(pdu.response())
    if (pdu.command === 'unbind') session.close()
  })
  return {
    ask: (command, fields = {}) =>
      new Promise((resolve, reject) => {
        const over = () => {
          clearTimeout(timer)
          session.off('close', fail)
        }
        const fail = () => {
          over()
          session.destroy()
          reject(new GatewayFault(`no answer to ${command}`, { away: true }))
        }
        const timer = setTimeout(fail, timeout)
        const settle = (answer: Pdu) => {
          over()
          resolve(answer)
        }
        session.once('close', fail)
        if (!session.send(new smpp.PDU(command, fields), settle)) fail()
      }),
    get isOpen() {
      return open
    },
    close() {
      open = false
      session.send(new smpp.PDU('unbind'))
      session.close()
    },
  }
}

/** A connection that answers nothing any more is let go; the next text makes another (SMPP 3.4 §4.11). */
function keepAlive(session: Session, connection: Connection, { aliveEvery = ALIVE_EVERY }: SmppSetting): void {
  const timer = setInterval(() => connection.ask('enquire_link').catch(() => undefined), aliveEvery)
  timer.unref()
  session.once('close', () => clearInterval(timer))
}
