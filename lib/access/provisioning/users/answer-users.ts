import 'server-only';
import type { Transaction } from '@/db/tenant';
import { readObject } from '@/lib/access/api/read-request';
import type { OrganisationContext } from '@/lib/access/context/context';
import { acrossOrganisation } from '@/lib/access/context/transactions';
import { changingPeople, lockPerson } from '@/lib/access/people/changing-people';
import { removeLocked } from '@/lib/access/people/remove-person';
import { endSessions } from '@/lib/access/people/suspend-person';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import type { Asking } from '../asking';
import { noteChange } from '../note-change';
import { applyPatch } from '../patch/apply-patch';
import { operationsOf } from '../patch/operations';
import { scimResponse } from '../protocol/answer';
import { addressValues, chosen, listQuery, listResponse, pageOf } from '../protocol/list-query';
import { includes, project, projection } from '../protocol/projection';
import type { Resource } from '../protocol/schemas';
import { names, requireVersion, versionIn } from '../protocol/version';
import { changeAccesses } from './change-accesses';
import { addUser, changeUser } from './change-user';
import { placesOfUsers } from './places-of-users';
import { readUser, readUsers } from './read-users';
import { noPlaces, type Places, type UserRow, userAttributes, userResource } from './user-resource';
import { wantedAccess } from './wanted-access';
import { wantedUser } from './wanted-user';

const { schemas, core } = userAttributes;

/** Lists users, for the parameters of an address or the body of a search (RFC 7644, 3.4.2 and 3.4.3). */
export async function listUsers(
  { ctx, base }: Asking,
  parameter: (name: string) => unknown,
): Promise<Response> {
  const query = listQuery('Users', parameter);
  const asked = projection(parameter, schemas);
  const isAboutPlaces = /"(?:groups|memberships)"/i.test(JSON.stringify([query.filter, query.sortBy]));
  return acrossOrganisation(ctx, async (tx) => {
    const rows = await readUsers(tx, ctx, query.filter);
    const byId = new Map(rows.map((row) => [row.person.userId, row]));
    const resourcesOf = (ids: readonly string[], places: ReadonlyMap<string, Places>) =>
      ids.map((id) => userResource(byId.get(id) as UserRow, places.get(id) ?? noPlaces(), base));
    const ids = [...byId.keys()];
    const found = chosen(
      resourcesOf(ids, isAboutPlaces ? await placesOfUsers(tx, ctx, ids) : new Map()),
      query,
    );
    const { resources: chosenOnes, place } = pageOf(found, query);
    const page = chosenOnes.map(({ id }) => id);
    const needsPlaces = includes(asked, 'groups') || includes(asked, 'memberships');
    const resources = resourcesOf(page, needsPlaces ? await placesOfUsers(tx, ctx, page) : new Map());
    const sent = resources.map((each) => project(each, asked, core));
    return scimResponse(200, listResponse(sent, found.length, place));
  });
}

async function resourceOf(tx: Transaction, ctx: OrganisationContext, userId: string, base: string) {
  const row = await readUser(tx, ctx, userId);
  const places = (await placesOfUsers(tx, ctx, [row.person.userId])).get(row.person.userId) ?? noPlaces();
  return { row, access: places.access, resource: userResource(row, places, base) };
}

/** One user; 304 while the client has the present version (RFC 7644, 3.14). */
export function getUser({ ctx, request, base }: Asking, userId: string): Promise<Response> {
  return acrossOrganisation(ctx, async (tx) => {
    const { resource } = await resourceOf(tx, ctx, userId, base);
    const etag = versionIn(resource);
    if (names(request.headers.get('if-none-match'), etag)) return scimResponse(304, null, { etag });
    return answered(200, resource, request);
  });
}

/** Adds a user (RFC 7644, 3.3). */
export async function postUser({ ctx, request, base }: Asking): Promise<Response> {
  const wanted = wantedUser(await readObject(request));
  const resource = await changingPeople(ctx, async (tx, actor) => {
    const userId = await addUser(tx, actor, wanted);
    await noteChange(tx, actor);
    return (await resourceOf(tx, actor, userId, base)).resource;
  });
  return answered(201, resource, request);
}

/** Replaces a user, or patches one (RFC 7644, 3.5). */
export async function saveUser({ ctx, request, base }: Asking, userId: string): Promise<Response> {
  const body = await readObject(request);
  const operations = request.method === 'PATCH' ? operationsOf(body) : null;
  const resource = await changingPeople(ctx, async (tx, actor) => {
    await lockPerson(tx, actor, userId);
    const before = await resourceOf(tx, actor, userId, base);
    requireVersion(request, before.resource);
    const after = operations ? applyPatch(before.resource, operations, userAttributes) : body;
    await changeUser(tx, actor, before.row, wantedUser(after));
    await changeAccesses(tx, actor, before.row.person.userId, before.access, wantedAccess(after) ?? []);
    await noteChange(tx, actor);
    return (await resourceOf(tx, actor, userId, base)).resource;
  });
  return answered(200, resource, request);
}

/** Removes a user from the organisation, and so from every workspace of it (RFC 7644, 3.6; S1.29). */
export async function deleteUser({ ctx, request, base }: Asking, userId: string): Promise<Response> {
  await changingPeople(ctx, async (tx, actor) => {
    await lockPerson(tx, actor, userId);
    requireVersion(request, (await resourceOf(tx, actor, userId, base)).resource);
    await removeLocked(tx, actor, userId);
    await endSessions(tx, actor, userId);
    await noteChange(tx, actor);
  });
  return scimResponse(204, null);
}

function answered(status: 200 | 201, resource: Resource, request: ProgramRequest): Response {
  const asked = projection(addressValues(request), schemas);
  const { location } = resource.meta as { location: string };
  const headers = {
    ...{ etag: versionIn(resource), 'content-location': location },
    ...(status === 201 && { location }),
  };
  return scimResponse(status, project(resource, asked, core), headers);
}
