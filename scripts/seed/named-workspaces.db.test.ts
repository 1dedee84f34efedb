import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { contacts } from '@/db/schema/work/contacts';
import { separateDatabase } from '@/db/test-support/database';
import { findWithoutWorkspace, recordStatements } from '@/db/test-support/sent-statements';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { countMembers } from '@/lib/access/members/list/count-members';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { startExport as startMembersExport } from '@/lib/access/members/list/start-member-export';
import { listOnline } from '@/lib/access/presence/list-online';
import { personWithPassword } from '@/lib/access/sign-in/sign-in';
import { background, openExport } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { countContactOptions } from '@/lib/work/contacts/list/count-options';
import { listContacts } from '@/lib/work/contacts/list/list-contacts';
import { startContactsExport } from '@/lib/work/contacts/start-contacts-export';
import { currentFigures } from '@/lib/work/reports/current-figures';
import { reportSearch } from '@/lib/work/reports/report-period';
import { startReportsExport } from '@/lib/work/reports/start-reports-export';
import { seedDemo } from './demo';

recordStatements();
const { admin } = await separateDatabase();
const password = 'a phrase for the demo';
let lines: Awaited<ReturnType<typeof seedDemo>>;
beforeAll(async () => {
  lines = await seedDemo({ password });
});

/** The workspaces that a person of the demo can open. */
async function contextsOf(email: string): Promise<WorkspaceContext[]> {
  const user = await personWithPassword(email, password, null);
  if (!user) throw new Error(`${email} cannot sign in.`);
  const places = await admin<{ slug: string }[]>`select slug from workspaces
    join members on workspace_id = workspaces.id where user_id = ${user.id} and status = 'active' order by slug`;
  const person = { userId: user.id, name: '', email, sessionId: '', locale: null, ip: null };
  return Promise.all(places.map(({ slug }) => loadWorkspaceContext(person, slug)));
}

async function file(ctx: WorkspaceContext, start: () => Promise<{ exportId: string }>): Promise<void> {
  const { exportId } = await start();
  const { body } = await openExport(ctx.person, ctx.workspace.slug, exportId);
  await new Response(body).text();
}

async function isAllowed(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Denied) return false;
    throw error;
  }
}

const read: Record<string, (ctx: WorkspaceContext) => Promise<unknown>> = {
  contacts: (ctx) => listContacts(ctx, contactSearch.parse({})),
  'contacts by a word': (ctx) => listContacts(ctx, contactSearch.parse({ q: 'rossi' })),
  'filters of contacts': (ctx) => countContactOptions(ctx, contactSearch.parse({ lifecycle: 'customer' })),
  users: (ctx) => listMembers(ctx, memberSearch.parse({})),
  'users by a word': (ctx) => countMembers(ctx, memberSearch.parse({ q: 'rossi' })),
  'who is online': (ctx) => listOnline(ctx),
  dashboard: (ctx) => currentFigures(ctx),
  'file of contacts': (ctx) => file(ctx, () => startContactsExport(ctx, contactSearch.parse({}))),
  'file of users': (ctx) => file(ctx, () => startMembersExport(ctx, memberSearch.parse({}))),
  'file of reports': (ctx) => file(ctx, () => startReportsExport(ctx, reportSearch.parse({}))),
};

describe('TE11 every statement names the workspace of each tenant’s table that it touches', () => {
  test('TE11 those that make the demo: its organisations, people, work and their history', async () => {
    expect(lines.length).toBeGreaterThan(20);
    expect(await findWithoutWorkspace(admin)).toEqual([]);
  });

  test('TE11 those of lists, figures and files, for each person of the demo', async () => {
    let done = 0;
    for (const { email } of lines)
      for (const ctx of await contextsOf(email))
        for (const each of Object.values(read)) done += (await isAllowed(() => each(ctx))) ? 1 : 0;
    expect(done).toBeGreaterThan(50);
    expect(await findWithoutWorkspace(admin)).toEqual([]);
  });

  test('TE11 those that each process repeats by the clock', async () => {
    for (const { run } of background.timers) await run();
    expect(await findWithoutWorkspace(admin)).toEqual([]);
  });

  test('TE11 one that forgets it is found, wherever in the statement', async () => {
    const dialect = new PgDialect({ casing: 'snake_case' });
    const id = '00000000-0000-7000-8000-000000000000';
    const inner = sql`select 1 from messages m where m.conversation_id = conversations.id`;
    dialect.sqlToQuery(sql`select ${contacts.name} from ${contacts} where ${contacts.id} = ${id}`);
    dialect.sqlToQuery(
      sql`select id from conversations where workspace_id = ${id} and exists (${inner} and m.kind = ${'note'})`,
    );
    dialect.sqlToQuery(sql`update contacts set name = ${'x'} where id = ${id}`);
    const found = await findWithoutWorkspace(admin);
    expect(found.map((each) => each.split(':')[0]).sort()).toEqual([
      'contacts by id',
      'contacts by id',
      'messages by conversation_id, kind',
    ]);
  });
});
