'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { assignContact } from '@/lib/work/contacts/change/assign-contact';
import { assignContacts } from '@/lib/work/contacts/change/assign-many';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { deleteContact, deleteContacts, previewDeletion } from '@/lib/work/contacts/change/delete-contact';
import { mergeContacts } from '@/lib/work/contacts/change/merge-contacts';
import { undoReassignment } from '@/lib/work/contacts/change/undo-reassignment';
import { updateContact } from '@/lib/work/contacts/change/update-contact';
import { viewContact } from '@/lib/work/contacts/contact-view';
import { startContactsExport } from '@/lib/work/contacts/start-contacts-export';
import {
  AssignContact,
  AssignContacts,
  ChosenContacts,
  CreateContact,
  DeleteContact,
  ExportContacts,
  LatestContact,
  MergeContacts,
  UndoReassignment,
  UpdateContact,
} from './inputs';
import { readMatching, searchOf } from './read-matching';

// The required permission depends on the assignment and on the model's feature for contacts: the services check it.

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

/** The saved contact, shown after an edit conflict. */
export const latestContactAction = action('member', LatestContact, (ctx, input) =>
  viewContact(ctx, input.contactId),
);

export const deleteContactAction = action('contacts.delete', DeleteContact, async (ctx, input) => {
  await deleteContact(ctx, input);
  refresh();
});

export const previewDeletionAction = action('contacts.delete', ChosenContacts, (ctx, input) =>
  previewDeletion(ctx, readMatching(input.chosen)),
);

export const deleteContactsAction = action('contacts.delete', ChosenContacts, async (ctx, input) => {
  const report = await deleteContacts(ctx, readMatching(input.chosen));
  refresh();
  return report;
});

export const assignContactsAction = action('member', AssignContacts, async (ctx, input) => {
  const report = await assignContacts(ctx, { chosen: readMatching(input.chosen), to: input.to });
  refresh();
  return report;
});

// Only the member who assigned them may undo it, and the service checks each contact.
export const undoReassignmentAction = action('member', UndoReassignment, async (ctx, input) => {
  const undone = await undoReassignment(ctx, input);
  refresh();
  return undone;
});

export const exportContactsAction = action('contacts.export', ExportContacts, (ctx, input) =>
  startContactsExport(ctx, searchOf(input.address)),
);

export const mergeContactsAction = action('contacts.delete', MergeContacts, async (ctx, input) => {
  await mergeContacts(ctx, input);
  refresh();
});
