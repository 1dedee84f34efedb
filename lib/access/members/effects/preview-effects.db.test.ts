import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { work } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { giveContacts } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { cover, own } from '../cover/test-support/cover';
import { datesOf } from '../dates/test-support/dates';
import { createRequest } from '../requests/create-request';
import { reinstate, suspend } from '../suspend/test-support/suspend';
import { previewEffects } from './preview-effects';
import { type PreviewedAct, previewedActs } from './previewed-acts';

const { admin } = await testDatabase();
const { date } = datesOf(admin);

const effects = async (actor: WorkspaceContext, act: PreviewedAct, whom: WorkspaceContext) =>
  previewEffects(await again(actor), work, { act, memberIds: [whom.member.id] });

/** Work under way that a member started, and a key, stored by the database itself: no model has all of them. */
async function start({ workspace: { id }, member, person }: WorkspaceContext) {
  const [contact] = await admin`select id, seat_id from contacts where workspace_id = ${id} limit 1`;
  const [talk] = await admin`insert into conversations
      (workspace_id, id, contact_id, channel, status, seat_id, preview, last_message_at)
    values (${id}, gen_random_uuid(), ${contact?.id}, 'whatsapp', 'open', ${contact?.seat_id}, 'Ciao', now())
    returning id`;
  await admin`insert into shortcut_runs (workspace_id, id, shortcut_id, conversation_id, name, steps, started_by)
    values (${id}, gen_random_uuid(), gen_random_uuid(), ${talk?.id}, 'Welcome', '[]', ${member.id})`;
  for (const revoked of [null, new Date()]) {
    await admin`insert into api_keys
        (workspace_id, id, holder_id, membership_id, name, token_hash, hint, scopes, revoked_at)
      values (${id}, gen_random_uuid(), ${person.userId}, ${member.id}, 'Sync', gen_random_uuid()::text, 'hint',
        '{contacts.view}', ${revoked})`;
  }
  for (const state of ['scheduled', 'sending', 'done']) {
    await admin`insert into sendings (workspace_id, id, kind, subject_id, state, started_by, due_at, run_id)
      values (${id}, gen_random_uuid(), 'broadcast', gen_random_uuid(), ${state}, ${member.id}, now(), gen_random_uuid())`;
  }
  for (const [collection, state] of [
    ['email-campaigns', 'scheduled'],
    ['email-campaigns', 'draft'],
    ['daily-exports', 'on'],
    ['daily-exports', 'off'],
  ] as const) {
    await admin`insert into collection_records (workspace_id, id, collection, name, state, fields, created_by)
      values (${id}, gen_random_uuid(), ${collection}, ${`${collection} ${state}`}, ${state}, '{}', ${member.id})`;
  }
}

async function busyTeam() {
  const team = await world({
    people: {
      olga: 'owner',
      mia: { role: 'manager', restrictions: ['data-export'] },
      ben: own,
      cleo: own,
    },
  });
  const { olga, mia, ben, cleo } = team;
  await giveContacts(admin, mia, 3);
  await start(mia);
  await createRequest(mia, {
    permission: 'contacts.export',
    note: null,
    duration: 'until',
    untilDay: '2099-12-31',
  });
  await cover(olga, ben, mia);
  await cover(olga, mia, cleo);
  return team;
}

const things = {
  contacts: 3,
  openConversations: 1,
  started: { campaigns: 1, broadcasts: 2, shortcutRuns: 1, dailyExports: 1 },
  apiKeys: 1,
  requests: 1,
  covers: 1,
};

describe('B2 the effects of an act in things', () => {
  test.each(['revoke', 'suspend', 'date', 'start'] as const)(
    'B2 %s: what stays, stops, ends and goes on is counted before it',
    async (act) => {
      const { olga, mia } = await busyTeam();
      expect(await effects(olga, act, mia)).toMatchObject({ ...things, coveredBy: ['cleo'], refused: [] });
    },
  );

  test('B2 B4 what a suspension ends is no longer counted after it, and what waits returns with the member', async () => {
    const { olga, mia } = await busyTeam();
    await suspend(olga, mia);
    const after = await effects(olga, 'reinstate', mia);
    expect(after).toMatchObject({ ...things, requests: 0, covers: 0, coveredBy: ['cleo'] });
    await reinstate(olga, mia);
    expect(await effects(olga, 'suspend', mia)).toMatchObject({ ...things, requests: 0, covers: 0 });
  });

  test('B2 B5 a first day in the future ends what its preview counted, and the rest returns on that day', async () => {
    const { olga, mia } = await busyTeam();
    expect(await effects(olga, 'start', mia)).toMatchObject(things);
    await date(olga, mia, { starts: '2099-01-01' });
    await expect(again(mia)).rejects.toThrow(NotFound);
    await admin`update members set starts_at = now() where id = ${mia.member.id}`;
    expect((await again(mia)).member.status).toBe('active');
    expect(await effects(olga, 'start', mia)).toMatchObject({ ...things, covers: 0, coveredBy: ['cleo'] });
  });

  test('B2 counts nothing of other members, nor of another workspace', async () => {
    const { olga, ben } = await busyTeam();
    expect(await effects(olga, 'suspend', ben)).toMatchObject({
      contacts: 0,
      started: { campaigns: 0, broadcasts: 0, shortcutRuns: 0, dailyExports: 0 },
      apiKeys: 0,
      requests: 0,
      covers: 0,
      coveredBy: ['mia'],
    });
  });

  test.each(previewedActs)(
    'B2 R6 R1 %s: of members whom the actor may not change nothing is counted',
    async (act) => {
      const { mia, olga, ben } = await busyTeam();
      for (const [actor, whom] of [
        [mia, olga],
        [olga, olga],
        [ben, mia],
      ] as const) {
        const { refused, contacts, apiKeys, covers } = await effects(actor, act, whom);
        expect(refused).toMatchObject([{ id: whom.member.id, reason: 'denied' }]);
        expect([contacts, apiKeys, covers]).toEqual([0, 0, 0]);
      }
    },
  );
});
