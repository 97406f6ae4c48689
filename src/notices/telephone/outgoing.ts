/** What leaves by telephone, and what takes it. */
import type { Language } from '../../i18n/index.ts'

/** A text that is ready to leave. `to` in E.164. */
export type OutgoingText = {
  readonly id: string
  readonly to: string
  readonly text: string
  /** An address of ours, where a provider that can tells that it did not arrive. */
  readonly hook: string
}

/** A call that is to be placed: it says `words.ask`, and waits for a key. */
export type OutgoingCall = {
  readonly id: string
  readonly to: string
  readonly language: Language
  readonly words: CallWords
  /** An address of ours, where the provider brings the key that was pressed. */
  readonly hook: string
}

/** What a call says, in the language of whoever is called. */
export type CallWords = {
  readonly ask: string
  /** After silence or another key. */
  readonly again: string
  readonly confirmed: string
  readonly declined: string
  readonly goodbye: string
}

/** One way out. `hand` resolves once the gateway has accepted the message, and throws `GatewayFault` otherwise. */
export type Gateway<Message> = {
  /** As the audit and the log name it. */
  readonly name: string
  hand(message: Message, signal: AbortSignal): Promise<void>
  close?(): void
}

/**
 * A gateway did not accept. `away`: it would fare no better with the next message. The text never holds the number, the
 * message or a secret: it goes to log and audit.
 */
export class GatewayFault extends Error {
  override name = 'GatewayFault'
  readonly away: boolean
  constructor(text: string, { away }: { away: boolean }) {
    super(text)
    this.away = away
  }
}
