import type { FastifyReply, FastifyRequest } from 'fastify'

/** A request with the reply that answers it. */
export type Call = { request: FastifyRequest; reply: FastifyReply }

/** The same page about the account of another realm. */
export function addressFor(address: string, realm: string): string {
  const url = new URL(address, 'http://page.invalid')
  url.searchParams.set('account', realm)
  return `${url.pathname}${url.search}`
}

/** Where a GET shows the page of this request: itself, or for an answer to a form the page that the form was on. */
export function pageAddress(request: FastifyRequest): string {
  if (request.method === 'GET') return request.url
  const [path = '/'] = request.url.split('?')
  const { account } = request.query as { account?: unknown }
  return typeof account === 'string' ? addressFor(path, account) : path
}
