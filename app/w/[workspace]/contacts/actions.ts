'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/action';
import { assignContact } from '@/lib/services/contacts/assign';
import { assignContacts } from '@/lib/services/contacts/assign-many';
import { createContact } from '@/lib/services/contacts/create';
import { deleteContact, deleteContacts, previewDeletion } from '@/lib/services/contacts/delete';
import { startContactsExport } from '@/lib/services/contacts/export';
import { mergeContacts } from '@/lib/services/contacts/merge';
import { contactSearch } from '@/lib/services/contacts/search';
import { updateContact } from '@/lib/services/contacts/update';
import { viewContact } from '@/lib/services/contacts/view';
import {
  AssignContact,
  AssignContacts,
  ChosenContacts,
  CreateContact,
  DeleteContact,
  ExportContacts,
  LatestContact,
  MergeContacts,
  UpdateContact,
} from './inputs';

// What a contact takes depends on whom it is assigned to, and in which feature a model has it: the services ask.

export const assignContactAction = action('member', AssignContact, async (ctx, input) => {
  await assignContact(ctx, input);
  refresh();
});

export const updateContactAction = action('member', UpdateContact, async (ctx, input) => {
  const saved = await updateContact(ctx, input);
  if (saved.isSaved) refresh();
  return saved;
});

export const createContactAction = action('contacts.create', creating(CreateContact), async (ctx, input) => {
  const saved = await createContact(ctx, input);
  if (saved.isSaved) refresh();
  return saved;
});

/** The contact as it is now, for whoever saved too late. */
export const latestContactAction = action('member', LatestContact, (ctx, input) =>
  viewContact(ctx, input.contactId),
);

export const deleteContactAction = action('contacts.delete', DeleteContact, async (ctx, input) => {
  await deleteContact(ctx, input);
  refresh();
});

export const previewDeletionAction = action('contacts.delete', ChosenContacts, (ctx, input) =>
  previewDeletion(ctx, input.chosen),
);

export const deleteContactsAction = action('contacts.delete', ChosenContacts, async (ctx, input) => {
  const report = await deleteContacts(ctx, input.chosen);
  refresh();
  return report;
});

export const assignContactsAction = action('member', AssignContacts, async (ctx, input) => {
  const report = await assignContacts(ctx, input);
  refresh();
  return report;
});

export const exportContactsAction = action('contacts.export', ExportContacts, (ctx, input) =>
  startContactsExport(ctx, contactSearch.parse(Object.fromEntries(new URLSearchParams(input.address)))),
);

export const mergeContactsAction = action('contacts.delete', MergeContacts, async (ctx, input) => {
  await mergeContacts(ctx, input);
  refresh();
});
