import { v7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, deleteRecord, reportRecord, transitionRecord } from '@/lib/modules';
import { Denied, Invalid, NotFound, Throttled } from '@/lib/platform/errors';
import { listOf } from '@/lib/test-support/campaigns';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { stopWindows } from '@/lib/test-support/stop-windows';
import { world } from '@/lib/test-support/world';
import { confirmEntry } from './confirm-entry';
import { readEntry } from './form-entry';
import { openForm } from './open-form';
import { submitForm } from './submit-form';

const { admin } = await separateDatabase();
await stopWindows(admin);
const { arrived, work, empty, close } = await openMailInbox(admin);
afterAll(close);
beforeEach(async () => {
  await empty();
  await admin`delete from attempts`;
});

const words = { heading: 'Nouvelles', text: 'Une par mois', consent: 'J’accepte', thanks: 'Merci !' };

async function published(owner: WorkspaceContext, purpose = 'sign-up', list?: string) {
  const listId = list ?? (await listOf(owner, []));
  const fields = { purpose, list: listId, ...words };
  const { id: formId } = await createRecord(owner, { collection: 'forms', name: `Form ${v7()}`, fields });
  const at = { collection: 'forms', recordId: formId, version: 1 };
  await transitionRecord(owner, { ...at, transition: 'publish' });
  return { at, listId, address: { workspaceId: owner.workspace.id, formId } };
}

type Address = Awaited<ReturnType<typeof published>>['address'];

const send = (address: Address, typed: Partial<Parameters<typeof submitForm>[0]> = {}) =>
  submitForm(
    { ...address, email: 'zoe@example.com', name: '', isAgreed: true, website: '', locale: 'fr', ...typed },
    '192.0.2.7',
  );

async function token(): Promise<string> {
  await work();
  return (await arrived()).at(-1)?.links[0]?.split('/confirm/')[1] ?? '';
}

const stored = (owner: WorkspaceContext) => admin`select
  (select json_agg(c order by c.id) from contacts c where workspace_id = ${owner.workspace.id}) as contacts,
  (select json_agg(m) from contact_list_members m where workspace_id = ${owner.workspace.id}) as members`;

const onList = (listId: string) => admin`select c.name, c.email, c.unsubscribed_at from contacts c
  join contact_list_members m on m.workspace_id = c.workspace_id and m.contact_id = c.id
  where m.list_id = ${listId} order by c.name`;

