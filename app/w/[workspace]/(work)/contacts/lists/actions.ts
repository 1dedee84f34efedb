'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { deleteList } from '@/lib/modules';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { findList } from '@/lib/work/contacts/lists/find-list';
import { addToList, removeFromList } from '@/lib/work/contacts/lists/membership';
import { renameList } from '@/lib/work/contacts/lists/rename-list';
import { readMatching } from '../read-matching';
import { CreateList, DeleteList, LatestList, ListMembers, RenameList } from './inputs';

// The feature of lists differs between models: the services check it (lib/work/contacts/list-permissions.ts).

export const createListAction = action('member', creating(CreateList), async (ctx, input) => {
  const created = await createList(ctx, input);
  refresh();
  return created;
});

export const renameListAction = action('member', RenameList, async (ctx, input) => {
  await renameList(ctx, input);
  refresh();
});

export const deleteListAction = action('member', DeleteList, async (ctx, input) => {
  await deleteList(ctx, input);
  refresh();
});

/** The saved list, shown after an edit conflict. */
export const latestListAction = action('member', LatestList, (ctx, input) => findList(ctx, input.listId));

export const addToListAction = action('member', ListMembers, async (ctx, input) => {
  const report = await addToList(ctx, { listId: input.listId, contactIds: readMatching(input.contactIds) });
  refresh();
  return report;
});

export const removeFromListAction = action('member', ListMembers, async (ctx, input) => {
  const report = await removeFromList(ctx, {
    listId: input.listId,
    contactIds: readMatching(input.contactIds),
  });
  refresh();
  return report;
});
