import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createTeam } from '@/lib/access/teams/create-team';
import { Stale } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { everything } from '@/lib/test-support/work';
import { accept, again, person, world } from '@/lib/test-support/world';
import { fresh, inviteOne } from '../invite/test-support/invite-one';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { suspendMembers } from '../suspend/suspend-members';
import { editRows } from './edit-batch';
import { sendBatch } from './send-batch';
import { batchOf, lineOf, rowsOf, send } from './test-support/batch';
import { undoBatch } from './undo-batch';
import { viewBatch } from './view-batch';

const { admin } = await testDatabase();
const refused = refusals(admin);

const invitedRows = ({ workspace }: WorkspaceContext) => admin`
  select email, name, role, restrictions, grants, starts_at, ends_at from members
  where workspace_id = ${workspace.id} and status = 'invited' order by email`;

async function counted({ workspace }: WorkspaceContext) {
  const [row] = await admin`select
    (select count(*)::int from members where workspace_id = ${workspace.id} and status = 'invited') as members,
    (select count(*)::int from invitations where workspace_id = ${workspace.id}) as invitations,
    (select count(*)::int from outbox where job->>'workspaceId' = ${workspace.id}
      and job->>'kind' = 'invitation') as mails,
    (select count(*)::int from audit_events where workspace_id = ${workspace.id}
      and event = 'member.invited') as events`;
  return row;
}

describe('B12 sending', () => {
  test('B12 each row is invited with its own access, team, dates and language', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await createTeam(olga, { name: 'Nights', memberIds: [] });
    const [a, b] = [`a-${fresh()}`, `b-${fresh()}`];
    const list = `name,email,level,restrictions,team,start,end date,language
Zoé Kéro,${a},Agente,Visibility: team and own; shortcuts,Nights,,2099-12-31,Français
,${b},Manager,,,2099-01-01,,`;
    await send(olga, await batchOf(olga, list));
    expect(await invitedRows(olga)).toEqual([
      {
        ...{
          email: a,
          name: 'Zoé Kéro',
          role: 'agent',
          restrictions: ['visibility-team', 'shortcuts'],
          grants: [],
        },
        ...{ starts_at: null, ends_at: new Date('2100-01-01T00:00:00Z') },
      },
      {
        ...{ email: b, name: b, role: 'manager', restrictions: [], grants: [] },
        ...{ starts_at: new Date('2099-01-01T00:00:00Z'), ends_at: null },
      },
    ]);
    const { rows } = await listMembers(olga, memberSearch.parse({ q: a }));
    expect(rows[0]?.teams.map(({ name }) => name)).toEqual(['Nights']);
    const [mail] = await admin`select job->>'locale' as locale from outbox where recipient = ${a}`;
    expect(mail).toEqual({ locale: 'fr' });
  });

  test('B12 the outcome of each row is what the preview said', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const list = [fresh(), ana.person.email, 'nonsense', fresh()].join('\n');
    const batch = await batchOf(olga, list);
    const preview = await rowsOf(olga, batch);
    await send(olga, batch);
    expect(await rowsOf(olga, batch)).toEqual(preview);
    const { rows, counts } = await viewBatch(olga, batch);
    expect(counts).toEqual({ invite: 2, resend: 0, reinstate: 0, none: 1, refuse: 1 });
    for (const { act, link } of rows) expect(link !== null).toBe(act === 'invite');
  });

  test('R7 B12 one audit event a row says who was invited with which access', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const list = `email,level,end\n${fresh()},agent,2099-12-31\n${fresh()},manager,\nnonsense,agent,`;
    await send(olga, await batchOf(olga, list));
    const events = await admin`select event, after from audit_events
      where workspace_id = ${olga.workspace.id} and event like 'member.%' and subject_id <> ${olga.member.id} order by seq`;
    expect(events).toMatchObject([
      { event: 'member.invited', after: { role: 'agent', endsAt: '2100-01-01T00:00:00.000Z' } },
      { event: 'member.invited', after: { role: 'manager' } },
    ]);
  });

  test('RV5 B12 the same batch sent ten times simultaneously, and again, invites once and answers alike', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const batchId = await batchOf(olga, Array.from({ length: 5 }, fresh).join('\n'));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => sendBatch(olga, { batchId, version: 1 })),
    );
    answers.push(await sendBatch(olga, { batchId, version: 1 }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await counted(olga)).toEqual({ members: 5, invitations: 5, mails: 5, events: 5 });
    const after = await everything(admin, olga);
    await sendBatch(olga, { batchId, version: 1 });
    expect(await everything(admin, olga)).toEqual(after);
  });

  test('B12 R3 R4 a level that the sender lost since the preview is refused on its rows only', async () => {
    const { olga, mona } = await world({ people: { olga: 'owner', mona: 'owner' } });
    const batchId = await batchOf(mona, `email,level\n${fresh()},agent\n${fresh()},owner`);
    await admin`update members set role = 'manager' where id = ${mona.member.id}`;
    expect(await sendBatch(mona, { batchId, version: 1 })).toMatchObject({ invite: 1, refuse: 1 });
    expect((await invitedRows(olga)).map(({ role }) => role)).toEqual(['agent']);
    const { rows } = await viewBatch(await again(mona), batchId);
    expect(rows[1]).toMatchObject({ reason: 'denied', decision: { allowed: false } });
  });

  test('B12 a pending invitation is sent again and a suspension ended where that was chosen', async () => {
    const { olga, ben } = await world({ people: { olga: 'owner', ben: 'agent' } });
    const { email, link } = await inviteOne(olga);
    await suspendMembers(olga, { chosen: [ben.member], reason: null, until: null });
    const batchId = await batchOf(olga, `${email}\n${ben.person.email}`);
    await editRows(olga, { batchId, version: 1, rows: [1], edit: { act: 'resend' } });
    await editRows(olga, { batchId, version: 2, rows: [2], edit: { act: 'reinstate' } });
    expect(await send(olga, batchId)).toMatchObject({ resend: 1, reinstate: 1, none: 0 });
    const { rows } = await viewBatch(olga, batchId);
    expect(rows[0]?.link).not.toBe(link);
    expect((await again(ben)).member.status).toBe('active');
  });

  test('B12 S1.15 a manager neither resends the invitation of an owner nor ends their suspension', async () => {
    const { olga, mona, otto } = await world({ people: { olga: 'owner', mona: 'manager', otto: 'owner' } });
    const { email } = await inviteOne(olga, { role: 'owner', restrictions: [] });
    await suspendMembers(olga, { chosen: [otto.member], reason: null, until: null });
    const batchId = await batchOf(mona, `${email}\n${otto.person.email}`);
    await editRows(mona, { batchId, version: 1, rows: [1], edit: { act: 'resend' } });
    await editRows(mona, { batchId, version: 2, rows: [2], edit: { act: 'reinstate' } });
    const before = await everything(admin, olga);
    expect(await send(mona, batchId)).toMatchObject({ refuse: 2 });
    expect(await everything(admin, olga)).toEqual(before);
  });
});

