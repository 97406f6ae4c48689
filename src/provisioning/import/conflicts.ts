import type { Tx } from '../../base/database/database.ts'
import { type EnrolmentConflict, findEnrolmentConflicts } from '../../lifecycle/index.ts'
import { findPeopleConflicts, type PeopleConflict } from '../../people/index.ts'
import { ACCOUNT_COLUMN } from '../people-file/columns.ts'
import type { FaultList, ImportFault } from '../people-file/fault.ts'
import type { Header } from '../people-file/header.ts'

/** Adds what the lines make impossible together, or with what is stored. */
export async function addConflicts(tx: Tx, { header, faults }: { header: Header; faults: FaultList }): Promise<void> {
  const people = await findPeopleConflicts(tx)
  const enrolments = await findEnrolmentConflicts(tx)
  faults.add(...people.conflicts.map(ofPeople))
  faults.add(...enrolments.conflicts.map((conflict) => ofEnrolment(conflict, header)))
  faults.addUntold(people.more + enrolments.more)
}

function ofPeople(conflict: PeopleConflict): ImportFault {
  const { line } = conflict
  if (conflict.kind === 'lines-disagree') {
    const { column, otherLine, person, said } = conflict
    return said
      ? { line, column, key: 'lines-disagree', values: { otherLine, person, ...said } }
      : { line, column, key: 'lines-disagree-hidden', values: { otherLine, person } }
  }
  const { kind: key, realm, line: _, ...values } = conflict
  return { line, column: `${ACCOUNT_COLUMN}${realm}`, key, values }
}

function ofEnrolment(conflict: EnrolmentConflict, { places }: Header): ImportFault {
  const { kind, line, ...values } = conflict
  if (kind === 'enrolment-twice' && !places.has('enrolment_id'))
    return { line, column: 'person_id', key: 'enrolment-twice-by-person', values }
  return { line, column: 'enrolment_id', key: kind, values }
}
