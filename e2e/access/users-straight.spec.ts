import type { ActionError, ActionResult } from '@/lib/platform/action-result';
import { type Actor, expect, sessionOf, stored, test } from '../fixtures/as';
import { postAction } from '../fixtures/post-action';

/** Posts to an action of the Users page as that person, bypassing the interface. */
async function post(who: Actor, action: string, input: object): Promise<ActionResult<unknown> | null> {
  const { slug } = who.ctx.workspace;
  const sender = { token: await sessionOf(who), params: { workspace: slug } };
  const { result } = await postAction(action, { workspace: slug, ...input }, sender);
  return result;
}

/** Posts, and expects a refusal and an unchanged database. */
async function refused(who: Actor, action: string, input: object): Promise<ActionError> {
  const before = await stored.everything(who);
  const result = await post(who, action, input);
  expect(await stored.everything(who)).toEqual(before);
  if (!result || result.ok) throw new Error(`${action} was not refused`);
  return result.error;
}

const editOf = ({ ctx }: Actor, role: string, restrictions: string[] = []) => ({
  memberId: ctx.member.id,
  version: ctx.member.version,
  role,
  restrictions,
});
const revokeOf = ({ ctx }: Actor, successor: Actor | null = null) => ({
  memberId: ctx.member.id,
  version: ctx.member.version,
  successorId: successor?.ctx.member.id ?? null,
});

test('S1.12 R1 posted directly, members cannot edit or revoke their own access', { tag: '@core' }, async ({
  people,
}) => {
  const { owner } = await people({ olga: 'owner' });
  const rule = { kind: 'guard', id: 'no-self-administration' };
  const edit = await refused(owner, 'changeAccessAction', editOf(owner, 'agent'));
  expect(edit.decision?.rule).toMatchObject(rule);
  const revoke = await refused(owner, 'revokeAccessAction', revokeOf(owner));
  expect(revoke.decision?.rule).toMatchObject(rule);
});

test('S1.1 posted directly, an agent gets nothing from the Users page', { tag: '@core' }, async ({
  people,
}) => {
  const { ana, ben } = await people({ ana: 'agent', ben: 'agent' });
  const emails = { emails: ['x@example.com'], role: 'agent', restrictions: [] };
  for (const [action, input] of [
    ['inviteMembersAction', emails],
    ['checkEmailsAction', emails],
    ['changeAccessAction', editOf(ben, 'agent', ['shortcuts'])],
    ['previewChangeAction', editOf(ben, 'agent')],
    ['latestChangeAction', revokeOf(ben)],
    ['revokeAccessAction', revokeOf(ben)],
    ['exportMembersAction', { address: '' }],
  ] as const) {
    expect((await refused(ana, action, input)).status, action).toBe(403);
  }
});

test('S1.15 R3 RO1 posted directly, a manager cannot make or change managers and owners', {
  tag: '@core',
}, async ({ people }) => {
  const { owner, mia, max, ana } = await people({ mia: 'manager', max: 'manager', ana: 'agent' });
  const raise = await refused(mia, 'changeAccessAction', editOf(ana, 'owner'));
  expect(raise.decision?.rule).toMatchObject({ kind: 'guard', id: 'assigns' });
  const invite = { emails: ['new@example.com'], role: 'manager', restrictions: [] };
  expect((await refused(mia, 'inviteMembersAction', invite)).kind).toBe('denied');
  for (const peer of [max, owner]) {
    const edit = await refused(mia, 'changeAccessAction', editOf(peer, 'agent'));
    expect(edit.decision?.rule).toMatchObject({ kind: 'guard', id: 'administers' });
    expect((await refused(mia, 'revokeAccessAction', revokeOf(peer))).kind).toBe('denied');
  }
});

test('S1.18 posted directly, a manager restricted from data export gets no file', async ({ people }) => {
  const { mia } = await people({ mia: { role: 'manager', restrictions: ['data-export'] } });
  const error = await refused(mia, 'exportMembersAction', { address: '' });
  expect(error.decision?.rule).toMatchObject({ kind: 'restriction', id: 'data-export' });
});

test('S1.22 S1.27 posted directly, restrictions that the plan forbids or that exclude each other are errors on their field', async ({
  people,
}) => {
  const { owner, ana } = await people({ ana: 'agent' }, { plan: 'growth' });
  const masked = await refused(owner, 'changeAccessAction', editOf(ana, 'agent', ['mask']));
  expect(masked.fields).toEqual({ restrictions: 'restriction-not-on-plan' });
  const both = editOf(ana, 'agent', ['visibility-own', 'visibility-team']);
  expect((await refused(owner, 'changeAccessAction', both)).fields).toEqual({
    restrictions: 'exclusive-restrictions',
  });
  const others = editOf(ana, 'agent', ['data-export']);
  expect((await refused(owner, 'changeAccessAction', others)).fields).toEqual({
    restrictions: 'restriction-of-other-role',
  });
});

test('RO7 posted directly, an edit of an older version is stale and changes nothing', {
  tag: '@core',
}, async ({ people }) => {
  const { owner, ana } = await people({ ana: 'agent' });
  const first = await post(owner, 'changeAccessAction', editOf(ana, 'agent', ['shortcuts']));
  expect(first?.ok).toBe(true);
  const late = await refused(owner, 'changeAccessAction', editOf(ana, 'manager'));
  expect(late).toMatchObject({ kind: 'stale', status: 409 });
});

test('RV9 TE1 posted directly, members of another workspace are no successors and answer like missing ones', async ({
  people,
}) => {
  const here = await people({ ana: 'agent' });
  const there = await people({ eva: 'agent' });
  const successor = await refused(here.owner, 'revokeAccessAction', revokeOf(here.ana, there.eva));
  expect(successor.fields).toEqual({ successorId: 'successor-left' });
  const foreign = await refused(here.owner, 'revokeAccessAction', revokeOf(there.eva));
  expect(foreign.kind).toBe('not-found');
});
