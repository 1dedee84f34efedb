import 'server-only';
import { answerProblem } from '@/lib/access/api/problem';
import { bearerOf, isJson, readObject } from '@/lib/access/api/read-request';
import { ApiRefusal } from '@/lib/access/api/refusal';
import { openWithKey } from '@/lib/access/api-keys/open-with-key';
import { requireAvailable } from '@/lib/access/context/require-available';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { clientIpOf } from '@/lib/platform/http/client';
import { echoOf } from '@/lib/platform/http/echo';
import { chooseLocale, type Locale } from '@/lib/platform/i18n/locales';
import { answerAccessRequest, requestsAddress, requireMethod } from './access-requests/answer-access-request';
import { answerEvaluation, answerEvaluations } from './answer-evaluation';
import { type EndpointPath, endpointPaths } from './decision-point';
import { decisionScope } from './decision-scope';
import type { Asking } from './evaluate';
import type { RecordKind } from './record-kind';
import { searchActions } from './search-actions';
import { searchResources } from './search-resources';
import { searchSubjects } from './search-subjects';

/** Where a request goes: the workspace of the decision point, and the path below `access/v1`. */
export interface Asked {
  workspace: string;
  path: string;
}

type Answer = (asking: Asking, body: object, language: Locale) => Promise<object>;

const answers: Readonly<Record<EndpointPath, Answer>> = {
  evaluation: answerEvaluation,
  evaluations: answerEvaluations,
  'search/subject': searchSubjects,
  'search/resource': searchResources,
  'search/action': searchActions,
};

/**
 * Answers a program that asks the decision point of a workspace. Checks in turn: address, method, key, limit,
 * workspace, scope, the present access of the key's holder (R4), input. An error is a problem (RFC 9457).
 */
export async function answerDecisionPoint(
  kinds: readonly RecordKind[],
  request: Request,
  asked: Asked,
): Promise<Response> {
  const language = chooseLocale(undefined, request.headers.get('accept-language'));
  const response = await answer(kinds, request, asked, language).catch((error: unknown) =>
    answerProblem(error, language),
  );
  response.headers.set('cache-control', 'no-store');
  for (const [name, value] of Object.entries(echoOf(request))) response.headers.set(name, value);
  return response;
}

async function answer(
  kinds: readonly RecordKind[],
  request: Request,
  { workspace, path }: Asked,
  language: Locale,
): Promise<Response> {
  const endpoint = endpointPaths.find((each) => each === path);
  const requests = requestsAddress(path);
  if (requests) requireMethod(requests, request.method);
  else if (!endpoint) throw new NotFound();
  else if (request.method !== 'POST') throw new ApiRefusal('method-not-allowed', {}, { allow: 'POST' });
  const { id: keyId, ctx, scopes } = await openWithKey(bearerOf(request), clientIpOf(request.headers));
  // A workspace of others answers like one that does not exist (R6).
  if (ctx.workspace.slug !== workspace) throw new NotFound();
  if (!scopes.includes(decisionScope))
    throw new ApiRefusal('scope-missing', { rule: { kind: 'api-scope', id: decisionScope } });
  requireAvailable(ctx, decisionScope);
  if (requests) return answerAccessRequest({ ctx, keyId }, requests, request, bodyOf);
  if (!endpoint) throw new NotFound();
  const found = await answers[endpoint]({ ctx, kinds }, await bodyOf(request), language);
  return Response.json(found);
}

/** The standard answers 400 for a wrong type, where the API answers 415. */
async function bodyOf(request: Request): Promise<object> {
  const type = request.headers.get('content-type');
  if (!isJson(request)) throw new Invalid({ 'Content-Type': type === null ? 'required' : 'invalid' });
  return readObject(request);
}
