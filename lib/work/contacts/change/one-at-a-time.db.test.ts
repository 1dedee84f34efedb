import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied } from '@/lib/platform/errors';
import { world } from '@/lib/test-support/world';
import { contactSearch } from '../list/contact-search';
import { createList } from '../lists/create-list';
import { addToList, removeFromList } from '../lists/membership';
import { assignContacts } from './assign-many';
import { createContact } from './create-contact';
import { deleteContacts, previewDeletion } from './delete-contact';

const { admin } = await testDatabase();

type Attempt = (ctx: WorkspaceContext) => Promise<unknown>;

async function contacts(owner: WorkspaceContext, count: number) {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const made = await createContact(owner, { name: `Zoé ${v7()}` });
    if (made.isSaved) ids.push(made.contactId);
  }
  return ids.map((id) => ({ id, version: 1 }));
}

async function stored({ workspace }: WorkspaceContext) {
  return admin`select c.*, (select json_agg(m.list_id) from contact_list_members m
      where m.workspace_id = c.workspace_id and m.contact_id = c.id) as lists,
    (select count(*) from audit_events a where a.workspace_id = c.workspace_id) as events
    from contacts c where c.workspace_id = ${workspace.id} order by c.id`;
}

async function refusedFor(who: WorkspaceContext, right: string, attempts: readonly Attempt[]) {
  const before = await stored(who);
  for (const attempt of attempts) {
    const refusal = await attempt(who).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Denied);
    expect(refusal).toMatchObject({ decision: { rule: { kind: 'right', id: right } } });
  }
  expect(await stored(who)).toEqual(before);
}

test('S2.9 S2.10 create, edit, delete covers one contact at a time; several at once need import too', async () => {
  const { owner, carla, ivo } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      carla: { role: 'additional-user', grants: ['contacts-edit'] },
      ivo: { role: 'additional-user', grants: ['contacts-edit', 'contacts-import'] },
    },
  });
  const { id: listId } = await createList(owner, { name: 'Fidèles' });
  const chosen = await contacts(owner, 3);
  const [first, ...rest] = chosen;
  const to = { kind: 'member', id: owner.member.id } as const;
  const contactIds = chosen.map(({ id }) => id);

  await refusedFor(carla, 'contacts-import', [
    (ctx) => assignContacts(ctx, { chosen, to }),
    (ctx) => deleteContacts(ctx, chosen),
    (ctx) => previewDeletion(ctx, chosen),
    (ctx) => addToList(ctx, { listId, contactIds }),
    (ctx) => removeFromList(ctx, { listId, contactIds }),
  ]);
  const matching = { search: contactSearch.parse({}), count: 3 };
  await refusedFor(carla, 'contacts-import', [
    (ctx) => assignContacts(ctx, { chosen: matching, to }),
    (ctx) => deleteContacts(ctx, matching),
    (ctx) => previewDeletion(ctx, matching),
    (ctx) => addToList(ctx, { listId, contactIds: matching }),
    (ctx) => removeFromList(ctx, { listId, contactIds: matching }),
  ]);

  const one = first ? [first] : [];
  expect(await assignContacts(carla, { chosen: one, to })).toMatchObject({ done: 1, refused: [] });
  expect(
    await deleteContacts(
      carla,
      one.map(({ id }) => ({ id })),
    ),
  ).toMatchObject({ done: 1, refused: [] });
  expect(await assignContacts(ivo, { chosen: rest, to })).toMatchObject({ done: 2, refused: [] });
  expect(
    await deleteContacts(
      ivo,
      rest.map(({ id }) => ({ id })),
    ),
  ).toMatchObject({ done: 2, refused: [] });
  expect(await stored(owner)).toEqual([]);
});

test('S2.10 import alone changes several contacts by a file, and no existing contact by hand', async () => {
  const { owner, imma } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', imma: { role: 'additional-user', grants: ['contacts-import'] } },
  });
  const chosen = await contacts(owner, 2);
  const to = { kind: 'nobody' } as const;
  const before = await stored(owner);
  for (const report of [await deleteContacts(imma, chosen), await assignContacts(imma, { chosen, to })]) {
    expect(report.done).toBe(0);
    expect(report.refused).toMatchObject(
      Array(2).fill({ reason: 'denied', decision: { rule: { kind: 'right', id: 'contacts-edit' } } }),
    );
  }
  expect(await stored(owner)).toEqual(before);
});
