import 'server-only';
import type { z } from 'zod';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** A call of an operation, authenticated and validated. */
export interface ApiCall<P, Q, B> {
  /** The context of the key's holder. */
  ctx: WorkspaceContext;
  /** Whether the key has another scope, for answers that would show more than the operation's own scope opens. */
  holds: (scope: ApiScope) => boolean;
  params: P;
  query: Q;
  body: B;
  /** The same for every repetition under one `Idempotency-Key` of a key; otherwise new. */
  requestId: string;
}

export const apiMethods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;
export type ApiMethod = (typeof apiMethods)[number];

/** What the document, the reference page and the dispatcher know of an operation. */
interface Described<P, Q, B, A> {
  /** Its `operationId`; the summary is `api.operations.<id>` in `messages/`. */
  id: string;
  method: ApiMethod;
  /** Below `/api/v1`, with parameters in braces. */
  path: `/${string}`;
  scope: ApiScope;
  /** The status of a success. */
  status: 200 | 201 | 202;
  /** The parameters of the path. A value that cannot be one answers 404. */
  params?: P;
  /** Strict objects: unknown names are refused. Messages are keys of `errors`. */
  query?: Q;
  body?: B;
  answer: A;
  /** A body that the schema accepts, for the `curl` line of the reference. */
  example?: Readonly<Record<string, unknown>>;
  /** The names of the request for those by which the service refuses an input. */
  fields?: Readonly<Record<string, string>>;
}

export interface Operation extends Described<z.ZodObject, z.ZodObject, z.ZodObject, z.ZodType> {
  run: (call: ApiCall<unknown, unknown, unknown>) => Promise<unknown>;
}

/**
 * Declares an operation of `/api/v1`. The same schemas validate the request, type the handler and make the OpenAPI
 * document.
 *
 * @param declared `run` calls a service, which decides about the target, and returns the answer
 */
export function operation<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodObject,
  A extends z.ZodType,
>(
  declared: Described<P, Q, B, A> & {
    run: (call: ApiCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.output<A>>;
  },
): Operation {
  // The dispatcher calls it only with values that these schemas returned.
  return declared as unknown as Operation;
}
