import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { accessOf } from '@/lib/policy/access';
import { boundedBy } from '@/lib/policy/bounded-by';
import type { AccessModel } from '@/lib/policy/model';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import type { workViews } from '@/lib/work/assignment/work-views';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { listCounted } from '@/lib/work/contacts/test-support/counted';
import { conversationSearch } from './conversation-search';
import { countWork } from './count-conversations';
import { listConversations } from './list-conversations';

const { admin } = await testDatabase();

/** A manager who sees the rows of their teams only, as a custom role can be. */
function narrowed(ctx: WorkspaceContext, teams: string[]): WorkspaceContext {
  const { compiled, self } = ctx.access;
  const model: AccessModel = {
    ...compiled.model,
    roles: {
      ...compiled.model.roles,
      manager: {
        ...(compiled.model.roles.manager as AccessModel['roles'][string]),
        scopes: { messages: 'team', contacts: 'team' },
      },
    },
  };
  return { ...ctx, access: accessOf(model, compiled.assignment, { ...self, teams }) };
}

test('VA1 R6 a manager of one team who views as an agent of another sees only rows that both see, in lists and counts', async () => {
  const workspace = await openTestWorkspace(admin);
  const [manager, agent] = [await workspace.addMember('manager'), await workspace.addMember('agent')];
  const [red, blue] = [await workspace.addTeam('Red'), await workspace.addTeam('Blue')];
  const place = async (name: string, seatId: string | null, teamId: string | null) => {
    const id = await workspace.addContact({ name });
    await admin`update contacts set seat_id = ${seatId}, team_id = ${teamId} where id = ${id}`;
    await admin`insert into conversations (workspace_id, id, contact_id, channel, status, seat_id, team_id, preview, last_message_at)
      values (${workspace.id}, gen_random_uuid(), ${id}, 'whatsapp', 'open', ${seatId}, ${teamId}, ${name}, now())`;
  };
  const [seat] =
    await admin`select id from seats where workspace_id = ${workspace.id} and owner_id = ${agent.memberId}`;
  await place('agent and red', seat?.id, red);
  await place('agent only', seat?.id, null);
  await place('agent and blue', seat?.id, blue);
  await place('red only', null, red);
  await place('nobody', null, null);

  const theirs = await agent.context();
  const own = narrowed(await manager.context(), [red]);
  const all = await listCounted(theirs, contactSearch.parse({}));
  expect(all.rows).toHaveLength(5);
  const viewed = { ...theirs, access: boundedBy(theirs.access, own.access) };
  const names = (ctx: WorkspaceContext) => async (view: (typeof workViews)[number]) => {
    const contacts = await listCounted(ctx, contactSearch.parse({ view }));
    const conversations = await listConversations(ctx, view, conversationSearch.parse({}));
    expect(contacts.total).toBe(contacts.rows.length);
    expect(conversations.total).toBe(conversations.rows.length);
    expect(conversations.rows).toHaveLength(contacts.rows.length);
    return contacts.rows.map(({ name }) => (typeof name === 'string' ? name : JSON.stringify(name))).sort();
  };
  const seen = names(viewed);
  expect(await seen('all')).toEqual(['agent and red', 'red only']);
  expect(await seen('mine')).toEqual(['agent and red']);
  expect(await seen('unassigned')).toEqual(['red only']);
  const counts = await countWork(viewed);
  expect(counts).toMatchObject({ contacts: 2, open: { all: 2, mine: 1, unassigned: 1 } });
});
