import { tokenHash } from '@/lib/access/credentials/token';
import type { Measurement } from '../bench';
import { startBareServer } from './bare';
import { startBetterAuth } from './better-auth';
import { fillMembers } from './fill';
import { makeKeys, pacesOf, startConsole } from './over-http';
import { type BenchServer, benchServer } from './server';
import type { Ratio } from './table';

const people = 10_000;

/**
 * Measures decisions and the first page of users over HTTP, against `node:http` with one prepared statement of the same
 * tables, against an almost empty route of Next, and against better-auth. Makes the production build if there is none.
 */
export const httpBench: Measurement = async () => {
  const server = await benchServer();
  await fillMembers(server, people);
  const keys = await makeKeys(server, ['users.view']);
  const strangers = await makeKeys(server, []);
  const web = await startConsole();
  const { origin } = web;
  const { id } = server.workspace;
  const bare = await startBareServer(server, {
    // The key with its holder's membership.
    row: `select k.scopes, m.* from api_keys k
      join members m on m.workspace_id = k.workspace_id and m.id = k.membership_id
      where k.token_hash = '${tokenHash(keys[0] ?? '')}' and k.revoked_at is null`,
    page: `select * from members where workspace_id = '${id}' and status <> 'left' order by name_key, id limit 51`,
  });
  const rival = await startBetterAuth(server, people);
  try {
    const point = `${origin}/authzen/${server.workspace.slug}/access/v1`;
    const pace = await pacesOf({
      bareRow: { url: `${bare.origin}/row`, status: 200 },
      barePage: { url: `${bare.origin}/page`, status: 200 },
      empty: { url: `${origin}/healthz`, status: 200 },
      allowed: { url: `${point}/evaluation`, status: 200, keys, body: await question(server, 'manager') },
      denied: { url: `${point}/evaluation`, status: 200, keys, body: await question(server, 'agent') },
      many: { url: `${point}/evaluations`, status: 200, keys, body: await manyQuestions(server) },
      page: { url: `${origin}/api/v1/members?size=50`, status: 200, keys },
      refused: { url: `${origin}/api/v1/members?size=50`, status: 403, keys: strangers },
      ...{ rivalAllowed: rival.asked.allowed, rivalDenied: rival.asked.denied, rivalPage: rival.asked.page },
    });
    return ratiosOf(pace);
  } finally {
    bare.stop();
    await rival.stop();
    await web.stop();
  }
};

type Against = 'bareRow' | 'barePage' | 'empty' | 'rivalAllowed' | 'rivalDenied' | 'rivalPage';

function ratiosOf(pace: Record<Against, number> & Record<string, number>): Ratio[] {
  const line = (what: string, of: string, against: number, atLeast: number): Ratio => ({
    ...{ what, value: pace[of] ?? 0, against, unit: 'requests/s', bar: { atLeast } },
  });
  return [
    line(
      'an almost empty route of Next, against bare node:http with one statement',
      'empty',
      pace.bareRow,
      0,
    ),
    line('a decision, allowed, against bare node:http', 'allowed', pace.bareRow, 0.5),
    line('a decision, denied, against bare node:http', 'denied', pace.bareRow, 0.5),
    line('a key without the scope, against bare node:http', 'refused', pace.bareRow, 0.5),
    line('first page of users, against bare node:http', 'page', pace.barePage, 0.4),
    line('a decision, allowed, against better-auth', 'allowed', pace.rivalAllowed, 8),
    line('a decision, denied, against better-auth', 'denied', pace.rivalDenied, 8),
    line('first page of users, against better-auth', 'page', pace.rivalPage, 2),
    {
      what: '100 decisions in one request',
      value: (pace.many ?? 0) * 100,
      unit: 'decisions/s',
      bar: { atLeast: 50_000 },
    },
  ];
}

/** Whether a member of this role may see the users: a manager may, an agent may not. */
async function question({ workspace }: BenchServer, role: 'manager' | 'agent') {
  const { memberId } = await workspace.addMember(role);
  return {
    subject: { type: 'user', id: memberId },
    action: { name: 'users.view' },
    resource: { type: 'workspace', id: workspace.slug },
  };
}

/** One hundred questions about a hundred members, managers and agents. */
async function manyQuestions({ admin, workspace }: BenchServer) {
  const members = await admin<{ id: string }[]>`
    select id from members where workspace_id = ${workspace.id} and role in ('agent', 'manager') order by id limit 100`;
  return {
    action: { name: 'users.view' },
    resource: { type: 'workspace', id: workspace.slug },
    evaluations: members.map(({ id }) => ({ subject: { type: 'user', id } })),
  };
}
