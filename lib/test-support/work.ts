import type { Sql } from 'postgres';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** Gives a member this number of contacts, created by the database itself. */
export async function giveContacts(admin: Sql, ctx: WorkspaceContext, total: number): Promise<void> {
  await admin`
    insert into contacts (workspace_id, id, name, seat_id)
    select ${ctx.workspace.id}, gen_random_uuid(), 'Contact ' || n, seats.id
    from generate_series(1, ${total}) n
    join seats on seats.workspace_id = ${ctx.workspace.id} and seats.owner_id = ${ctx.member.id}`;
}

/** Counts the contacts assigned to a member. */
export async function contactsOf(admin: Sql, ctx: WorkspaceContext): Promise<number> {
  const [row] = await admin<{ total: number }[]>`
    select count(*)::int as total from contacts
    join seats on seats.workspace_id = contacts.workspace_id and seats.id = contacts.seat_id
    where contacts.workspace_id = ${ctx.workspace.id} and seats.holder_id = ${ctx.member.id}`;
  return row?.total ?? 0;
}

/** Counts the unassigned contacts of the workspace. */
export async function unassigned(admin: Sql, ctx: WorkspaceContext): Promise<number> {
  const [row] = await admin<{ total: number }[]>`
    select count(*)::int as total from contacts
    left join seats on seats.workspace_id = contacts.workspace_id and seats.id = contacts.seat_id
    where contacts.workspace_id = ${ctx.workspace.id} and seats.holder_id is null`;
  return row?.total ?? 0;
}

/**
 * Every row of the workspace that a change of access could change, for comparison before and after a refusal.
 */
export async function everything(admin: Sql, { workspace, organisation }: WorkspaceContext) {
  const [row] = await admin`
    select
      (select json_agg(m order by m.id) from members m where workspace_id = ${workspace.id}) as members,
      (select json_agg(i order by i.id) from invitations i where workspace_id = ${workspace.id}) as invitations,
      (select json_agg(s order by s.id) from seats s where workspace_id = ${workspace.id}) as seats,
      (select json_agg(r order by r.id) from revocations r where workspace_id = ${workspace.id}) as revocations,
      (select json_agg(q order by q.id) from access_requests q where workspace_id = ${workspace.id}) as requests,
      (select json_agg(c order by c.id) from covers c where workspace_id = ${workspace.id}) as covers,
      (select json_agg(p order by p.user_id) from people p where organisation_id = ${organisation.id}) as people,
      (select json_agg(a order by a.seq) from audit_events a where organisation_id = ${organisation.id}) as audit,
      (select count(*) from outbox where job->>'workspaceId' = ${workspace.id}) as mails`;
  return row;
}
