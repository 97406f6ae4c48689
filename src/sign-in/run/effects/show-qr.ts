/** A QR code that a phone may scan in place of a name and a password. It is this flow's alone; a new one ends the last. */
import type { Tx } from '../../../base/database/database.ts'
import type { Instant } from '../../../base/time/instant.ts'
import { type OpenedQr, openQr } from '../../../methods/index.ts'
import { type FlowDeps, knowingOf, type Visitor } from '../deps.ts'
import type { Flow } from '../flow-store.ts'
import { shownOf } from '../shown.ts'

type Asking = { flow: Flow; visitor: Visitor; now: Instant }

/** Only the browser of the flow collects what comes of it (CVE-2026-7507): the flow is what it is bound to. */
export function showQr(deps: FlowDeps, tx: Tx, { flow, visitor, now }: Asking): Promise<OpenedQr> {
  const { marks } = knowingOf(deps, visitor, now)
  const shown = shownOf(deps, { flow, visitor, named: false, now })
  const { address } = visitor
  return openQr(deps, tx, { binding: flow.id, realm: flow.request.realm, shown, marks, address, now })
}

/** The code that a script shows beside the first step: the flow itself does not move. */
export const openQrFor = (deps: FlowDeps, asking: Asking): Promise<OpenedQr> =>
  deps.db.transaction((tx) => showQr(deps, tx, asking))
