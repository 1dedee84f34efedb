import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Denied, Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { importConversations } from '@/lib/work/inbox/conversations/import-conversations';
import { viewContact } from '../contact-view';
import { createContact } from './create-contact';
import { deleteContact } from './delete-contact';
import { importContacts } from './import-contacts';
import { updateContact } from './update-contact';

const { admin } = await testDatabase();

const phone = '+393471234541';
const email = 'ginevra@malatesta.it';

async function stored(contactId: string) {
  const [row] =
    await admin`select name, phone, email, seat_id, version from contacts where id = ${contactId}`;
  return row;
}

describe('creating a contact', () => {
  it('S1.14 S1.15 owners and managers create contacts; an agent does not', async () => {
    const workspace = await openTestWorkspace(admin);
    for (const role of ['owner', 'manager']) {
      const saved = await createContact(await (await workspace.addMember(role)).context(), { name: role });
      if (!saved.isSaved) throw new Error('A duplicate was reported.');
      expect(await stored(saved.contactId)).toMatchObject({
        name: role,
        phone: null,
        email: null,
        seat_id: null,
      });
    }
    const agent = await (await workspace.addMember('agent')).context();
    const before = await workspace.snapshot();
    await expect(createContact(agent, { name: 'Mine' })).rejects.toBeInstanceOf(Denied);
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('S1.15 an agent imports neither contacts nor conversations', async () => {
    const workspace = await openTestWorkspace(admin);
    const agent = await (await workspace.addMember('agent')).context();
    const contactId = await workspace.addContact({ name: 'Ginevra' });
    const before = await workspace.snapshot();
    await expect(importContacts(agent, [{ name: 'Mine' }])).rejects.toBeInstanceOf(Denied);
    const conversation = {
      contactId,
      channel: 'email',
      status: 'open',
      preview: '',
      lastMessageAt: new Date(),
      thread: [],
    } as const;
    await expect(importConversations(agent, [conversation])).rejects.toBeInstanceOf(Denied);
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('a phone is stored as E.164 where its country is known, as entered otherwise, and refused when invalid', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    for (const [typed, kept] of [
      ['+39 347 123-4541', phone],
      ['0033 6 12 34 56 78', '+33612345678'],
      ['06 12 34 56 78', '06 12 34 56 78'],
    ] as const) {
      const saved = await createContact(owner, { name: 'Zoé', phone: typed, keepDuplicate: true });
      expect(saved.isSaved && (await stored(saved.contactId))?.phone).toBe(kept);
    }
    const before = await workspace.snapshot();
    await expect(createContact(owner, { name: 'Zoé', phone: '+39 1' })).rejects.toEqual(
      new Invalid({ phone: 'bad-phone' }),
    );
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('a phone without a country code belongs to the country of the workspace', async () => {
    const workspace = await openTestWorkspace(admin);
    await admin`update workspaces set country = 'FR' where id = ${workspace.id}`;
    const owner = await (await workspace.addMember('owner')).context();
    const saved = await createContact(owner, { name: 'Zoé', phone: '06 12 34 56 78' });
    if (!saved.isSaved) throw new Error('A duplicate was reported.');
    expect((await stored(saved.contactId))?.phone).toBe('+33612345678');
    const before = await workspace.snapshot();
    await expect(createContact(owner, { name: 'Zoé', phone: '12 34' })).rejects.toEqual(
      new Invalid({ phone: 'bad-phone' }),
    );
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('a contact with the same email or phone is reported first, and can be created anyway', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    const byPhone = await workspace.addContact({ name: 'A', phone: '+39 347 1234541' });
    const byEmail = await workspace.addContact({ name: 'B', email: 'Ginevra@Malatesta.it' });
    const before = await workspace.snapshot();
    expect(await createContact(owner, { name: 'C', phone, email })).toMatchObject({
      isSaved: false,
      duplicates: [
        { id: byPhone, name: 'A', field: 'phone' },
        { id: byEmail, name: 'B', field: 'email' },
      ],
    });
    expect(await workspace.snapshot()).toEqual(before);
    expect(await createContact(owner, { name: 'C', phone, email, keepDuplicate: true })).toMatchObject({
      isSaved: true,
    });
  });
});

describe('changing a contact', () => {
  it('MA5 MA8 a duplicate is not reported when it is out of scope or matches by a masked field', async () => {
    const workspace = await openTestWorkspace(admin);
    const own = await workspace.addMember('agent', ['visibility-own']);
    const masked = await workspace.addMember('agent', ['mask']);
    await workspace.addContact({ name: 'Hidden', phone, email });
    for (const [colleague, name] of [
      [own, 'one'],
      [masked, 'two'],
    ] as const) {
      const contactId = await workspace.addContact({ name, seatId: colleague.seatId });
      const ctx = await colleague.context();
      expect(await updateContact(ctx, { contactId, phone, email, stopAtDuplicates: true })).toEqual({
        isSaved: true,
        contactId,
      });
    }
    const owner = await (await workspace.addMember('owner')).context();
    const contactId = await workspace.addContact({ name: 'three' });
    const reported = await updateContact(owner, { contactId, phone, stopAtDuplicates: true });
    expect(reported).toMatchObject({
      isSaved: false,
      duplicates: [{ name: 'Hidden' }, { name: 'one' }, { name: 'two' }],
    });
    expect((await stored(contactId))?.phone).toBeNull();
  });

  it('S1.26 saving other fields does not change masked ones', async () => {
    const workspace = await openTestWorkspace(admin);
    const agent = await workspace.addMember('agent', ['mask']);
    const contactId = await workspace.addContact({ name: 'Ginevra', phone, email });
    await updateContact(await agent.context(), { contactId, name: 'Ginevra Malatesta', version: 1 });
    expect(await stored(contactId)).toMatchObject({ name: 'Ginevra Malatesta', phone, email, version: 2 });
  });

  it('RO7 the later of two changes is stale, and the first is kept', async () => {
    const workspace = await openTestWorkspace(admin);
    const owner = await (await workspace.addMember('owner')).context();
    const contactId = await workspace.addContact({ name: 'Ginevra' });
    await updateContact(owner, { contactId, version: 1, name: 'First' });
    await expect(updateContact(owner, { contactId, version: 1, name: 'Second' })).rejects.toEqual(
      new Stale(),
    );
    expect(await viewContact(owner, contactId)).toMatchObject({ name: 'First', version: 2 });
  });
});

describe('deleting a contact', () => {
  it('S1.17 a manager restricted from deletion and an agent delete no contact; an owner deletes it with its conversations', async () => {
    const workspace = await openTestWorkspace(admin);
    const contactId = await workspace.addContact({ name: 'Ginevra', phone, email });
    await workspace.addConversation(contactId, {});
    const restricted = await (await workspace.addMember('manager', ['contact-deletion'])).context();
    const agent = await (await workspace.addMember('agent')).context();
    const owner = await (await workspace.addMember('owner')).context();
    const before = await workspace.snapshot();
    const why = await deleteContact(restricted, { contactId, version: 1 }).catch((error: unknown) => error);
    expect(why).toMatchObject({ decision: { rule: { kind: 'restriction', id: 'contact-deletion' } } });
    expect((await viewContact(restricted, contactId)).may.delete).toEqual((why as Denied).decision);
    await expect(deleteContact(agent, { contactId, version: 1 })).rejects.toBeInstanceOf(Denied);
    await expect(deleteContact(owner, { contactId, version: 7 })).rejects.toEqual(new Stale());
    expect(await workspace.snapshot()).toEqual(before);
    await deleteContact(owner, { contactId, version: 1 });
    expect(await workspace.snapshot()).toMatchObject([{ contacts: null, conversations: null }]);
    const [event] = await admin`select before::text as said from audit_events
      where workspace_id = ${workspace.id} and event = 'contacts.deleted'`;
    expect(event?.said).toContain(contactId);
    for (const secret of [phone, email, 'Ginevra']) expect(event?.said).not.toContain(secret);
  });

  it('TE1 RV1 a contact of another tenant, and any contact after access has ended, answers like a missing one', async () => {
    const [here, there] = [await openTestWorkspace(admin), await openTestWorkspace(admin)];
    const colleague = await here.addMember('owner');
    const owner = await colleague.context();
    const [theirs, ours] = [await there.addContact({}), await here.addContact({})];
    const before = [await here.snapshot(), await there.snapshot()];
    await expect(deleteContact(owner, { contactId: theirs, version: 1 })).rejects.toEqual(new NotFound());
    expect([await here.snapshot(), await there.snapshot()]).toEqual(before);
    await admin`update members set status = 'left' where id = ${colleague.memberId}`;
    await expect(deleteContact(owner, { contactId: ours, version: 1 })).rejects.toEqual(new NotFound());
    await expect(createContact(owner, { name: 'Late' })).rejects.toEqual(new NotFound());
    expect(await admin`select 1 from contacts where workspace_id = ${here.id}`).toHaveLength(1);
  });
});
