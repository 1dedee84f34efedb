'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { changeOrganisationRole } from '@/lib/access/people/change-role';
import { editPerson } from '@/lib/access/people/edit-person';
import { previewRemoval } from '@/lib/access/people/preview-removal';
import { removePerson } from '@/lib/access/people/remove-person';
import { work } from '@/lib/modules';
import { ChangeRole, EditPerson, OnePerson } from './inputs';

export const editPersonAction = action('people.edit', EditPerson, async (ctx, input) => {
  await editPerson(ctx, input);
  refresh();
});

export const changeOrganisationRoleAction = action('people.edit-role', ChangeRole, async (ctx, input) => {
  await changeOrganisationRole(ctx, input);
  refresh();
});

export const previewRemovalAction = action('people.remove', OnePerson, (ctx, input) =>
  previewRemoval(ctx, work, input),
);

export const removePersonAction = action('people.remove', OnePerson, async (ctx, input) => {
  const removed = await removePerson(ctx, input);
  refresh();
  return removed;
});
