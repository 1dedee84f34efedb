import { afterEach, expect, test, vi } from 'vitest';
import { answerPicture, answerVersions } from './pictures';

Object.assign(process.env, {
  APP_ORIGIN: 'https://latchkey.example.com',
  DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only',
});

const signedIn = vi.hoisted(() => ({ person: null as { userId: string } | null }));
vi.mock('@/lib/access/gate/current-person', () => ({ currentSession: async () => signedIn.person }));

afterEach(() => {
  signedIn.person = null;
});

const id = '01890000-0000-7000-8000-000000000000';

test('R6 a visitor who is not signed in gets no picture, and nothing is looked up', async () => {
  const find = vi.fn();
  expect((await answerPicture(id, find)).status).toBe(404);
  expect((await answerVersions(new Request(`http://console.test/pictures?of=${id}`), find)).status).toBe(404);
  expect(find).not.toHaveBeenCalled();
});

test('TE3 an invalid id answers like a missing picture, and is not looked up', async () => {
  signedIn.person = { userId: id };
  const find = vi.fn();
  for (const invalid of ['', 'x', `${id}'`, 'undefined'])
    expect((await answerPicture(invalid, find)).status).toBe(404);
  expect(find).not.toHaveBeenCalled();
});
