import 'server-only';
import type { Sql } from 'postgres';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { scopeAvailability } from '@/lib/access/api-keys/scope-availability';
import { type ApiScope, apiScopes } from '@/lib/access/api-keys/scopes';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** The scopes that a person can give a key. */
export async function offeredScopes(ctx: WorkspaceContext): Promise<ApiScope[]> {
  const offered: ApiScope[] = [];
  for (const scope of apiScopes)
    if ((await scopeAvailability(ctx, scope)).state === 'open') offered.push(scope);
  return offered;
}

/** A key of a person, by default with every scope that they can give it. */
export async function apiKeyOf(ctx: WorkspaceContext, scopes?: readonly ApiScope[]): Promise<string> {
  return (await createApiKey(ctx, { name: 'Till', scopes: scopes ?? (await offeredScopes(ctx)) })).token;
}

/** What a program can change, of the whole organisation. */
export async function storedOf(admin: Sql, { organisation: { id } }: WorkspaceContext) {
  const here = admin`select id from workspaces where organisation_id = ${id}`;
  const rows = (table: string) =>
    admin`(select jsonb_agg(t order by t::text) from ${admin(table)} t where workspace_id in (${here}))`;
  const [row] = await admin`select
    ${rows('contacts')} as contacts, ${rows('messages')} as messages, ${rows('members')} as members,
    ${rows('invitations')} as invitations, ${rows('revocations')} as revocations, ${rows('covers')} as covers,
    ${rows('access_requests')} as requests, ${rows('teams')} as teams, ${rows('team_members')} as people_of_teams,
    (select jsonb_agg(r order by r::text) from custom_roles r where organisation_id = ${id}) as roles,
    (select count(*)::int from audit_events where organisation_id = ${id}) as audit,
    (select count(*)::int from action_requests where owner in (
      select 'api-key:' || k.id from api_keys k where k.workspace_id in (${here}))) as claims`;
  return row;
}
