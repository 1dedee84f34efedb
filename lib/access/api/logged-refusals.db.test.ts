import { beforeEach, expect, test, vi } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { failure } from '@/lib/platform/http/failure';
import { log } from '@/lib/platform/log';
import { asRequest } from '@/lib/platform/refusals/asked';
import { apiKeyOf } from '@/lib/test-support/api-world';
import { askApi } from '@/lib/test-support/ask-api';
import { again, world } from '@/lib/test-support/world';

const { admin } = await testDatabase();
const logged = vi.spyOn(log, 'info').mockReturnValue();
const refused = () => logged.mock.calls.filter(([, text]) => text === 'refused').map(([line]) => line);

beforeEach(async () => {
  logged.mockClear();
  // Earlier tests of this process have used lines of this minute.
  Reflect.deleteProperty(globalThis, 'latchkeyRefusalLines');
  await admin`delete from attempts`;
});

const parent = async () => (await world({ model: 'account-tree', people: { pia: 'parent-admin' } })).pia;

test('OP9 a request beyond the scopes of a key is logged with key, holder, workspace and operation', async () => {
  const pia = await parent();
  const token = await apiKeyOf(pia, ['contacts.view']);
  const [key] = await admin`select id from api_keys where workspace_id = ${pia.workspace.id}`;
  await asRequest(() => askApi(token, 'POST /contacts', { name: 'Zoe Corvane' }));
  expect(refused()).toEqual([
    {
      ...{ refusal: 'scope-missing', act: 'createContact', program: key?.id, user: pia.person.userId },
      ...{ workspace: pia.workspace.id, organisation: pia.organisation.id },
    },
  ]);
});

test('OP9 a guessed key is logged without a person, and what it asked for is not repeated', async () => {
  await asRequest(() => askApi('lk_guessed', 'GET /members?q=zoe@corvane.example'));
  expect(refused()).toMatchObject([{ refusal: 'unauthenticated' }]);
  expect(JSON.stringify(logged.mock.calls)).not.toMatch(/guessed|zoe/);
});

test('OP9 a denied change is logged with the member’s id and the rule, without names', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const asked = { memberId: olga.member.id, version: 1, role: 'agent', restrictions: [] };
  await asRequest(async () => changeAccess(await again(ana), asked).catch(failure));
  expect(refused()).toMatchObject([
    { refusal: 'denied', rule: 'role agent', workspace: ana.workspace.id, organisation: ana.organisation.id },
  ]);
  expect(JSON.stringify(logged.mock.calls)).not.toMatch(/olga|ana-|@/);
});
