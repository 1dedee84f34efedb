import 'server-only';
import { randomUUID } from 'node:crypto';
import { openWithKey } from '@/lib/access/api-keys/open-with-key';
import { requireScope } from '@/lib/access/api-keys/scope-availability';
import { clientIpOf } from '@/lib/platform/http/client';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import { chooseLocale } from '@/lib/platform/i18n/locales';
import { note } from '@/lib/platform/refusals/asked';
import { answerOnce, requestIdOf } from './answer-once';
import { findOperation } from './find-operation';
import type { Operation } from './operation';
import { answerProblem } from './problem';
import { bearerOf, idempotencyKeyOf, readInput } from './read-request';
import { ApiRefusal } from './refusal';

/**
 * Answers a program that presents an API key. Checks in turn: address, method, key, limit, scope, the present access
 * of the key's holder (R4), input; the service decides about the target. An error is a problem, and nothing of the
 * request was done.
 */
export async function answerRequest(
  operations: readonly Operation[],
  request: ProgramRequest,
): Promise<Response> {
  const response = await answer(operations, request);
  // RFC 8631: where a program finds what else it may call.
  response.headers.set('link', '</api/openapi.json>; rel="service-desc"; type="application/json"');
  return response;
}

async function answer(operations: readonly Operation[], request: ProgramRequest): Promise<Response> {
  let operation: Operation | undefined;
  try {
    const found = findOperation(operations, request);
    operation = found.operation;
    note({ act: operation.id });
    const result = await perform(operation, request, found.params);
    return Response.json(result, { status: operation.status, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const language = chooseLocale(undefined, request.headers.get('accept-language'));
    return answerProblem(error, language, operation?.fields);
  }
}

async function perform(
  operation: Operation,
  request: ProgramRequest,
  inPath: Readonly<Record<string, string>>,
) {
  const key = await openWithKey(bearerOf(request), clientIpOf(request.headers));
  if (!key.scopes.includes(operation.scope))
    throw new ApiRefusal('scope-missing', { rule: { kind: 'api-scope', id: operation.scope } });
  await requireScope(key.ctx, operation.scope);
  const input = await readInput(operation, request, inPath);
  const idempotencyKey = idempotencyKeyOf(request);
  const requestId = idempotencyKey === null ? randomUUID() : requestIdOf(key.id, idempotencyKey);
  const run = () =>
    operation.run({ ctx: key.ctx, holds: (scope) => key.scopes.includes(scope), requestId, ...input });
  if (idempotencyKey === null) return run();
  return answerOnce({ keyId: key.id, requestId }, { operation: operation.id, input }, run);
}
