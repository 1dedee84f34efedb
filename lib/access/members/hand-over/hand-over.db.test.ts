import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { topRoleOf } from '@/lib/access/models/registry';
import { Denied, FactorNeeded, Invalid, Stale } from '@/lib/platform/errors';
import { accountUnder, colleague, inAccount } from '@/lib/test-support/accounts';
import { refusals } from '@/lib/test-support/refusals';
import { again, world } from '@/lib/test-support/world';
import { changeAccess } from '../change/change-access';
import { to } from '../change/test-support/to';
import { handOver } from './hand-over';

const { admin } = await testDatabase();
const refused = refusals(admin);
process.env.SMTP_URL = 'smtp://127.0.0.1:9';
process.env.SMTP_FROM = 'Latchkey <no-reply@console.test>';
beforeEach(() => admin`delete from outbox`);

const team = () => world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });
const giving = ({ member }: WorkspaceContext, role = 'manager', restrictions: string[] = []) => ({
  ...{ memberId: member.id, version: member.version },
  ...{ role, restrictions },
});
const roleOf = async (ctx: WorkspaceContext) => (await again(ctx)).member.role;
const invalid = (code: string, field = '') => new Invalid({ [field]: code });

/** The highest role of each model, and a lower one for its former holder. */
const models = [
  ['team-inbox', 'owner', 'agent'],
  ['account-tree', 'parent-admin', 'basic'],
  ['feature-grants', 'owner', 'additional-user'],
  ['hosted-accounts', 'admin', 'read-only'],
  ['delegated-managers', 'administrator', 'subscriber'],
] as const;

describe('handing the ownership over', () => {
  test.each(models)(
    'B17 R2 in %s the member gets the top role and its holder another',
    async (model, top, lower) => {
      const { olga, ana } = await world({ model, people: { olga: top, ana: lower } });
      expect(topRoleOf(olga.model, olga.workspace.level)).toBe(top);
      await handOver(olga, giving(ana, lower));
      expect([await roleOf(olga), await roleOf(ana)]).toEqual([lower, top]);
    },
  );

  test('B17 R7 is in the trail with both changes of access, and both are mailed', async () => {
    const { olga, ana } = await team();
    await handOver(olga, giving(ana, 'manager', ['contact-deletion']));
    const events = await admin`
      select event, subject_id, after from audit_events
      where workspace_id = ${olga.workspace.id} and event in ('member.access-changed', 'member.ownership-handed-over')
      order by seq`;
    expect(events).toMatchObject([
      { event: 'member.access-changed', subject_id: ana.member.id, after: { role: 'owner' } },
      {
        ...{ event: 'member.access-changed', subject_id: olga.member.id },
        after: { role: 'manager', restrictions: ['contact-deletion'] },
      },
      { event: 'member.ownership-handed-over', subject_id: ana.member.id },
    ]);
    const mails = await admin`select recipient from outbox where job->>'kind' = 'notification'`;
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
      [ana.person.email, olga.person.email].sort(),
    );
  });

  test('R2 of two owners to each other at once leaves an owner', async () => {
    const { olga, otto, ana } = await world({ people: { olga: 'owner', otto: 'owner', ana: 'agent' } });
    await Promise.allSettled([handOver(olga, giving(ana)), handOver(otto, giving(ana))]);
    const owners = await admin`
      select 1 from members where workspace_id = ${olga.workspace.id} and role = 'owner' and status = 'active'`;
    expect(owners.length).toBeGreaterThanOrEqual(1);
    expect(await roleOf(ana)).toBe('owner');
  });

  test('B17 S0.10 in a sub-account passes on its own top role', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const shop = await accountUnder(pia, 'Shop');
    const sid = await colleague(pia, shop, 'sid', 'sub-account-admin');
    const sara = await colleague(pia, shop, 'sara', 'basic');
    await handOver(sid, giving(sara, 'advanced'));
    expect([await roleOf(sid), await roleOf(sara)]).toEqual(['advanced', 'sub-account-admin']);
  });

  test('B5 makes a temporary owner one for good', async () => {
    const { olga, ana } = await team();
    await changeAccess(olga, { ...to(ana, 'owner'), until: '2199-12-31' });
    await handOver(olga, giving(await again(ana)));
    expect(await admin`select role, reverts_at from members where id = ${ana.member.id}`).toEqual([
      { role: 'owner', reverts_at: null },
    ]);
  });
});

describe('handing the ownership over is refused, and nothing changes', () => {
  test('B17 without a fresh factor', async () => {
    const { olga, ana } = await team();
    const stale = { ...olga, person: { ...olga.person, isFactorStale: true } };
    await refused(olga, () => handOver(stale, giving(ana)), new FactorNeeded());
  });

  test('R3 RO1 to a manager and to an agent, who hold no ownership', async () => {
    const { olga, mia, ana } = await team();
    await refused(olga, () => handOver(mia, giving(ana)), expect.any(Denied));
    await refused(olga, () => handOver(ana, giving(mia)), expect.any(Denied));
  });

  test('S0.9 by an admin of the account above, who holds nothing in this one', async () => {
    const { pia } = await world({ model: 'account-tree', people: { pia: 'parent-admin' } });
    const shop = await accountUnder(pia, 'Shop');
    const sara = await colleague(pia, shop, 'sara', 'basic');
    const paula = await colleague(pia, pia.workspace, 'paula', 'parent-admin');
    const below = await inAccount(paula.person, shop);
    await refused(below, () => handOver(below, giving(sara, 'advanced')), invalid('handover-not-holder'));
  });

  test('R1 to oneself', async () => {
    const { olga } = await team();
    await refused(olga, () => handOver(olga, giving(olga)), invalid('handover-holds'));
  });

  test('B17 for the same level, one that does not exist, or restrictions of another', async () => {
    const { olga, ana } = await team();
    await refused(olga, () => handOver(olga, giving(ana, 'owner')), invalid('handover-role', 'role'));
    await refused(olga, () => handOver(olga, giving(ana, 'emperor')), expect.any(Invalid));
    await refused(
      olga,
      () => handOver(olga, giving(ana, 'agent', ['contact-deletion'])),
      expect.any(Invalid),
    );
  });

  test('B17 to another owner', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    await refused(olga, () => handOver(olga, giving(otto)), invalid('handover-holds'));
  });

  test.each(['suspended', 'invited'])('B17 B4 to a member who is %s', async (status) => {
    const { olga, ana } = await team();
    await admin`update members set status = ${status} where id = ${ana.member.id}`;
    await refused(olga, () => handOver(olga, giving(ana)), invalid('handover-inactive'));
  });

  test('R2 B5 to a member whose access ends, where no other owner stays', async () => {
    const { olga, ana } = await team();
    await admin`update members set ends_at = now() + interval '30 days' where id = ${ana.member.id}`;
    await refused(olga, () => handOver(olga, giving(ana)), invalid('handover-gap'));
  });

  test('RO7 when the member was changed in between', async () => {
    const { olga, ana } = await team();
    const shown = giving(ana);
    await changeAccess(olga, to(ana, 'manager'));
    await refused(olga, () => handOver(olga, shown), new Stale());
  });
});
