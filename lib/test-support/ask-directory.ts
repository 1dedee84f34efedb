import 'server-only';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { answerDirectory } from '@/lib/access/provisioning/answer-directory';
import { createToken } from '@/lib/access/provisioning/tokens/create-token';
import { programRoutes } from '@/lib/programs';

import { programServer } from './program-server';

/** The members of an answer that tests read by name; each answer has some of them. */
interface Body {
  schemas: string[];
  id: string;
  userName: string;
  externalId: string;
  displayName: string;
  active: boolean;
  groups: { value: string; display: string }[];
  members: { value: string; display: string }[];
  meta: { version: string; location: string; resourceType: string };
  totalResults: number;
  startIndex: number;
  itemsPerPage: number;
  Resources: Body[];
  /** Of an error. */
  status: string;
  scimType: string;
  detail: string;
}

export interface DirectoryAnswer {
  status: number;
  headers: Headers;
  body: Body;
}

/** Makes a directory token, for which the member answers as an administrator of the organisation. */
export async function directoryToken(
  { person, organisation }: WorkspaceContext,
  name = 'Okta',
): Promise<string> {
  const ctx = await loadOrganisationContext(person, organisation.slug);
  return (await createToken(ctx, { name, days: 30 })).token;
}

/**
 * Asks the directory as an identity provider with this token: over HTTP, where the server answers before Next.
 *
 * @param asked the method and the path below `/scim/v2`, such as `GET /Users`
 * @param body sent as JSON; a text is sent as it is
 */
export async function askDirectory(
  token: string | null,
  asked: string,
  body?: unknown,
  sent: Record<string, string> = {},
): Promise<DirectoryAnswer> {
  const [method = '', ...rest] = asked.split(' ');
  const address = new URL(`http://console.test/scim/v2${rest.join(' ')}`);
  const init = {
    method,
    headers: {
      'x-forwarded-for': '192.0.2.7',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/scim+json' }),
      ...sent,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
  const response = await (programRoutes(address.pathname)
    ? fetch(`${await programServer()}${address.pathname}${address.search}`, init)
    : answerDirectory(
        new Request(address, init),
        address.pathname.split('/').slice(3).map(decodeURIComponent),
      ));
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** The body of a PATCH. */
export const patch = (...operations: object[]) => ({ schemas: [patchSchema], Operations: operations });

/** The id of a group by its name. */
export async function groupNamed(token: string, displayName: string): Promise<string> {
  const filter = encodeURIComponent(`displayName eq "${displayName}"`);
  const { body } = await askDirectory(token, `GET /Groups?filter=${filter}&excludedAttributes=members`);
  const [group] = body.Resources;
  if (!group) throw new Error(`There is no group ${displayName}.`);
  return group.id;
}
