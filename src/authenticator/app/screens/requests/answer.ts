import { useEffect } from 'preact/hooks'
import { approve, decline, notMe } from '../../index.ts'
import type { AppRequest } from '../../store/app-state.ts'
import type { AppAccount } from '../../store/kept.ts'
import { whatOf } from '../../words/request-words.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useVerb, type Verb } from '../verb.ts'
import { useEnding } from './ending.ts'

export type Answering = {
  readonly verb: Verb
  readonly approve: (how: { pin: string } | { unlock: true }, number: string | undefined) => void
  readonly decline: () => void
  readonly notMe: () => void
}

/** The answers to a request, and where each leads. A request that ends elsewhere meanwhile is over here too. */
export function useAnswer(request: AppRequest, account: AppAccount): Answering {
  const { app, state } = useApp()
  const speech = useWords()
  const { finish } = useMove()
  const verb = useVerb()
  const end = useEnding()
  const isOpen = state.requests.some(({ id }) => id === request.id)
  // It ends once, when it is no longer open
  useEffect(() => {
    if (!isOpen && !verb.busy) end({ refusal: 'request-over' }, account)
  }, [isOpen, verb.busy])
  const over = (is: 'declined' | 'not-me') => () => finish({ at: 'done', done: { is } })
  const done = { is: 'approved', what: whatOf(speech, request.shown), realm: account.realm } as const
  return {
    verb,
    approve: (how, number) =>
      verb.run(
        () => approve(app, request, how, number),
        () => finish({ at: 'done', done }),
        (no) => end(no, account),
      ),
    decline: () =>
      verb.run(
        () => decline(app, request),
        over('declined'),
        (no) => end(no, account),
      ),
    notMe: () =>
      verb.run(
        () => notMe(app, request),
        over('not-me'),
        (no) => end(no, account),
      ),
  }
}
