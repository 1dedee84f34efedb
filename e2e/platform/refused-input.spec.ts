import { channel, colleague, contact, invited, revokedColleague } from '../fixtures/action-samples/targets';
import { asOwner, unchanged } from '../fixtures/as-owner';
import { tokenOf } from '../fixtures/callers';
import { everythingStored } from '../fixtures/everything-stored';
import { postAction, postBody } from '../fixtures/post-action';
import { storedOf } from '../fixtures/stored-of';
import { expect, test } from '../fixtures/test';

test('SA7 TE1 ids of another organisation or workspace in the input answer like missing ones', async () => {
  const { callers, here, sender } = await asOwner();
  for (const workspace of [callers.elsewhere, callers.nextDoor]) {
    const [active, pending, left] = [
      await colleague(workspace, 'agent'),
      await invited(workspace, 'agent'),
      await revokedColleague(workspace, 'agent'),
    ];
    const { contactId, conversationId } = await contact(workspace);
    const { recordId } = await channel(workspace);
    const to = { kind: 'nobody' };
    const askings: [string, Record<string, unknown>][] = [
      [
        'changeAccessAction',
        { memberId: active.id, version: active.version, role: 'agent', restrictions: [] },
      ],
      ['previewChangeAction', { memberId: active.id, role: 'agent', restrictions: [] }],
      ['latestChangeAction', { memberId: active.id }],
      ['revokeAccessAction', { memberId: active.id, version: active.version, successorId: null }],
      ['undoRevocationAction', { revocationId: left.revocationId }],
      ['renewInvitationAction', { memberId: pending.id }],
      ['invitationLinkAction', { memberId: pending.id }],
      ['revokeInvitationAction', { memberId: pending.id }],
      ['assignContactAction', { contactId, version: 1, to }],
      ['updateContactAction', { contactId, version: 1, name: 'Mine now' }],
      ['assignConversationAction', { conversationId, to }],
      ['setConversationStatusAction', { conversationId, status: 'closed' }],
      ['findRecordAction', { collection: 'channels', recordId }],
      ['deleteRecordAction', { collection: 'channels', recordId, version: 1 }],
      ['renewSecretAction', { collection: 'channels', recordId, version: 1 }],
    ];
    for (const [name, input] of askings) {
      const { result } = await unchanged(callers, () => postAction(name, { ...here, ...input }, sender));
      expect(result, name).toMatchObject({ ok: false, error: { kind: 'not-found', status: 404 } });
    }
  }
});

test('SA7 RV9 work is not handed over to members of another organisation or workspace', {
  tag: '@core',
}, async () => {
  const { callers, here, sender } = await asOwner();
  const leaver = await colleague(callers.host, 'agent');
  const { contactId } = await contact(callers.host);
  for (const { member } of [callers.elsewhere, callers.nextDoor]) {
    const revoking = { ...here, memberId: leaver.id, version: leaver.version, successorId: member.id };
    const revoked = await unchanged(callers, () => postAction('revokeAccessAction', revoking, sender));
    expect(revoked.result).toMatchObject({
      error: { kind: 'invalid', fields: { successorId: 'successor-left' } },
    });
    const giving = { ...here, contactId, version: 1, to: { kind: 'member', id: member.id } };
    const given = await unchanged(callers, () => postAction('assignContactAction', giving, sender));
    expect(given.result).toMatchObject({ error: { kind: 'invalid', fields: { to: 'assignee-gone' } } });
  }
});

