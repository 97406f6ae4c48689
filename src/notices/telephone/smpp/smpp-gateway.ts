import { setTimeout as wait } from 'node:timers/promises'
import smpp, { type Pdu } from 'smpp'
import { SECOND } from '../../../base/time/instant.ts'
import { type Gateway, GatewayFault, type OutgoingText } from '../outgoing.ts'
import { type Connection, connect, type SmppSetting } from './connection.ts'
import { partsOf } from './parts.ts'

/** When the server says that we are too fast: so often, and so long between (SMPP 3.4 §5.1.3, ESME_RTHROTTLED). */
const TRIES = 3
const PAUSE = SECOND

const { ESME_RTHROTTLED, ESME_RMSGQFUL, ESME_RSYSERR } = smpp.errors
/** About every message, and not about this one. */
const AWAY = new Set([ESME_RTHROTTLED, ESME_RMSGQFUL, ESME_RSYSERR])

/** Texts by SMPP 3.4, over one connection that is made with the first text and anew when it broke. */
export function smppGateway(setting: SmppSetting): Gateway<OutgoingText> {
  let current: Connection | undefined
  let opening: Promise<Connection> | undefined
  let reference = 0
  const open = async (): Promise<Connection> => {
    current = await connect(setting)
    return current
  }
  // Texts that come while it is being made wait for the same one.
  const connected = async (): Promise<Connection> => {
    if (current?.isOpen) return current
    opening ??= open().finally(() => {
      opening = undefined
    })
    return opening
  }
  return {
    name: `${setting.host}:${setting.port}`,
    async hand(message, signal) {
      reference = (reference + 1) % 256
      const sending = (async () => {
        const connection = await connected()
        for (const part of partsOf(message.text, reference)) {
          await submit(connection, { ...addressesOf(setting.sender, message.to), ...partFields(part) }, signal)
        }
      })()
      await Promise.race([sending, whenAborted(signal)])
    },
    close() {
      if (current?.isOpen) current.close()
      void opening?.then((connection) => connection.close()).catch(() => undefined)
    },
  }
}

const partFields = ({ dataCoding, message, udh }: ReturnType<typeof partsOf>[number]) => ({
  data_coding: dataCoding,
  short_message: udh ? { udh, message } : message,
})

async function submit(connection: Connection, fields: Record<string, unknown>, signal: AbortSignal): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const answer: Pdu = await connection.ask('submit_sm', fields)
    if (answer.command_status === 0 && answer.message_id) return
    const throttled = answer.command_status === ESME_RTHROTTLED || answer.command_status === ESME_RMSGQFUL
    if (!throttled || tries === TRIES || signal.aborted) {
      throw new GatewayFault(`status ${answer.command_status}`, { away: AWAY.has(answer.command_status) })
    }
    await wait(PAUSE)
  }
}

/** Types of number (SMPP 3.4 §5.2.5): 1 international, 5 letters, 0 whatever the network takes it for. */
function addressesOf(sender: string, to: string) {
  const letters = /[^+\d]/.test(sender)
  const ton = letters ? 5 : sender.startsWith('+') ? 1 : 0
  return {
    source_addr_ton: ton,
    source_addr_npi: ton === 1 ? 1 : 0,
    source_addr: sender.replace(/^\+/, ''),
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: to.replace(/^\+/, ''),
  }
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const fail = () => reject(new GatewayFault('no answer in time', { away: true }))
    if (signal.aborted) fail()
    else signal.addEventListener('abort', fail, { once: true })
  })
