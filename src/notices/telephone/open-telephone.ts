import type { Clock } from '../../base/time/clock.ts'
import type { Channels } from '../../campus/index.ts'
import { httpGateway } from './http-gateway.ts'
import { type InTurn, inTurn } from './in-turn.ts'
import type { Gateway, OutgoingCall, OutgoingText } from './outgoing.ts'
import { smppGateway } from './smpp/smpp-gateway.ts'
import { isSigned, type SignedRequest } from './twilio/signature.ts'
import { twilioCalls, twilioTexts } from './twilio/twilio-gateway.ts'

/** The ways out by telephone; each is undefined where no gateway is configured. */
export type Telephone = {
  readonly texts: InTurn<OutgoingText> | undefined
  readonly calls: InTurn<OutgoingCall> | undefined
  /** Whether one of the configured providers signed a request that tells us of a text or call. */
  isFromProvider(request: SignedRequest): boolean
  close(): void
}

type Setting = { clock: Clock; patience?: number }
type TextGateway = NonNullable<Channels['sms']>['gateways'][number]

/** Opens the gateways of `channels.sms` and `channels.voice`; connections are made with the first message. */
export function openTelephone({ sms, voice }: Pick<Channels, 'sms' | 'voice'>, setting: Setting): Telephone {
  const texts =
    sms &&
    inTurn(
      sms.gateways.map((one) => textGateway(one, sms.sender)),
      setting,
    )
  const calls =
    voice &&
    inTurn(
      voice.gateways.map((one) => twilioCalls({ ...one, sender: one.sender ?? voice.from })),
      setting,
    )
  const providers = [...(sms?.gateways ?? []), ...(voice?.gateways ?? [])].filter((one) => one.kind === 'twilio')
  return {
    texts,
    calls,
    isFromProvider: (request) =>
      isSigned(
        providers.map(({ secret }) => secret.reveal()),
        request,
      ),
    close() {
      texts?.close()
      calls?.close()
    },
  }
}

function textGateway(gateway: TextGateway, usual: string): Gateway<OutgoingText> {
  const sender = gateway.sender ?? usual
  switch (gateway.kind) {
    case 'smpp':
      return smppGateway({ ...gateway, sender })
    case 'http':
      return httpGateway({ ...gateway, sender })
    case 'twilio':
      return twilioTexts({ ...gateway, sender })
  }
}
