/** What the first page offers beside a name. Whether it is accepted of a person is asked once it is known who that is. */
import type { Campus, Method } from '../../campus/index.ts'

/** Whether any realm that this flow is for accepts one of these kinds of anybody. */
export function offersAny({ realms }: Pick<Campus, 'realms'>, asked: string | undefined, kinds: readonly Method[]) {
  const open = Object.values(realms).filter(({ key }) => asked === undefined || key === asked)
  return open.some(({ mfa }) => {
    const varied = [...Object.values(mfa.byGroup), ...Object.values(mfa.byInstitution)].map(({ add }) => add)
    return [mfa.methods, ...varied].some((some) => some.some((kind) => kinds.includes(kind)))
  })
}

/** Whether a QR code for the app is shown at all (M3). */
export const offersApp = (campus: Pick<Campus, 'realms'>, asked: string | undefined): boolean =>
  offersAny(campus, asked, ['app'])
