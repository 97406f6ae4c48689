import type { AccountName, Campus } from '../campus.ts'

/** Whether an account, by its realm and normalised sign-in name, is an administrator's. */
export const isAdmin = ({ roles }: Pick<Campus, 'roles'>, { realm, name }: AccountName): boolean =>
  roles.admins.some(({ account }) => account.realm === realm && account.name === name)
