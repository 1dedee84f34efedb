import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { forPrograms } from '@/lib/access/exports/layout';
import { Denied } from '@/lib/platform/errors';
import { dropRandomParts } from '@/lib/test-support/drop-random-parts';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { conversationSearch } from '@/lib/work/inbox/conversations/conversation-search';
import { listConversations } from '@/lib/work/inbox/conversations/list-conversations';
import { createContact } from './change/create-contact';
import { updateContact } from './change/update-contact';
import { viewContact } from './contact-view';
import { contactsExport } from './export-file';
import { contactSearch } from './list/contact-search';
import { listContacts } from './list/list-contacts';
import { listCounted } from './test-support/counted';
import { maskedReaders, written } from './test-support/masked-readers';

const { admin } = await testDatabase();

const { workspace, owner, agent, masked } = await maskedReaders(admin);

describe('MA10 S1.26 a search by a masked value', () => {
  const phone = '+33698765432';
  const email = 'qx.vorn7@example.fr';

  test.each(['98765', '+33 6 98 76 54 32', '987', '0698765432', 'qx.vorn7', 'vorn7', '٩٨٧٦٥'])(
    'finds no contact whose name contains it: %s',
    async (q) => {
      const id = await workspace.addContact({ name: `Ana Vega ${phone} ${email}`, phone, email });
      await workspace.addConversation(id, {});
      for (const ctx of [agent, masked]) {
        expect((await listCounted(ctx, contactSearch.parse({ q }))).total).toBe(0);
        expect((await listContacts(ctx, contactSearch.parse({ q }))).rows).toEqual([]);
        expect((await listConversations(ctx, 'all', conversationSearch.parse({ q }))).total).toBe(0);
      }
      const lines = await written((take) =>
        contactsExport.write(masked, { q }, take, new AbortController().signal, forPrograms),
      );
      expect(lines).toBe('');
      await admin`delete from contacts where id = ${id}`;
    },
  );

  test('finds a contact by the words of its name', async () => {
    await workspace.addContact({ name: `Ana Vega ${phone}`, phone });
    const { rows } = await listContacts(agent, contactSearch.parse({ q: 'vega' }));
    expect(rows).toMatchObject([{ name: 'Ana Vega •••' }]);
  });

  test('MA10 cursors of pages with masked names contain no name', async () => {
    const other = await openTestWorkspace(admin);
    const ctx = await (await other.addMember('agent', ['mask'])).context();
    for (let at = 0; at < 30; at++) {
      const number = `+336111222${at + 10}`;
      await other.addContact({ name: at % 3 ? number : '', phone: number });
    }
    const first = await listContacts(ctx, contactSearch.parse({ size: 25 }));
    const second = await listContacts(ctx, contactSearch.parse({ size: 25, cursor: first.nextCursor }));
    const back = await listContacts(ctx, contactSearch.parse({ size: 25, cursor: second.previousCursor }));
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(30);
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    const cursor = Buffer.from(first.nextCursor ?? '', 'base64url').toString();
    expect(dropRandomParts(cursor)).not.toContain('6111');
  });
});

describe('MA11 a masked value in a name', () => {
  test('cannot be changed by a member with the mask; a contact needs a name or an address', async () => {
    const phone = '+33655544433';
    const id = await workspace.addContact({ name: `Max ${phone}`, phone });
    const before = await admin`select * from contacts where id = ${id}`;
    await expect(updateContact(agent, { contactId: id, name: 'Max •••' })).rejects.toThrow(Denied);
    expect(await admin`select * from contacts where id = ${id}`).toEqual(before);
    await updateContact(owner, { contactId: id, name: '' });
    expect(await viewContact(agent, id)).toMatchObject({ name: '', phone: { state: 'masked' } });
    await expect(updateContact(owner, { contactId: id, phone: '' })).rejects.toMatchObject({
      fields: { name: 'required' },
    });
    await expect(createContact(owner, { name: '', phone: '', email: '' })).rejects.toMatchObject({
      fields: { name: 'required' },
    });
  });
});
