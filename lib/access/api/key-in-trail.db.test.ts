import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { askApi } from '@/lib/test-support/ask-api';
import { again, world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

test('B10 R7 the trail names the key beside its holder, and the holder alone for what they do themself', async () => {
  const { pia, bea } = await world({ model: 'account-tree', people: { pia: 'parent-admin', bea: 'basic' } });
  const { token } = await createApiKey(pia, { name: 'Nightly sync', scopes: ['users.edit', 'audit.view'] });
  const answer = await askApi(token, `PATCH /members/${bea.member.id}`, { role: 'advanced' });
  expect(answer.status).toBe(200);
  const { version } = (await again(bea)).member;
  await changeAccess(pia, { memberId: bea.member.id, version, role: 'basic', restrictions: [] });
  const events = await admin`select actor_user_id, actor_name from audit_events
    where subject_id = ${bea.member.id} and event = 'member.access-changed' order by seq`;
  const { userId } = pia.person;
  expect(events).toEqual([
    { actor_user_id: userId, actor_name: 'pia (API: Nightly sync)' },
    { actor_user_id: userId, actor_name: 'pia' },
  ]);
  const listed = await askApi(token, 'GET /audit-events?size=25');
  expect(listed.headers.get('link')).toBe('</api/openapi.json>; rel="service-desc"; type="application/json"');
  expect(JSON.stringify(listed.body)).toContain('pia (API: Nightly sync)');
});
