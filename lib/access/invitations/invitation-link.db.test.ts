import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { world } from '@/lib/test-support/world';
import { findInvitation } from './find-by-token';
import { invite } from './test-support/invite';

const { admin } = await testDatabase();
describe('an invitation’s link', () => {
  test('IN9 IN10 is in no table: neither invitations, nor outbox, nor audit', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { token } = await invite(olga);
    const rows = await Promise.all([
      admin`select * from invitations`,
      admin`select * from outbox`,
      admin`select * from audit_events`,
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('shows the inviter, the role and the expiry, and is not consumed by reading', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { token, email } = await invite(olga, { restrictions: ['mask'] });
    for (let n = 0; n < 2; n++) {
      expect(await findInvitation(token)).toMatchObject({
        state: 'open',
        invitation: { email, inviterName: 'olga', hasAccount: false, assignment: { restrictions: ['mask'] } },
      });
    }
  });
});