test('TE3 an id that is undefined, null, a list, empty or a word is invalid, and no row is touched', {
  tag: '@core',
}, async () => {
  const { callers, here, sender } = await asOwner();
  const valid = {
    ...here,
    version: 1,
    successorId: null,
    role: 'agent',
    restrictions: [],
    to: { kind: 'nobody' },
    collection: 'channels',
  };
  const named: [string, string][] = [
    ['changeAccessAction', 'memberId'],
    ['revokeAccessAction', 'memberId'],
    ['revokeInvitationAction', 'memberId'],
    ['undoRevocationAction', 'revocationId'],
    ['assignContactAction', 'contactId'],
    ['assignConversationAction', 'conversationId'],
    ['endSessionAction', 'sessionId'],
    ['findRecordAction', 'recordId'],
    ['deleteRecordAction', 'recordId'],
    ['restoreRecordAction', 'recordId'],
  ];
  const before = await storedOf(callers);
  for (const [name, key] of named) {
    for (const id of [undefined, null, [], '', 'all', '%', 0, true, {}, [callers.host.member.id]]) {
      const { result } = await postAction(name, { ...valid, [key]: id }, sender);
      const error = { kind: 'invalid', status: 400, fields: { [key]: 'invalid' } };
      expect(result, `${name} with ${JSON.stringify(id)}`).toMatchObject({ ok: false, error });
    }
  }
  for (const workspace of [undefined, null, [], '', 0, {}]) {
    const { result } = await postAction('exportMembersAction', { workspace, address: '' }, sender);
    expect(result, JSON.stringify(workspace)).toMatchObject({ error: { kind: 'invalid', status: 400 } });
  }
  expect(await storedOf(callers)).toEqual(before);
});

test('RO6 a prototype, extra fields and wrong types give no access', { tag: '@core' }, async () => {
  const { callers, here, sender } = await asOwner();
  const { id, version } = await colleague(callers.host, 'agent');
  const valid = { ...here, memberId: id, version, role: 'agent', restrictions: [] };
  const wrong: Record<string, unknown>[] = [
    { role: { toString: 'owner' } },
    { role: ['owner'] },
    { role: '__proto__' },
    { role: 'constructor' },
    { role: 'Owner' },
    { restrictions: 'mask' },
    { restrictions: ['__proto__'] },
    { restrictions: [null] },
    { version: '1' },
    { version: 1.5 },
    { version: null },
  ];
  for (const each of wrong) {
    const posting = () => postAction('changeAccessAction', { ...valid, ...each }, sender);
    const { result } = await unchanged(callers, posting);
    expect(result, JSON.stringify(each)).toMatchObject({ error: { kind: 'invalid', status: 400 } });
  }
  const smuggled = JSON.stringify([valid]).replace(
    '{',
    '{"__proto__":{"role":"owner"},"isOwner":true,"status":"left",',
  );
  const { result } = await unchanged(callers, () => postBody('changeAccessAction', smuggled, sender));
  expect(result).toMatchObject({ ok: true, data: { role: 'agent', status: 'active' } });
});

test('R4 SE2 a member demoted in another tab is refused at the next action, and so is their open page', {
  tag: '@core',
}, async () => {
  const { callers, here, sender } = await asOwner();
  const { person } = callers.all.find(({ who }) => who === 'a manager') ?? {};
  if (!person) throw new Error('there is a manager');
  const manager = { ...sender, token: await tokenOf({ who: 'a manager', person, membership: null }) };
  const checking = () => postAction('checkEmailsAction', { ...here, emails: ['ada@example.com'] }, manager);
  expect((await checking()).result).toMatchObject({ ok: true });

  const [row] = await everythingStored()<{ id: string; version: number }[]>`
    select id, version from members where workspace_id = ${callers.host.workspace.id} and user_id = ${person.userId}`;
  const change = { ...here, memberId: row?.id, version: row?.version };
  const demoted = { ...change, role: 'agent', restrictions: [] };
  expect((await postAction('changeAccessAction', demoted, sender)).result).toMatchObject({ ok: true });
  const rule = { kind: 'role', id: 'agent' };
  expect((await checking()).result).toMatchObject({ error: { kind: 'denied', decision: { rule } } });

  const revoked = { ...change, version: (row?.version ?? 0) + 1, successorId: null };
  expect((await postAction('revokeAccessAction', revoked, sender)).result).toMatchObject({ ok: true });
  expect((await checking()).result).toMatchObject({ error: { kind: 'not-found' } });
});

test('SE1 the cookie of an ended session gives no access', async () => {
  const { callers, sender } = await asOwner();
  const open = () => postAction('changeLanguageAction', { locale: 'fr' }, sender);
  expect((await open()).result).toMatchObject({ ok: true });
  expect((await postAction('signOutEverywhereAction', {}, sender)).result).toMatchObject({ ok: true });
  expect((await unchanged(callers, open)).result).toMatchObject({ error: { kind: 'unauthenticated' } });
});
