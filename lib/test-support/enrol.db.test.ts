import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { SignedIn, WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { Denied } from '@/lib/platform/errors';
import { enrol } from './enrol';
import { accept, person, world } from './world';

const { admin } = await testDatabase();

const cases = [
  { model: 'team-inbox', top: 'owner', role: 'manager', restrictions: ['workspace-settings'] },
  { model: 'team-inbox', top: 'owner', role: 'agent', restrictions: [] },
  { model: 'account-tree', top: 'parent-admin', role: 'basic', restrictions: [] },
];

/** What a person's membership is, and what the trail says of it, without ids and times. */
async function rowsOf({ workspace }: WorkspaceContext, { userId }: SignedIn) {
  const [row] = await admin<{ rows: unknown }[]>`
    select jsonb_build_object(
      'member', to_jsonb(m) - array['id', 'user_id', 'email', 'email_key', 'name', 'name_key', 'mailbox', 'search_key', 'joined_at', 'invited_at', 'created_at'],
      'person', (select to_jsonb(p) - array['id', 'user_id', 'name', 'joined_at', 'created_at'] from people p
        where p.organisation_id = m.organisation_id and p.user_id = m.user_id),
      'seats', (select jsonb_agg(s.owner_id = m.id and s.holder_id = m.id) from seats s
        where s.workspace_id = m.workspace_id and s.owner_id = m.id),
      'trail', (select jsonb_agg(jsonb_build_object('event', event, 'by', actor_user_id = m.user_id, 'before', before, 'after', after)
        order by seq) from audit_events where workspace_id = m.workspace_id and subject_id = m.id)
    ) as rows
    from members m where workspace_id = ${workspace.id} and user_id = ${userId}`;
  return row?.rows;
}

describe('S1.8 S1.10 a person of the tests', () => {
  test.each(cases)(
    'is a $role of $model as one who was invited',
    async ({ model, top, role, restrictions }) => {
      const { olga } = await world({ model, people: { olga: top } });
      const [invited, enrolled] = [await person('ana'), await person('ana')];
      const access = { role, restrictions };
      const { invited: sent } = await inviteMembers(olga, { emails: [invited.email], ...access });
      await accept(sent[0]?.link ?? '', invited);
      await enrol(olga, enrolled, access);
      expect(await rowsOf(olga, enrolled)).toEqual(await rowsOf(olga, invited));
    },
  );

  test('R3 is refused where the inviter may not give the access', async () => {
    const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await expect(enrol(ana, await person('eva'), { role: 'owner', restrictions: [] })).rejects.toThrow(
      Denied,
    );
  });
});
