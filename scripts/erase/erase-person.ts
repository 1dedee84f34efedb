import postgres from 'postgres';
import { settingsOf, type Tenant } from '@/db/tenant';
import { erasedName } from '@/lib/access/audit/erased-events';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { eraseFromTrail } from './erase-from-trail';

/** What was erased. */
export interface Erased {
  /** The ids of the organisations whose trail named the person. */
  organisations: string[];
  /** Events whose text was erased. */
  events: number;
}

/** Why a person cannot be erased, in words for the operator. */
export class NotErasable extends Error {}

interface Account {
  id: string;
  name: string;
  email: string;
}

interface Membership {
  id: string;
  organisationId: string;
  workspaceId: string;
  status: string;
  name: string;
}

/**
 * Erases a person who left everything (B10): the account with its sessions, factors, picture and passwords; name and
 * address in the memberships that they left; their name in notifications and answers; the text of the audit events that
 * name them; mail to them. Everything happens in one transaction, or nothing does.
 *
 * @param url connection string of the role that owns the tables: Latchkey itself cannot change its trail
 * @throws NotErasable while they have access somewhere, or are invited
 */
export async function erasePerson(url: string, email: string): Promise<Erased> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin(async (tx) => {
      const account = await findAccount(tx, email);
      const memberships = await requireGone(tx, account);
      const names = [...new Set([account.name, ...memberships.map(({ name }) => name)])];
      const ids = [account.id, ...memberships.map(({ id }) => id)];
      const erased = await eraseFromTrail(tx, { ...account, ids, names });
      for (const id of erased.organisations) await eraseInOrganisation(tx, account, id, names);
      for (const membership of memberships) await eraseInWorkspace(tx, account, membership, names);
      await enter(tx, { userId: account.id });
      await tx`delete from outbox where lower(recipient) = ${foldEmail(account.email)}`;
      await tx`delete from users where id = ${account.id}`;
      return erased;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Enters a tenant, whose rows the owner of the tables may then change like Latchkey itself. */
export async function enter(tx: postgres.TransactionSql, tenant: Tenant): Promise<void> {
  for (const [name, value] of Object.entries(settingsOf(tenant)))
    await tx`select set_config(${name}, ${value}, true)`;
}

async function findAccount(tx: postgres.TransactionSql, email: string): Promise<Account> {
  const [account] = await tx<Account[]>`
    select id, name, email from users where email_key = ${foldEmail(email)} for update`;
  if (!account) throw new NotErasable(`There is no account with the address ${email}.`);
  return account;
}

/** The memberships that the person left, in every organisation. */
async function requireGone(tx: postgres.TransactionSql, { id, email }: Account): Promise<Membership[]> {
  await enter(tx, { userId: id, invitedEmail: foldEmail(email) });
  const [place] = await tx`select 1 from people where user_id = ${id} limit 1`;
  if (place)
    throw new NotErasable(`${email} still belongs to an organisation. Remove the person there first.`);
  const [invited] =
    await tx`select 1 from members where status = 'invited' and email_key = ${foldEmail(email)}`;
  if (invited) throw new NotErasable(`${email} is invited. Revoke the invitation first.`);
  const memberships = await tx<Membership[]>`
    select id, organisation_id as "organisationId", workspace_id as "workspaceId", status, name
    from members where user_id = ${id} order by workspace_id`;
  if (memberships.some(({ status }) => status !== 'left'))
    throw new NotErasable(`${email} is a member of a workspace. Revoke the access first.`);
  return memberships;
}

/** Memberships that they left, also those to which their address was invited without being accepted. */
async function eraseInOrganisation(
  tx: postgres.TransactionSql,
  { id, email }: Account,
  organisationId: string,
  names: string[],
): Promise<void> {
  await enter(tx, { organisationId, administeredId: organisationId });
  await tx`
    update members set user_id = null, name = ${erasedName}, email = 'erased-' || members.id || '@erased.invalid',
      suspension_reason = null
    where organisation_id = ${organisationId} and status = 'left'
      and (user_id = ${id} or email_key = ${foldEmail(email)})`;
  await tx`
    update directory_tokens set last_change = null
    where organisation_id = ${organisationId} and last_change->>'subject' = any(${[email, ...names]})`;
}

async function eraseInWorkspace(
  tx: postgres.TransactionSql,
  { id: userId }: Account,
  { id, organisationId, workspaceId }: Membership,
  names: string[],
): Promise<void> {
  await enter(tx, { organisationId, workspaceId });
  await tx`delete from api_keys where workspace_id = ${workspaceId} and holder_id = ${userId}`;
  await tx`delete from notifications where workspace_id = ${workspaceId} and member_id = ${id}`;
  await tx`
    update notifications set actor_name = ${erasedName}
    where workspace_id = ${workspaceId} and actor_name = any(${names})`;
  await tx`update access_requests set note = null where workspace_id = ${workspaceId} and member_id = ${id}`;
  await tx`
    update access_requests set answered_by_name = ${erasedName}
    where workspace_id = ${workspaceId} and answered_by_name = any(${names})`;
}
