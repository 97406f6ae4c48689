import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import { contentPolicy } from '../../base/web/security-headers.ts'
import { renderPage } from './document.tsx'

type SendOptions = {
  /** 200 unless told. */
  status?: number
  /** Origins to which the page's forms may lead by redirect: those of the application that is waited for. */
  formTargets?: readonly string[]
}

/**
 * Sends a page. It is never stored, since it is about one person, and never compressed, since it holds the form token
 * beside text that others can influence (BREACH, 2013).
 */
export function sendPage(reply: FastifyReply, page: VNode, options: SendOptions = {}): FastifyReply {
  if (options.formTargets?.length) reply.header('content-security-policy', contentPolicy(options.formTargets))
  return reply
    .code(options.status ?? 200)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(renderPage(page))
}
