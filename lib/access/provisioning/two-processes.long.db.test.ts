import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { askDirectory, patch } from '@/lib/test-support/ask-directory';
import { programServer } from '@/lib/test-support/program-server';
import { add, grouped, newUser, remove } from './test-support/group-requests';

const { admin, url } = await separateDatabase();

let elsewhere: { process: ChildProcess; origin: string };

beforeAll(async () => {
  const script = 'lib/access/provisioning/test-support/serve-elsewhere.ts';
  const flags = ['--conditions=react-server', '--import', './scripts/leash.mjs', '--import', 'tsx', script];
  const started = spawn(process.execPath, flags, {
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'silent', LEASHED_TO: String(process.pid) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [printed] = await once(started.stdout ?? started, 'data');
  elsewhere = { process: started, origin: String(printed).trim() };
});

afterAll(async () => {
  const gone = once(elsewhere.process, 'exit');
  elsewhere.process.kill('SIGKILL');
  await gone;
});

/** Asks one of the processes: the status, and the answer as it was sent. */
async function asked(origin: string, token: string, path: string, body?: object) {
  const response = await fetch(`${origin}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, etag: response.headers.get('etag'), text: await response.text() };
}

async function desk() {
  await admin`delete from attempts`;
  const { olga, token, agents } = await grouped();
  const { id } = await newUser(token);
  const key = await keyOf(admin, olga);
  const { slug } = olga.workspace;
  const mayAnswer = (subject: string) => ({
    subject: { type: 'user', id: subject },
    action: { name: 'profile.view' },
    resource: { type: 'workspace', id: slug },
  });
  const questions = (email: string): [string, string, object?][] => [
    [token, `/scim/v2/Users/${id}`],
    [token, '/scim/v2/Users?sortBy=userName&cursor='],
    [token, `/scim/v2/Groups/${agents}`],
    [key, `/authzen/${slug}/access/v1/evaluation`, mayAnswer(email)],
    [
      key,
      `/authzen/${slug}/access/v1/search/subject`,
      { ...mayAnswer(olga.member.id), subject: { type: 'user' } },
    ],
  ];
  return { olga, token, key, slug, agents, id, questions, mayAnswer };
}

test('B13 R4 SC1 two processes answer alike, and each at once knows what the other changed', async () => {
  const { token, agents, id, questions } = await desk();
  const here = await programServer();
  const { body: user } = await askDirectory(token, `GET /Users/${id}`);
  const change = async (origin: string, method: string, path: string, body?: object) => {
    const response = await fetch(`${origin}/scim/v2${path}`, {
      ...{ method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' } },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(response.ok, `${method} ${path} ${response.status}`).toBe(true);
  };
  const active = (value: boolean) => patch({ op: 'replace', path: 'active', value });
  const changes: [string, string, object?][] = [
    ['PATCH', `/Groups/${agents}`, add(id)],
    ['PATCH', `/Users/${id}`, active(false)],
    ['PATCH', `/Users/${id}`, active(true)],
    ['PATCH', `/Groups/${agents}`, remove(id)],
    ['PATCH', `/Groups/${agents}`, add(id)],
    ['DELETE', `/Users/${id}`],
  ];
  const decisions: unknown[] = [];
  for (const [index, [method, path, body]] of changes.entries()) {
    const [first, second] = index % 2 === 0 ? [here, elsewhere.origin] : [elsewhere.origin, here];
    await change(first, method, path, body);
    for (const [credential, at, question] of questions(user.userName)) {
      const answer = await asked(second, credential, at, question);
      expect(await asked(first, credential, at, question), `${index} ${at}`).toEqual(answer);
      if (at.endsWith('/evaluation')) decisions.push(JSON.parse(answer.text).decision);
    }
  }
  expect(decisions).toEqual([true, false, true, false, true, false]);
});

test('B13 R4 KE1 a token and a key that one process ended open nothing in the other', async () => {
  const { olga, token, key, slug, mayAnswer } = await desk();
  const question = mayAnswer(olga.member.id);
  const atElsewhere = async () => [
    (await asked(elsewhere.origin, token, '/scim/v2/Users')).status,
    (await asked(elsewhere.origin, key, `/authzen/${slug}/access/v1/evaluation`, question)).status,
  ];
  expect((await askDecisionPoint(key, slug, 'POST evaluation', question)).status).toBe(200);
  expect(await atElsewhere()).toEqual([200, 200]);
  await admin`update directory_tokens set revoked_at = now() where organisation_id = ${olga.organisation.id}`;
  await admin`update api_keys set revoked_at = now() where workspace_id = ${olga.workspace.id}`;
  expect(await atElsewhere()).toEqual([401, 401]);
});
