'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/action';
import { assignContact } from '@/lib/services/contacts/assign';
import { updateContact } from '@/lib/services/contacts/update';
import { AssignContact, UpdateContact } from './inputs';

export const assignContactAction = action('messages.assign', AssignContact, async (ctx, input) => {
  await assignContact(ctx, input);
  refresh();
});

export const updateContactAction = action('messages.update-contacts', UpdateContact, async (ctx, input) => {
  await updateContact(ctx, input);
  refresh();
});
