import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { world } from '@/lib/test-support/world';
import { listMembers } from './list/list-members';
import { memberSearch } from './list/member-search';
import { revokeAccess } from './revoke/revoke-access';

await testDatabase();

test('S1.28 B3 the row of a revoked member says who revoked, who has the work, and until when that can be undone', async () => {
  const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: 'agent', ben: 'agent' } });
  await revokeAccess(olga, { memberId: ana.member.id, successorId: ben.member.id });
  const { rows } = await listMembers(olga, memberSearch.parse({ status: 'revoked' }));
  expect(rows.map(({ revocation }) => revocation)).toMatchObject([
    { by: 'olga', successor: 'ben', undoUntil: expect.any(Date) },
  ]);
});
