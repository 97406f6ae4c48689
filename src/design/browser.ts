import { code, copy, sendOnce, showPassword } from './browser/controls.ts'
import { humanCheck } from './browser/human-check.ts'
import { island } from './browser/island.ts'
import { canAskKeys, key, passkeyOffer } from './browser/keys.ts'
import { menu, search, takeFocus, toast } from './browser/page.ts'
import { printPage, saveText } from './browser/paper.ts'
import { qrSignIn } from './browser/phone/qr-sign-in.ts'
import { waitForPhone } from './browser/phone/wait.ts'
import { ring } from './browser/ring.ts'
import { textedCode, waitForCall } from './browser/telephone.ts'

export { island, setWord } from './browser/island.ts'

island('show-password', showPassword)
island('copy', copy)
island('once', sendOnce)
island('code', code)
island('focus', takeFocus)
island('menu', menu)
island('toast', toast)
island('search', search)
island('ring', ring)
island('human-check', humanCheck)
island('key', key)
island('passkey-offer', passkeyOffer)
island('can-ask-keys', canAskKeys)
island('print', printPage)
island('save', saveText)
island('call', waitForCall)
island('texted-code', textedCode)
island('wait', waitForPhone)
island('qr-sign-in', qrSignIn)
