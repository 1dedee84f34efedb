'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { findView } from '@/lib/work/contacts/views/list-views';
import { changeView, createView, deleteView } from '@/lib/work/contacts/views/save-view';
import { ChangeView, CreateView, DeleteView, LatestView } from './inputs';

// Every member has private views; the services check the permission for shared ones.

export const createViewAction = action('member', creating(CreateView), async (ctx, input) => {
  const created = await createView(ctx, input);
  refresh();
  return created;
});

export const changeViewAction = action('member', ChangeView, async (ctx, input) => {
  await changeView(ctx, input);
  refresh();
});

export const deleteViewAction = action('member', DeleteView, async (ctx, input) => {
  await deleteView(ctx, input);
  refresh();
});

/** The saved view, shown after an edit conflict. */
export const latestViewAction = action('member', LatestView, (ctx, input) => findView(ctx, input.viewId));
