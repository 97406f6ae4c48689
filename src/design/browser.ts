import { code, copy, sendOnce, showPassword } from './browser/controls.ts'
import { humanCheck } from './browser/human-check.ts'
import { island } from './browser/island.ts'
import { menu, search, takeFocus, toast } from './browser/page.ts'
import { ring } from './browser/ring.ts'

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
