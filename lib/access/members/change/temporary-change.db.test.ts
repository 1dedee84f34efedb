import { describe, expect, test } from 'vitest';
import { inTenant } from '@/db/tenant';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { refusals } from '@/lib/test-support/refusals';
import { again, world } from '@/lib/test-support/world';
import { recordEndings } from '../dates/record-endings';
import { listMembers } from '../list/list-members';
import { memberSearch } from '../list/member-search';
import { viewMember } from '../list/view-member';
import { revokeAccess } from '../revoke/revoke-access';
import { changeAccess } from './change-access';

const { admin } = await testDatabase();
const refused = refusals(admin);

const team = () =>
  world({
    people: {
      olga: 'owner',
      otto: 'owner',
      mia: { role: 'manager', restrictions: ['data-export'] },
      ana: { role: 'agent', restrictions: ['shortcuts'] },
    },
  });

async function change(actor: WorkspaceContext, whom: WorkspaceContext, role: string, until: string | null) {
  const [row] = await admin`select version from members where id = ${whom.member.id}`;
  const version = row?.version as number;
  return changeAccess(actor, { memberId: whom.member.id, version, role, restrictions: [], until });
}
/** Lets the temporary change end at this moment: no test waits. */
const endNow = ({ member }: WorkspaceContext) =>
  admin`update members set reverts_at = now() where id = ${member.id}`;
const record = ({ workspace, organisation }: WorkspaceContext) =>
  inTenant({ workspaceId: workspace.id, organisationId: organisation.id }, (tx) =>
    recordEndings(tx, workspace.id),
  );
const changes = ({ member }: WorkspaceContext) =>
  admin`select before, after, actor_name from audit_events
    where subject_id = ${member.id} and event = 'member.access-changed' order by seq`;

describe('B5 a temporary change', () => {
  test('B5 R4 a higher role holds until its end and the old access from then on, with no job running', async () => {
    const { olga, ana } = await team();
    const view = await change(olga, ana, 'manager', '2099-12-31');
    expect(view.reverts).toMatchObject({ role: 'agent', restrictions: ['shortcuts'] });
    expect((await again(ana)).member.role).toBe('manager');
    await endNow(ana);
    const now = await again(ana);
    expect(now.access).toEqual(ana.access);
    expect(now.member).toMatchObject({ role: 'agent', restrictions: ['shortcuts'] });
    expect((await viewMember(olga, ana.member.id)).reverts).toBeNull();
  });

  test('B5 a restriction lifted for a time applies again', async () => {
    const { olga, mia } = await team();
    await change(olga, mia, 'manager', '2099-12-31');
    expect((await again(mia)).member.restrictions).toEqual([]);
    await endNow(mia);
    expect((await again(mia)).member.restrictions).toEqual(['data-export']);
  });

  test('B5 R7 the end is written once, by the first request that meets it, and lists find the old level', async () => {
    const { olga, ana } = await team();
    await change(olga, ana, 'manager', '2099-12-31');
    await endNow(ana);
    await Promise.all(Array.from({ length: 5 }, () => record(olga)));
    expect(await changes(ana)).toMatchObject([
      { actor_name: 'olga', after: { role: 'manager', later: { role: 'agent' } } },
      { actor_name: null, before: { role: 'manager' }, after: { role: 'agent' } },
    ]);
    const { rows } = await listMembers(olga, memberSearch.parse({ level: 'agent' }));
    expect(rows.map(({ id }) => id)).toEqual([ana.member.id]);
  });

  test('B5 changing a temporary change keeps the access of before; a change for good forgets it', async () => {
    const { olga, ana } = await team();
    await change(olga, ana, 'manager', '2099-12-31');
    expect((await change(olga, ana, 'owner', '2099-11-30')).reverts).toMatchObject({ role: 'agent' });
    expect((await change(olga, ana, 'owner', null)).reverts).toBeNull();
    await admin`update members set reverts_at = now() where id = ${ana.member.id} and reverts_at is not null`;
    expect((await again(ana)).member.role).toBe('owner');
  });

  test('B5 a day that is over is refused', async () => {
    const { olga, ana } = await team();
    await refused(olga, () => change(olga, ana, 'manager', '2020-01-01'), new Invalid({ until: 'past' }));
  });

  test('R2 B5 an owner for a time does not let the last lasting owner go', async () => {
    const { olga, otto, ana } = await team();
    await revokeAccess(olga, { memberId: otto.member.id });
    await change(olga, ana, 'owner', '2099-12-31');
    const temporary = await again(ana);
    const lasts = expect.objectContaining({
      decision: expect.objectContaining({ rule: expect.objectContaining({ id: 'last-of-top-role' }) }),
    });
    await refused(olga, () => revokeAccess(temporary, { memberId: olga.member.id }), lasts);
    await refused(olga, () => change(temporary, olga, 'agent', '2099-06-30'), lasts);
  });
});
