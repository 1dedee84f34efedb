import 'server-only';
import { bearerOf, readObject } from '@/lib/access/api/read-request';
import { ApiRefusal } from '@/lib/access/api/refusal';
import { NotFound } from '@/lib/platform/errors';
import { clientIpOf } from '@/lib/platform/http/client';
import { echoOf } from '@/lib/platform/http/echo';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import { chooseLocale } from '@/lib/platform/i18n/locales';
import { note } from '@/lib/platform/refusals/asked';
import { env } from '@/lib/platform/settings/settings';
import type { Asking } from './asking';
import { answerBulk } from './bulk/answer-bulk';
import { directoryAddress } from './directory-address';
import { answerDiscovery, type DiscoveryName, discoveryNames } from './discovery/answer-discovery';
import { getGroup, listGroups, refuseGroup, saveGroup } from './groups/answer-groups';
import { scimError } from './protocol/answer';
import { addressValues, bodyValues } from './protocol/list-query';
import { ScimRefusal } from './protocol/refusal';
import { openWithToken } from './tokens/open-with-token';
import { deleteUser, getUser, listUsers, postUser, saveUser } from './users/answer-users';

/**
 * Answers an identity provider (RFC 7644). Checks in turn: token, limit, address, method, content type, input; then the
 * services decide with the present access of the token's administrator (R4, SC1).
 */
export async function answerDirectory(request: ProgramRequest, path: readonly string[]): Promise<Response> {
  const language = chooseLocale(undefined, request.headers.get('accept-language'));
  const orError = (work: () => Promise<Response>) =>
    work().catch((error: unknown) => scimError(error, language));
  const response = await orError(() => answer(request, path, orError));
  for (const [name, value] of Object.entries(echoOf(request))) response.headers.set(name, value);
  return response;
}

type Handler = (asking: Asking, id: string) => Response | Promise<Response>;

const ofUsers: Record<string, Handler> = {
  GET: (asking) => listUsers(asking, addressValues(asking.request)),
  POST: (asking) => postUser(asking),
};
const ofUser: Record<string, Handler> = { GET: getUser, PUT: saveUser, PATCH: saveUser, DELETE: deleteUser };
const ofGroups: Record<string, Handler> = {
  GET: (asking) => listGroups(asking, addressValues(asking.request)),
  POST: refuseGroup,
};
const ofGroup: Record<string, Handler> = {
  GET: getGroup,
  PUT: saveGroup,
  PATCH: saveGroup,
  DELETE: refuseGroup,
};
const searches: Record<string, Handler> = {
  Users: async (asking) => listUsers(asking, bodyValues(await readObject(asking.request))),
  Groups: async (asking) => listGroups(asking, bodyValues(await readObject(asking.request))),
};

async function answer(
  request: ProgramRequest,
  path: readonly string[],
  orError: (work: () => Promise<Response>) => Promise<Response>,
): Promise<Response> {
  const ctx = await openWithToken(bearerOf(request), clientIpOf(request.headers));
  const base = directoryAddress(env().APP_ORIGIN);
  const [type = '', id, ...rest] = path;
  if (rest.length > 0) throw new NotFound();
  const ofBulk = (asking: Asking) => answerBulk(asking, (one, below) => answer(one, below, orError), orError);
  const isBulk = type === 'Bulk' && id === undefined;
  const handler = handlerOf(isBulk ? { POST: ofBulk } : handlersAt(type, id), request);
  note({ act: `directory ${request.method}` });
  requireJson(request);
  return handler({ ctx, request, base }, id ?? '');
}

function handlersAt(type: string, id: string | undefined): Record<string, Handler> {
  // RFC 7644, 3.11: a token is not a person of the organisation.
  if (type === 'Me') throw new ScimRefusal(501, null, 'A directory token is no person: there is no /Me.');
  const discovery = discoveryNames.find((name) => name === type);
  if (discovery) return Object.fromEntries([['GET', discoveryHandler(discovery, id)]]);
  const search = Object.hasOwn(searches, type) ? searches[type] : undefined;
  if (!search) throw new NotFound();
  if (id === '.search') return { POST: search };
  if (type === 'Users') return id === undefined ? ofUsers : ofUser;
  return id === undefined ? ofGroups : ofGroup;
}

const discoveryHandler =
  (name: DiscoveryName, id: string | undefined): Handler =>
  ({ request, base }) =>
    answerDiscovery(name, id, request, base);

/** @throws ScimRefusal, 405 with the methods of the address */
function handlerOf(handlers: Record<string, Handler>, { method }: ProgramRequest): Handler {
  const handler = Object.hasOwn(handlers, method) ? handlers[method] : undefined;
  if (handler) return handler;
  const allow = Object.keys(handlers).join(', ');
  throw new ScimRefusal(405, null, `This address allows ${allow}.`, { allow });
}

/** The standard names `application/scim+json`; some providers send `application/json` (RFC 7644, 3.1). */
function requireJson({ method, headers }: ProgramRequest): void {
  if (method === 'GET' || method === 'DELETE') return;
  if (!/^application\/(?:scim\+)?json\s*(?:;|$)/i.test(headers.get('content-type') ?? ''))
    throw new ApiRefusal('unsupported-media-type');
}
