import type { T } from '../../../i18n/index.ts'
import type { RegisteredMethod } from '../../../methods/index.ts'

type Named = Pick<RegisteredMethod, 'kind' | 'name' | 'shown'>

/** A method as its owner tells it from others: the name that they gave it, else its kind, and what stands on it. */
export function methodName(t: T, { kind, name, shown }: Named): string {
  const called = name || t(`method.${kind}`)
  return shown ? `${called} (${shown})` : called
}
