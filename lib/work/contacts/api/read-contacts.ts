import 'server-only';
import { z } from 'zod';
import { operation } from '@/lib/access/api/operation';
import { pageAnswer, pageQuery } from '@/lib/access/api/page-query';
import { readCursor } from '@/lib/platform/paging/cursor';
import { viewContact } from '../contact-view';
import { contactSearch } from '../list/contact-search';
import { listContacts } from '../list/list-contacts';
import { contactForProgram, contactParams, readContact } from './contact-shape';

/** The contacts that the key's holder sees, by name, masked like in the console (S1.26). */
export const listContactsOperation = operation({
  id: 'listContacts',
  method: 'GET',
  path: '/contacts',
  scope: 'contacts.view',
  status: 200,
  query: z.strictObject({
    q: z.string().max(100, 'too-long').optional(),
    ...pageQuery((written) => readCursor(written) !== null),
  }),
  answer: pageAnswer(readContact),
  run: async ({ ctx, query }) => {
    const { rows, nextCursor } = await listContacts(ctx, contactSearch.parse(query));
    return { data: rows.map(contactForProgram), nextCursor };
  },
});

export const getContactOperation = operation({
  id: 'getContact',
  method: 'GET',
  path: '/contacts/{contactId}',
  scope: 'contacts.view',
  status: 200,
  params: contactParams,
  answer: readContact,
  run: async ({ ctx, params }) => contactForProgram(await viewContact(ctx, params.contactId)),
});
