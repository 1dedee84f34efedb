import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { suspendMember } from '@/lib/access/members/suspend/suspend-members';
import { apiKeyOf } from '@/lib/test-support/api-world';
import { programServer } from '@/lib/test-support/program-server';
import { contactsOf, giveContacts } from '@/lib/test-support/work';
import { world } from '@/lib/test-support/world';
import { buildClient } from './build-client';

const { admin } = await testDatabase();

const running: ChildProcess[] = [];
beforeAll(buildClient);
afterAll(() => {
  for (const program of running) program.kill();
});

/** Starts an example of the client, as its users do: by Node, against a server. */
async function start(name: string, token: string, { workspace }: WorkspaceContext, args: string[] = []) {
  const program = spawn(process.execPath, [`clients/typescript/dist/example/${name}.js`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LATCHKEY_ORIGIN: await programServer(),
      LATCHKEY_WORKSPACE: workspace.slug,
      LATCHKEY_KEY: token,
      PORT: '0',
    },
  });
  running.push(program);
  const lines = createInterface({ input: program.stdout });
  const [first] = await Promise.race([once(lines, 'line'), once(program, 'exit')]);
  return String(first);
}

const account = () =>
  world({ model: 'account-tree', people: { pia: 'parent-admin', ann: 'advanced', bea: 'basic' } });

const read = async (address: string, { person }: Pick<WorkspaceContext, 'person'>) => {
  const response = await fetch(`${address}/report.csv`, { headers: { 'x-user': person.email } });
  return { status: response.status, text: await response.text() };
};

test('B13 R5 an example guards its endpoint by asking Latchkey, and shows reason and people of a denial', async () => {
  const { pia, ann, bea } = await account();
  const address = await start('guard', await apiKeyOf(pia, ['users.view']), pia);
  expect(await read(address, ann)).toEqual({ status: 200, text: expect.stringContaining('day,messages') });
  const denied = await read(address, bea);
  expect(denied.status).toBe(403);
  expect(JSON.parse(denied.text)).toMatchObject({
    title: expect.stringMatching(/\S/),
    people: [{ properties: { name: 'pia' } }],
  });
  const [stranger] = Object.values(await world({ people: { olga: 'owner' } }));
  if (stranger) expect((await read(address, stranger)).status).toBe(403);
});

test('B13 R4 SE8 the example refuses a suspended user at the next request', async () => {
  const { pia, ann } = await account();
  const address = await start('guard', await apiKeyOf(pia, ['users.view']), pia);
  expect((await read(address, ann)).status).toBe(200);
  await suspendMember(pia, { memberId: ann.member.id, reason: null, until: null });
  expect((await read(address, ann)).status).toBe(403);
});

test('B13 FA4 the example shows nothing without a decision', async () => {
  const { pia, ann } = await account();
  const address = await start('guard', 'lk_unknown', pia);
  const answer = await read(address, ann);
  expect(answer).toEqual({ status: 503, text: expect.not.stringContaining('day,messages') });
});

test('B13 S1.28 RV5 an example revokes a leaving user with a successor by the typed client, and can be run again', async () => {
  const { pia, ann, bea } = await account();
  await giveContacts(admin, bea, 3);
  const token = await apiKeyOf(pia, ['users.view', 'users.revoke']);
  const emails = [bea.person.email, ann.person.email];
  expect(await start('offboard', token, pia, emails)).toMatch(/^Revoked\. Can be undone until 2\d{3}-/);
  expect(await contactsOf(admin, ann)).toBe(3);
  const revocations = () => admin`select 1 from revocations where workspace_id = ${pia.workspace.id}`;
  expect(await revocations()).toHaveLength(1);
  // The member is no user any more; the exit code says so.
  expect(await start('offboard', token, pia, emails)).toBe('1');
  expect(await revocations()).toHaveLength(1);
});

test('the client asks for the version of openapi-fetch that these tests run', () => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const { dependencies } = read('clients/typescript/package.json');
  expect(dependencies['openapi-fetch']).toBe(read('package.json').devDependencies['openapi-fetch']);
});
