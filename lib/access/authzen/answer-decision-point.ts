import 'server-only';
import { answerProblem } from '@/lib/access/api/problem';
import { bearerOf, isJson, readObject } from '@/lib/access/api/read-request';
import { ApiRefusal } from '@/lib/access/api/refusal';
import { openWithKey } from '@/lib/access/api-keys/open-with-key';
import { requireAvailable } from '@/lib/access/context/require-available';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { clientIpOf } from '@/lib/platform/http/client';
import { echoOf } from '@/lib/platform/http/echo';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import { chooseLocale, type Locale } from '@/lib/platform/i18n/locales';
import { note } from '@/lib/platform/refusals/asked';
import { answerAccessRequest, requestsAddress, requireMethod } from './access-requests/answer-access-request';
import { answerQuestions, readEvaluation, readEvaluations } from './answer-evaluation';
import { type EndpointPath, endpointPaths } from './decision-point';
import { decisionScope } from './decision-scope';
import type { Asking } from './evaluate';
import { namedBy } from './found-in-facts';
import type { RecordKind } from './record-kind';
import { searchActions } from './search-actions';
import { searchResources } from './search-resources';
import { searchSubjects } from './search-subjects';

/** Where a request goes: the workspace of the decision point, and the path below `access/v1`. */
export interface Asked {
  workspace: string;
  path: string;
}

const readers = { evaluation: readEvaluation, evaluations: readEvaluations } as const;
type Evaluating = keyof typeof readers;
const isEvaluating = (path: EndpointPath): path is Evaluating => Object.hasOwn(readers, path);

type Answer = (asking: Asking, body: object, language: Locale) => Promise<object>;

const searches: Readonly<Record<Exclude<EndpointPath, Evaluating>, Answer>> = {
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
  request: ProgramRequest,
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
  request: ProgramRequest,
  { workspace, path }: Asked,
  language: Locale,
): Promise<Response> {
  const endpoint = endpointPaths.find((each) => each === path);
  const requests = requestsAddress(path);
  note({ act: decisionScope });
  if (requests) requireMethod(requests, request.method);
  else if (!endpoint) throw new NotFound();
  else if (request.method !== 'POST') throw new ApiRefusal('method-not-allowed', {}, { allow: 'POST' });
  const token = bearerOf(request);
  // Read before the key is opened, so that one statement reads both. Its faults are answered after those of the key.
  const asked =
    endpoint && isEvaluating(endpoint) ? await settled(bodyOf(request), readers[endpoint]) : undefined;
  const named = asked?.value && namedBy(kinds, asked.value.questions);
  const { id: keyId, ctx, scopes, facts } = await openWithKey(token, clientIpOf(request.headers), named);
  // A workspace of others answers like one that does not exist (R6).
  if (ctx.workspace.slug !== workspace) throw new NotFound();
  if (!scopes.includes(decisionScope))
    throw new ApiRefusal('scope-missing', { rule: { kind: 'api-scope', id: decisionScope } });
  requireAvailable(ctx, decisionScope);
  if (requests) return answerAccessRequest({ ctx, keyId }, requests, request, bodyOf);
  if (asked?.value) return Response.json(await answerQuestions({ ctx, kinds, facts }, asked.value, language));
  if (asked) throw asked.error;
  if (!endpoint || isEvaluating(endpoint)) throw new NotFound();
  return Response.json(await searches[endpoint]({ ctx, kinds }, await bodyOf(request), language));
}

type Settled<T> = { value: T } | { value?: undefined; error: unknown };

async function settled<T>(body: Promise<object>, read: (body: object) => T): Promise<Settled<T>> {
  try {
    return { value: read(await body) };
  } catch (error) {
    return { error };
  }
}

/** The standard answers 400 for a wrong type, where the API answers 415. */
async function bodyOf(request: ProgramRequest): Promise<object> {
  const type = request.headers.get('content-type');
  if (!isJson(request)) throw new Invalid({ 'Content-Type': type === null ? 'required' : 'invalid' });
  return readObject(request);
}
