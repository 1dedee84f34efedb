import 'server-only';
import { answerRequest } from '@/lib/access/api/answer-request';
import { answerDecisionPoint } from '@/lib/access/authzen/answer-decision-point';
import { answerConfirmation } from '@/lib/access/presence/answer-confirmation';
import { answerDirectory } from '@/lib/access/provisioning/answer-directory';
import type { ProgramRoute } from '@/lib/platform/http/program-request';
import { decisionRecords, operations } from './modules';

/** Only plain segments: an address that would have to be decoded or shortened first is left to Next. */
const decisionPoint = /^\/authzen\/([\w-]+)\/access\/v1\/((?:[\w-]+\/)*[\w-]*)$/;
const api = /^\/api\/v1\/(?:[\w-]+\/)*[\w-]*$/;
const openConsole = /^\/api\/consoles\/([\w-]+)$/;
const directory = /^\/scim\/v2\/([\w-]+(?:\/(?:[\w-]+|\.search))?)$/;

/** The addresses of programs, as the routes of `app/authzen`, `app/scim` and `app/api` have them. */
export function programRoutes(path: string): ProgramRoute | null {
  const [, workspace, below] = decisionPoint.exec(path) ?? [];
  if (workspace !== undefined && below !== undefined)
    return {
      pattern: '/authzen/[workspace]/access/v1/[...path]',
      answer: (request) => answerDecisionPoint(decisionRecords, request, { workspace, path: below }),
    };
  const [, inDirectory] = directory.exec(path) ?? [];
  if (inDirectory !== undefined)
    return {
      pattern: '/scim/v2/[...path]',
      answer: (request) => answerDirectory(request, inDirectory.split('/')),
    };
  const [, console] = openConsole.exec(path) ?? [];
  if (console !== undefined)
    return { pattern: '/api/consoles/[console]', answer: () => answerConfirmation(console) };
  if (!api.test(path)) return null;
  return { pattern: '/api/v1/[...path]', answer: (request) => answerRequest(operations, request) };
}
