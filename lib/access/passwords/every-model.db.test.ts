import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, Invalid } from '@/lib/platform/errors';
import { discardMail } from '@/lib/platform/mail/discard-mail';
import { everything } from '@/lib/test-support/work';
import { again, type GivenAccess, world } from '@/lib/test-support/world';
import { makeResetLink } from './make-reset-link';
import { resetPassword } from './reset-password';

const { admin: database } = await testDatabase();

interface Cast {
  model: string;
  top: string;
  /** Administers users, but not the top role where the model allows that. */
  helper: string | GivenAccess;
  /** Administers no users. */
  low: string | GivenAccess;
}

const casts: Cast[] = [
  { model: 'team-inbox', top: 'owner', helper: 'manager', low: 'agent' },
  { model: 'account-tree', top: 'parent-admin', helper: 'parent-admin', low: 'basic' },
  {
    model: 'feature-grants',
    top: 'owner',
    helper: { role: 'additional-user', grants: ['user-management'] },
    low: { role: 'additional-user', grants: ['contacts-view'] },
  },
  { model: 'hosted-accounts', top: 'admin', helper: 'admin', low: 'read-only' },
  { model: 'delegated-managers', top: 'administrator', helper: 'administrator', low: 'subscriber' },
];

const castOf = ({ model, top, helper, low }: Cast) =>
  world({ model, people: { top, helper, low, target: low } });
const link = async (actor: WorkspaceContext, { member }: WorkspaceContext) =>
  (await makeResetLink(actor, { memberId: member.id })).link.split('/').at(-1) ?? '';
const passwordOf = async ({ person }: WorkspaceContext) =>
  (await database`select password_hash from users where id = ${person.userId}`)[0]?.password_hash;

async function refused(ctx: WorkspaceContext, attempt: () => Promise<unknown>, by: unknown) {
  const before = await everything(database, ctx);
  await expect(attempt()).rejects.toThrow(by as Error);
  expect(await everything(database, ctx)).toEqual(before);
}

describe.each(casts)('$model', (cast) => {
  test(`S3.11 AU4 in ${cast.model} an administrator without mail makes a link that works once and is audited`, async () => {
    const { helper, target } = await castOf(cast);
    const first = await link(helper, target);
    const second = await link(helper, target);
    const dead = new Invalid({ '': 'link-dead' });
    await expect(resetPassword(first, 'a new long password', null)).rejects.toEqual(dead);
    await resetPassword(second, 'a new long password', null);
    expect(await passwordOf(target)).toEqual(expect.any(String));
    await expect(resetPassword(second, 'another long password', null)).rejects.toEqual(dead);
    const trail = await database`select actor_name from audit_events
      where organisation_id = ${target.organisation.id} and event = 'user.reset-link-made'`;
    expect(trail.map(({ actor_name }) => actor_name)).toEqual([helper.person.name, helper.person.name]);
  });

  test(`R1 R3 in ${cast.model} a person who administers no users makes none, and an administrator none for themselves`, async () => {
    const { helper, low, target } = await castOf(cast);
    await refused(target, () => link(low, target), Denied);
    await refused(helper, () => link(helper, helper), Denied);
  });

  test(`R3 in ${cast.model} no link is made for an administrator of the organisation by another person`, async () => {
    const { top, helper, low } = await castOf(cast);
    await refused(top, () => link(helper, top), /.*/);
    await refused(top, () => link(low, top), Denied);
  });
});

test('S1.15 R3 a Manager makes a link for an Agent only', async () => {
  const { helper, olga } = await world({ people: { first: 'owner', helper: 'manager', olga: 'manager' } });
  await refused(olga, () => link(helper, olga), Denied);
});

test('S1.16 a Manager without workspace settings makes none', async () => {
  const { helper, ana } = await world({
    people: {
      first: 'owner',
      helper: { role: 'manager', restrictions: ['workspace-settings'] },
      ana: 'agent',
    },
  });
  await refused(ana, () => link(helper, ana), Denied);
});

test('R3 an administrator of the organisation makes a link for another one', async () => {
  const { top, olga } = await world({ people: { top: 'owner', olga: 'owner' } });
  await database`update people set role = 'admin' where user_id = ${olga.person.userId}`;
  await resetPassword(await link(top, await again(olga)), 'a new long password', null);
  expect(await passwordOf(olga)).toEqual(expect.any(String));
});

test.each(casts)(
  'S3.11 with mail configured $model makes links only where people have a page',
  async (cast) => {
    const { top, target } = await castOf(cast);
    const attempt = () => discardMail(() => link(top, target));
    if (top.model.personPages) expect(await attempt()).not.toBe('');
    else await refused(target, attempt, new Invalid({ '': 'mail-resets' }));
  },
);