describe('S2.13 forms', () => {
  test('a form is a public page only while it is published', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const fields = { purpose: 'sign-up', list: await listOf(owner, []), ...words };
    const draft = await createRecord(owner, { collection: 'forms', name: 'Draft', fields });
    const { at, address } = await published(owner);
    const { heading, text, consent } = words;
    expect(await openForm(address)).toEqual({ purpose: 'sign-up', heading, text, consent });
    const workspaceId = owner.workspace.id;
    const nowhere: Address[] = [
      { workspaceId, formId: draft.id },
      { workspaceId, formId: v7() },
      { workspaceId: v7(), formId: address.formId },
      { workspaceId, formId: 'x' },
    ];
    await transitionRecord(owner, { ...at, version: 2, transition: 'hide' });
    for (const each of [...nowhere, address]) {
      await expect(openForm(each)).rejects.toThrow(NotFound);
      await expect(send(each)).rejects.toThrow(NotFound);
    }
    expect(await admin`select 1 from form_entries where workspace_id = ${workspaceId}`).toHaveLength(0);
    await transitionRecord(owner, { ...at, version: 3, transition: 'publish' });
    await deleteRecord(owner, { ...at, version: 4 });
    await expect(openForm(address)).rejects.toThrow(NotFound);
  });

  test('a published form without its settings is no page', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const { address } = await published(owner);
    await admin`update collection_records set fields = fields - 'heading' where id = ${address.formId}`;
    await expect(openForm(address)).rejects.toEqual(new NotFound());
    await expect(send(address)).rejects.toEqual(new NotFound());
    expect(await admin`select 1 from form_entries where workspace_id = ${address.workspaceId}`).toEqual([]);
  });

  test('a sign-up is applied only after its confirmation from the mailbox, with the consent recorded', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const { at, listId, address } = await published(owner);
    const before = await stored(owner);
    await send(address, { name: 'Zoé' });
    const link = await token();
    const [mail] = await arrived();
    expect(mail).toMatchObject({ to: ['zoe@example.com'], subject: 'À confirmer\u00a0: Nouvelles' });
    expect(mail?.text).not.toContain('Zoé');
    expect(await readEntry(link)).toMatchObject({ email: 'zoe@example.com', isConfirmed: false });
    expect(await stored(owner)).toEqual(before);

    await Promise.all([confirmEntry(link), confirmEntry(link)]);
    expect(await onList(listId)).toMatchObject([{ name: 'Zoé', email: 'zoe@example.com' }]);
    expect(await readEntry(link)).toMatchObject({ thanks: 'Merci !', isConfirmed: true });
    expect((await reportRecord(owner, at)).totals).toEqual({ visited: 0, submitted: 1, confirmed: 1 });
    const [entry] = await admin`select consent, contact_id from form_entries where form_id = ${at.recordId}`;
    expect(entry).toEqual({ consent: 'J’accepte', contact_id: expect.any(String) });
  });

  test('MA11 S1.26 a sign-up without a name creates a contact without one: the email becomes no name', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const { listId, address } = await published(owner);
    await send(address);
    await confirmEntry(await token());
    expect(await onList(listId)).toMatchObject([{ name: '', email: 'zoe@example.com' }]);
  });

  test('a sign-up of a known contact changes only the list and the wish for messages', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    await listOf(owner, [{ name: 'Zoé Martin', email: 'ZOE@example.com', phone: '+33612345678' }]);
    await admin`update contacts set unsubscribed_at = now() where workspace_id = ${owner.workspace.id}`;
    const { listId, address } = await published(owner);
    await send(address, { name: 'Somebody else' });
    await confirmEntry(await token());
    expect(await onList(listId)).toEqual([
      { name: 'Zoé Martin', email: 'ZOE@example.com', unsubscribed_at: null },
    ]);
    expect(await admin`select 1 from contacts where workspace_id = ${owner.workspace.id}`).toHaveLength(1);
    const events = await admin`select actor_user_id from audit_events
      where workspace_id = ${owner.workspace.id} and event = 'contact.resubscribed'`;
    expect(events).toEqual([{ actor_user_id: null }]);
  });

  test('the answer is the same for known and unknown addresses; only known ones get an email to leave or correct', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const list = await listOf(owner, [{ name: 'Zoé', email: 'zoe@example.com' }]);
    const [leaving, correcting] = [
      await published(owner, 'unsubscribe', list),
      await published(owner, 'update', list),
    ];
    for (const { address } of [leaving, correcting]) {
      expect(await send(address, { email: 'nobody@example.com', name: 'N' })).toBe(
        await send(address, { name: 'Zoé M' }),
      );
    }
    await work();
    expect((await arrived()).map(({ to }) => to)).toEqual([['zoe@example.com'], ['zoe@example.com']]);
    const links = (await arrived()).map(({ links: [link] }) => link?.split('/confirm/')[1] ?? '');
    const purposes = await Promise.all(links.map(async (link) => (await readEntry(link)).purpose));
    await confirmEntry(links[purposes.indexOf('update')] ?? '');
    expect(await onList(list)).toMatchObject([{ name: 'Zoé M' }]);
    await confirmEntry(links[purposes.indexOf('unsubscribe')] ?? '');
    expect(await onList(list)).toEqual([]);
    expect(await admin`select 1 from contacts where workspace_id = ${owner.workspace.id}`).toHaveLength(1);
  });

  test('LI1 an entry without consent, from a robot, or over the limit stores nothing and sends no email', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const { address } = await published(owner);
    const { address: correcting } = await published(owner, 'update');
    await expect(send(address, { isAgreed: false })).rejects.toEqual(new Invalid({ isAgreed: 'required' }));
    await expect(send(correcting)).rejects.toEqual(new Invalid({ name: 'required' }));
    await send(address, { website: 'https://spam.example' });
    await work();
    expect(await arrived()).toEqual([]);
    for (let n = 0; n < 5; n++) await send(address);
    await work();
    expect(await arrived()).toHaveLength(3);
    for (let n = 0; n < 22; n++) await send(address, { email: `${n}@example.com` });
    const before = await admin`select count(*) from form_entries`;
    await expect(send(address, { email: 'one-more@example.com' })).rejects.toThrow(Throttled);
    expect(await admin`select count(*) from form_entries`).toEqual(before);
  });

  test('FA8 an unconfirmed entry is deleted after two days; forged and expired links change nothing', async () => {
    const { owner } = await world({ model: 'feature-grants', people: { owner: 'owner' } });
    const { at, address } = await published(owner);
    await send(address);
    const link = await token();
    const before = await stored(owner);
    const forged = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const each of [forged, '', link.replace('entry', 'delivery')]) {
      await expect(confirmEntry(each)).rejects.toThrow(NotFound);
    }
    await transitionRecord(owner, { ...at, version: 2, transition: 'hide' });
    await expect(confirmEntry(link)).rejects.toThrow(NotFound);
    await transitionRecord(owner, { ...at, version: 3, transition: 'publish' });
    await admin`update form_entries set expires_at = now()`;
    await expect(confirmEntry(link)).rejects.toThrow(NotFound);
    await admin`update outbox set due_at = now() where job ->> 'kind' = 'form-entry-expired'`;
    await work();
    expect(await admin`select 1 from form_entries where form_id = ${at.recordId}`).toHaveLength(0);
    expect(await stored(owner)).toEqual(before);
  });

  test('publishing and hiding need the right to forms, and publishing needs mail', async () => {
    const { owner, flo, ugo } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        flo: { role: 'additional-user', grants: ['contacts-forms'] },
        ugo: { role: 'additional-user', grants: ['contacts-edit', 'contacts-import', 'landing-pages'] },
      },
    });
    const fields = { purpose: 'sign-up', list: await listOf(owner, []), ...words };
    const { id: recordId } = await createRecord(owner, { collection: 'forms', name: 'Pied de page', fields });
    const step = (ctx: WorkspaceContext, version: number, transition: string) =>
      transitionRecord(ctx, { collection: 'forms', recordId, version, transition });
    const state = () => admin`select state, version from collection_records where id = ${recordId}`;
    const refusal = await step(ugo, 1, 'publish').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Denied);
    expect(refusal).toMatchObject({ decision: { rule: { kind: 'right', id: 'contacts-forms' } } });
    expect(await state()).toEqual([{ state: 'draft', version: 1 }]);
    await step(flo, 1, 'publish');
    await step(flo, 2, 'hide');
    await admin`delete from contact_lists where id = ${fields.list}`;
    await expect(step(flo, 3, 'publish')).rejects.toEqual(new Invalid({ '': 'reference-gone' }));
    expect(await state()).toEqual([{ state: 'hidden', version: 3 }]);
  });
});
