import { beforeEach, describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { deriveToken } from '@/lib/access/credentials/token';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { revokeMany } from '@/lib/access/members/revoke/revoke-many';
import { undoRevocation } from '@/lib/access/members/revoke/undo-revocation';
import { requestReset } from '@/lib/access/passwords/request-reset';
import { resetPassword } from '@/lib/access/passwords/reset-password';
import { removePerson } from '@/lib/access/people/remove-person';
import { linkAccount } from '@/lib/access/users/link-account';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { askApi } from '@/lib/test-support/ask-api';
import { again, world } from '@/lib/test-support/world';
import { createApiKey } from './create-api-key';
import { endKeys } from './end-keys';

const { admin } = await separateDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

const key = (ctx: WorkspaceContext) => createApiKey(ctx, { name: 'Till', scopes: ['users.view'] });

const statusOf = async ({ token }: { token: string }) => (await askApi(token, 'GET /members')).status;

const eventsOf = async (id: string) =>
  (
    await admin`select event, actor_user_id as by from audit_events where subject_id = ${id} order by seq`
  ).map(({ event, by }) => ({ event, by }));

/** Pia’s root account with North below it; Sam, another parent admin, holds a key in each. */
async function accountTree() {
  const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
  const north = await accountUnder(pia, 'North');
  const sam = await colleague(pia, pia.workspace, 'sam', 'parent-admin');
  const [here, below] = [await key(sam), await key(await inAccount(sam.person, north))];
  return { pia: await again(pia), sam, north, here, below };
}

async function inviteAgain(host: WorkspaceContext, who: WorkspaceContext) {
  const { invited } = await inviteMembers(host, {
    emails: [who.person.email],
    role: 'parent-admin',
    restrictions: [],
  });
  const token = invited[0]?.link.split('/').at(-1) ?? '';
  await acceptInvitation(token, { as: 'existing', person: who.person });
}

describe('the end of a membership', () => {
  const ways: Record<string, (pia: WorkspaceContext, sam: WorkspaceContext) => Promise<unknown>> = {
    'access is revoked': (pia, sam) => revokeAccess(pia, { memberId: sam.member.id }),
    'several are revoked': (pia, sam) =>
      revokeMany(pia, { chosen: [{ id: sam.member.id, version: sam.member.version }], successorId: null }),
    'the person is removed from the organisation': async (pia, sam) =>
      removePerson(await loadOrganisationContext(pia.person, pia.organisation.slug), {
        userId: sam.person.userId,
      }),
  };

  test.each(Object.entries(ways))(
    'KE1 ends its keys, including those in accounts below, where %s',
    async (_, endMembership) => {
      const { pia, sam, here, below } = await accountTree();
      const others = await key(pia);
      expect([await statusOf(here), await statusOf(below)]).toEqual([200, 200]);
      await endMembership(pia, sam);
      await inviteAgain(await again(pia), sam);
      expect([await statusOf(here), await statusOf(below), await statusOf(others)]).toEqual([401, 401, 200]);
      for (const { id } of [here, below]) {
        expect(await eventsOf(id)).toEqual([
          { event: 'api-key.created', by: sam.person.userId },
          { event: 'api-key.revoked', by: pia.person.userId },
        ]);
      }
      const anew = await key(await again(sam));
      expect(await statusOf(anew)).toBe(200);
    },
  );

  test('KE1 ends the keys of that membership only', async () => {
    const { pia, sam, north, here, below } = await accountTree();
    const memberships =
      await admin`select membership_id from api_keys where holder_id = ${sam.person.userId}`;
    expect(new Set(memberships.map(({ membership_id: id }) => id))).toEqual(new Set([sam.member.id]));
    const amy = await colleague(pia, north, 'amy', 'sub-account-admin');
    const hers = await key(amy);
    await revokeAccess(pia, { memberId: sam.member.id });
    expect([await statusOf(here), await statusOf(below), await statusOf(hers)]).toEqual([401, 401, 200]);
  });

  test('KE1 stays without keys when the revocation is undone, while the access returns', async () => {
    const { pia, sam, here, below } = await accountTree();
    const { revocationId } = await revokeAccess(pia, { memberId: sam.member.id });
    await undoRevocation(await again(pia), { revocationId });
    expect((await again(sam)).member.id).toBe(sam.member.id);
    expect([await statusOf(here), await statusOf(below)]).toEqual([401, 401]);
  });

  test('KE1 RV1 ends a key made at the same moment, or the key is not made', async () => {
    const { pia, sam } = await accountTree();
    const made = await Promise.allSettled([
      ...Array.from({ length: 8 }, () => key(sam)),
      revokeAccess(pia, { memberId: sam.member.id }),
    ]);
    const keys = made.flatMap((one) =>
      one.status === 'fulfilled' && 'token' in one.value ? [one.value] : [],
    );
    await inviteAgain(await again(pia), sam);
    for (const one of keys) expect(await statusOf(one)).toBe(401);
    const alive = await admin`
      select 1 from api_keys where holder_id = ${sam.person.userId} and revoked_at is null`;
    expect(alive).toHaveLength(0);
  });

  test('KE1 R7 does not happen without its audit event, and no key ends', async () => {
    const { pia, sam, here } = await accountTree();
    await admin`create function refuse_key_event() returns trigger language plpgsql as $$
      begin if new.event = 'api-key.revoked' then raise exception 'no room'; end if; return new; end $$`;
    await admin`create trigger refuse_key_event before insert on audit_events
      for each row execute function refuse_key_event()`;
    await expect(revokeAccess(pia, { memberId: sam.member.id })).rejects.toThrow();
    await admin`drop trigger refuse_key_event on audit_events`;
    expect(await statusOf(here)).toBe(200);
  });
});

describe('a new password', () => {
  test('KE1 AU5 set by a link ends every key of the person, in every organisation', async () => {
    const { pia, sam, here, below } = await accountTree();
    const { olga: other } = await world({ model: 'account-tree', people: { olga: 'parent-admin' } });
    await inviteAgain(other, sam);
    const elsewhere = await key(await inAccount(sam.person, other.workspace));
    const others = await key(pia);
    await requestReset(sam.person.email, 'en');
    const [reset] = await admin`
      select id, nonce from password_resets where user_id = ${sam.person.userId} order by id desc limit 1`;
    await resetPassword(
      deriveToken('password-reset', reset?.id, reset?.nonce),
      'quiet river under stones',
      null,
    );
    for (const one of [here, below, elsewhere]) {
      expect(await statusOf(one)).toBe(401);
      expect((await eventsOf(one.id)).at(-1)).toEqual({ event: 'api-key.revoked', by: sam.person.userId });
    }
    expect(await statusOf(others)).toBe(200);
  });

  test('KE1 IN3 replaces that of an unverified account, and ends the keys made under it', async () => {
    const { sam, here } = await accountTree();
    await admin`update users set email_verified_at = null where id = ${sam.person.userId}`;
    await linkAccount(sam.person.userId, { provider: 'oidc', providerAccountId: sam.person.userId });
    expect(await statusOf(here)).toBe(401);
  });
});

test('KE1 ending keys restores the tenant of the transaction', async () => {
  const { inTenant } = await import('@/db/tenant');
  const { sql } = await import('drizzle-orm');
  const { sam, north } = await accountTree();
  const settings = sql`select current_setting('app.workspace') as workspace, current_setting('app.user') as "user",
    current_setting('app.administered') as administered`;
  await inTenant({ workspaceId: north.id, administeredId: sam.organisation.id }, async (tx) => {
    const before = await tx.execute(settings);
    await endKeys(tx, sam.person, { holderId: sam.person.userId });
    expect(await tx.execute(settings)).toEqual(before);
  });
});
