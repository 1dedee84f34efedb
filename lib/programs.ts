import 'server-only';
import { answerRequest } from '@/lib/access/api/answer-request';
import { answerDecisionPoint } from '@/lib/access/authzen/answer-decision-point';
import type { ProgramHandler } from '@/lib/platform/http/program-request';
import { decisionRecords, operations } from './modules';

/** Only plain segments: an address that would have to be decoded or shortened first is left to Next. */
const decisionPoint = /^\/authzen\/([\w-]+)\/access\/v1\/((?:[\w-]+\/)*[\w-]*)$/;
const api = /^\/api\/v1\/(?:[\w-]+\/)*[\w-]*$/;

/** The addresses of programs, as the routes of `app/authzen` and `app/api/v1` have them. */
export function programRoutes(path: string): ProgramHandler | null {
  const [, workspace, below] = decisionPoint.exec(path) ?? [];
  if (workspace !== undefined && below !== undefined)
    return (request) => answerDecisionPoint(decisionRecords, request, { workspace, path: below });
  return api.test(path) ? (request) => answerRequest(operations, request) : null;
}