describe('B12 IN14 limits', () => {
  test('B12 IN14 the limit of a day is reached in the middle: the rows before it are invited, those after say so', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const batchId = await batchOf(olga, Array.from({ length: 510 }, fresh).join('\n'));
    const reached = (rows: { reason: string | null }[]) =>
      rows.findIndex(({ reason }) => reason === 'limit-reached');
    expect(reached((await viewBatch(olga, batchId)).rows)).toBe(500);
    expect(await send(olga, batchId)).toMatchObject({ invite: 500, refuse: 10 });
    expect(reached((await viewBatch(olga, batchId)).rows)).toBe(500);
    expect(await counted(olga)).toEqual({ members: 500, invitations: 500, mails: 500, events: 500 });
    const next = await batchOf(olga, fresh());
    expect(await send(olga, next)).toMatchObject({ invite: 0, refuse: 1 });
  });
});

describe('B12 undoing', () => {
  test('B12 a batch is undone as a whole: invitations that no one accepted are revoked', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const zoe = await person('zoe');
    const batchId = await batchOf(olga, [zoe.email, fresh(), fresh()].join('\n'));
    await refused(olga, () => undoBatch(olga, { batchId }), new Stale());
    await send(olga, batchId);
    await accept((await viewBatch(olga, batchId)).rows[0]?.link ?? '', zoe);
    expect(await undoBatch(olga, { batchId })).toMatchObject({
      done: 2,
      refused: [{ name: 'zoe', reason: 'stale' }],
    });
    expect(await invitedRows(olga)).toEqual([]);
    const { rows, undoneAt } = await viewBatch(olga, batchId);
    expect(rows.map(({ link }) => link)).toEqual([null, null, null]);
    expect(undoneAt).not.toBeNull();
    const again = await batchOf(olga, rows[1]?.email ?? '');
    expect((await viewBatch(olga, again)).rows.map(lineOf)).toEqual([`${rows[1]?.email} invite agent`]);
  });
});
