import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { NotFound, Stale } from '@/lib/platform/errors';
import { dropRandomParts } from '@/lib/test-support/drop-random-parts';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { createContact } from './change/create-contact';
import { updateContact } from './change/update-contact';
import { viewContact } from './contact-view';
import { listCustomFields } from './fields/read-custom-fields';
import { contactSearch } from './list/contact-search';
import { listContacts } from './list/list-contacts';

const { admin } = await testDatabase();

async function withFields() {
  const workspace = await openTestWorkspace(admin);
  const owner = await (await workspace.addMember('owner')).context();
  const fields = {
    note: await workspace.addField('Note', 'text'),
    age: await workspace.addField('Age', 'number'),
    born: await workspace.addField('Born', 'date'),
    tier: await workspace.addField('Tier', 'choice', ['Gold', 'Silver']),
    agreed: await workspace.addField('Agreed', 'yes-no'),
  };
  return { workspace, owner, fields };
}

describe('custom fields of contacts', () => {
  it('S1.32 values are parsed by the definitions, stored, shown in list and view, and cleared', async () => {
    const { workspace, owner, fields } = await withFields();
    expect((await listCustomFields(owner)).map(({ name }) => name)).toEqual(
      'Age Agreed Born Note Tier'.split(' '),
    );
    const contactId = await workspace.addContact({});
    const { note, age, born, tier, agreed } = fields;
    const typed = {
      [note]: ' by post ',
      [age]: '41,5',
      [born]: '1985-02-28',
      [tier]: 'Gold',
      [agreed]: 'no',
    };
    await updateContact(owner, { contactId, lifecycle: 'customer', fields: typed });
    const kept = { [note]: 'by post', [age]: 41.5, [born]: '1985-02-28', [tier]: 'Gold', [agreed]: false };
    expect(await viewContact(owner, contactId)).toMatchObject({ lifecycle: 'customer', fields: kept });
    expect((await listContacts(owner, contactSearch.parse({}))).rows[0]?.fields).toEqual(kept);
    await updateContact(owner, { contactId, lifecycle: '', fields: { [note]: ' ', [agreed]: '' } });
    const { [note]: _, [agreed]: __, ...left } = kept;
    expect(await viewContact(owner, contactId)).toMatchObject({ lifecycle: null, fields: left });
    const saved = await createContact(owner, { name: 'Zoé', fields: { [tier]: 'Silver' } });
    expect(saved.isSaved && (await viewContact(owner, saved.contactId)).fields).toEqual({ [tier]: 'Silver' });
  });

  it('an invalid value is reported for its field, and nothing is saved', async () => {
    const { workspace, owner, fields } = await withFields();
    const contactId = await workspace.addContact({});
    const before = await workspace.snapshot();
    const bad = {
      [fields.age]: 'many',
      [fields.born]: '2026-02-30',
      [fields.tier]: 'Lead',
      [fields.agreed]: 'x',
    };
    await expect(updateContact(owner, { contactId, name: 'New', fields: bad })).rejects.toMatchObject({
      fields: {
        [`fields.${fields.age}`]: 'bad-number',
        [`fields.${fields.born}`]: 'bad-date',
        [`fields.${fields.tier}`]: 'unknown-choice',
        [`fields.${fields.agreed}`]: 'unknown-choice',
      },
    });
    await expect(
      updateContact(owner, { contactId, version: 7, fields: { [fields.note]: 'late' } }),
    ).rejects.toEqual(new Stale());
    expect(await workspace.snapshot()).toEqual(before);
  });

  it('values of unknown and deleted fields are ignored, and stored values return with a restored field', async () => {
    const { workspace, owner, fields } = await withFields();
    const there = await openTestWorkspace(admin);
    const foreign = await there.addField('Foreign', 'text');
    const contactId = await workspace.addContact({});
    await updateContact(owner, {
      contactId,
      fields: { [fields.note]: 'kept', [foreign]: 'x', __proto__: 'y' },
    });
    await admin`update collection_records set deleted_at = now() where id = ${fields.note}`;
    await updateContact(owner, { contactId, fields: { [fields.note]: 'changed', [fields.age]: 7 } });
    expect((await viewContact(owner, contactId)).fields).toEqual({ [fields.age]: 7 });
    await admin`update collection_records set deleted_at = null where id = ${fields.note}`;
    expect((await viewContact(owner, contactId)).fields).toEqual({ [fields.age]: 7, [fields.note]: 'kept' });
  });

  it('S1.26 MA1 a masked phone or email that is repeated in a custom field is masked there too', async () => {
    const { workspace, owner, fields } = await withFields();
    const [phone, email] = ['+393471234541', 'ginevra@malatesta.it'];
    const contactId = await workspace.addContact({ phone, email });
    await updateContact(owner, {
      contactId,
      fields: { [fields.note]: `WhatsApp 347 123 4541, ${email}`, [fields.age]: '393471234541' },
    });
    const agent = await (await workspace.addMember('agent', ['mask'])).context();
    const seen = await viewContact(agent, contactId);
    expect(seen.fields).toEqual({ [fields.note]: 'WhatsApp •••, •••', [fields.age]: '•••' });
    const said = dropRandomParts(JSON.stringify([seen, await listContacts(agent, contactSearch.parse({}))]));
    for (const secret of ['4541', 'malatesta']) expect(said.replace(/"end":"41"/g, '')).not.toContain(secret);
  });

  it('R6 MA8 values of a contact out of scope are as absent as the contact', async () => {
    const { workspace, fields } = await withFields();
    const contactId = await workspace.addContact({});
    const agent = await (await workspace.addMember('agent', ['visibility-own'])).context();
    const before = await workspace.snapshot();
    await expect(updateContact(agent, { contactId, fields: { [fields.note]: 'x' } })).rejects.toEqual(
      new NotFound(),
    );
    expect(await workspace.snapshot()).toEqual(before);
  });
});
