import { useEffect } from 'preact/hooks'
import { prepareAnswer } from '../../index.ts'
import { whatOf } from '../../words/request-words.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { Strong } from '../../words/strong.tsx'
import { TypePin } from '../pin/type-pin.tsx'
import { useAnswer } from './answer.ts'
import { type RequestProps, RequestTime } from './request-parts.tsx'

/** The last step of an approval: the PIN, or at once a finger or face where the person chose that. */
export function RequestPin({ request, account, number }: RequestProps & { number?: string | undefined }) {
  const { app } = useApp()
  const speech = useWords()
  const answering = useAnswer(request, account)
  const unlock = () => answering.approve({ unlock: true }, number)
  // It asks once, when the screen comes
  useEffect(() => {
    prepareAnswer(app, request)
    if (account.unlock) unlock()
  }, [])
  const values = { what: whatOf(speech, request.shown), realm: account.realm.name[speech.language] }
  const text = speech.t(request.shown.what === 'step-up' ? 'app.pin.type.step-up' : 'app.pin.type.sign-in', values)
  return (
    <TypePin
      account={account}
      title={speech.t('app.pin.type.title')}
      about={<Strong text={text} words={[values.what]} />}
      verb={answering.verb}
      end={<RequestTime request={request} />}
      onPin={(pin) => answering.approve({ pin }, number)}
      onFinger={account.unlock ? unlock : undefined}
    />
  )
}
