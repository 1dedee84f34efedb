import 'server-only';
import type { Transaction } from '@/db/tenant';
import { readObject } from '@/lib/access/api/read-request';
import type { OrganisationContext } from '@/lib/access/context/context';
import { acrossOrganisation } from '@/lib/access/context/transactions';
import { changingPeople } from '@/lib/access/people/changing-people';
import { NotFound } from '@/lib/platform/errors';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import type { Asking } from '../asking';
import { fieldOf } from '../filter/matches';
import { changingWorkspace, openWorkspaces, readingWorkspace } from '../in-workspace';
import { noteChange } from '../note-change';
import { applyPatch } from '../patch/apply-patch';
import { operationsOf } from '../patch/operations';
import { scimResponse } from '../protocol/answer';
import { addressValues, chosen, listQuery, listResponse, pageOf } from '../protocol/list-query';
import { project, projection } from '../protocol/projection';
import { ScimRefusal } from '../protocol/refusal';
import type { Resource } from '../protocol/schemas';
import { names, requireVersion, versionIn } from '../protocol/version';
import { changeGroup, wantedMembers } from './change-group';
import { groupKey } from './group-id';
import { type GroupRow, groupAttributes, groupResource } from './group-resource';
import { readGroup, readGroups } from './read-groups';

const { schemas, core } = groupAttributes;

/** Lists groups, for the parameters of an address or the body of a search. */
export async function listGroups(
  { ctx, base }: Asking,
  parameter: (name: string) => unknown,
): Promise<Response> {
  const query = listQuery('Groups', parameter);
  const asked = projection(parameter, schemas);
  const rows = await acrossOrganisation(ctx, (tx) => allGroups(tx, ctx));
  const found = chosen(
    rows.map((row) => groupResource(row, base)),
    query,
  );
  const { resources, place } = pageOf(found, query);
  const page = resources.map((each) => project(each, asked, core));
  return scimResponse(200, listResponse(page, found.length, place));
}

/** The groups of every workspace that the administrator of the token sees (R6). */
async function allGroups(tx: Transaction, ctx: OrganisationContext): Promise<GroupRow[]> {
  const groups: GroupRow[] = [];
  for (const id of await openWorkspaces(tx, ctx)) {
    try {
      groups.push(...(await readingWorkspace(tx, ctx, id, (workspace) => readGroups(tx, workspace))));
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
  }
  return groups;
}

/** One group; 304 while the client has the present version. */
export async function getGroup({ ctx, request, base }: Asking, id: string): Promise<Response> {
  const key = groupKey(id);
  const row = await acrossOrganisation(ctx, (tx) =>
    readingWorkspace(tx, ctx, key.workspaceId, (workspace) => readGroup(tx, workspace, key)),
  );
  const resource = groupResource(row, base);
  const etag = versionIn(resource);
  if (names(request.headers.get('if-none-match'), etag)) return scimResponse(304, null, { etag });
  return answered(resource, request);
}

/** Replaces the people of a group, or patches them (RFC 7644, 3.5). */
export async function saveGroup({ ctx, request, base }: Asking, id: string): Promise<Response> {
  const key = groupKey(id);
  const body = await readObject(request);
  const operations = request.method === 'PATCH' ? operationsOf(body) : null;
  const resource = await changingPeople(ctx, async (tx, actor) => {
    const after = await changingWorkspace(tx, actor, key.workspaceId, async (workspace) => {
      const group = await readGroup(tx, workspace, key);
      const before = groupResource(group, base);
      requireVersion(request, before);
      const wanted = operations ? applyPatch(before, operations, groupAttributes) : body;
      const displayName = fieldOf(wanted, 'displayName');
      await changeGroup(tx, workspace, group, { displayName, members: wantedMembers(wanted) });
      return groupResource(await readGroup(tx, workspace, key), base);
    });
    await noteChange(tx, actor);
    return after;
  });
  return answered(resource, request);
}

/** Groups are made and deleted where their levels and teams are: in the console. */
export function refuseGroup(): never {
  throw new ScimRefusal(
    403,
    null,
    'Groups are the levels and teams of workspaces. Link a group of the identity provider to one of them.',
  );
}

function answered(resource: Resource, request: ProgramRequest): Response {
  const asked = projection(addressValues(request), schemas);
  const { location } = resource.meta as { location: string };
  const headers = { etag: versionIn(resource), 'content-location': location };
  return scimResponse(200, project(resource, asked, core), headers);
}
