import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import { inTenant } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { settleCheck } from '@/lib/work/domains/check-records';
import { domains } from '@/lib/work/domains/domains';
import { saveDomain } from '@/lib/work/domains/save-domain';

/** A contact on a list. */
export interface Reader {
  name: string;
  email?: string;
  phone?: string;
}

/** As many contacts with an email. */
export const emailReaders = (count: number): Reader[] =>
  Array.from({ length: count }, (_, n) => ({ name: `Zoé ${n}`, email: `zoe-${n}@example.com` }));

/** Creates a list with these contacts. */
export async function listOf(owner: WorkspaceContext, readers: readonly Reader[]): Promise<string> {
  const { id: listId } = await createList(owner, { name: `List ${v7()}` });
  const workspaceId = owner.workspace.id;
  const rows = readers.map((reader) => ({ ...reader, id: v7(), workspaceId }));
  await inTenant(tenantOf(owner), async (tx) => {
    if (rows.length === 0) return;
    await tx.insert(contacts).values(rows);
    await tx
      .insert(contactListMembers)
      .values(rows.map(({ id: contactId }) => ({ workspaceId, listId, contactId })));
  });
  return listId;
}

/** Makes a domain verified, as if its records had been found; returns its id. */
export async function verifiedDomain(owner: WorkspaceContext, name: string): Promise<string> {
  return inTenant(tenantOf(owner), async (tx) => {
    const of = and(
      eq(collectionRecords.workspaceId, owner.workspace.id),
      eq(collectionRecords.collection, domains.id),
      eq(collectionRecords.name, name),
    );
    const [known] = await tx.select().from(collectionRecords).where(of);
    if (known) return known.id;
    const row = { workspaceId: owner.workspace.id, id: v7(), collection: domains.id, name, fields: {} };
    const [record] = await tx
      .insert(collectionRecords)
      .values({ ...row, state: 'unverified' })
      .returning();
    if (!record) throw new Error('The domain was not created.');
    await saveDomain(tx, owner, record, null);
    await settleCheck(tx, owner, record, { dkim: 'found', spf: 'found', dmarc: 'missing' });
    return record.id;
  });
}

/** Creates a campaign that is ready to be sent to a list; returns its input and the records that it uses. */
export async function emailCampaign(owner: WorkspaceContext, list: string) {
  const template = await createRecord(owner, {
    collection: 'templates',
    name: `Template ${v7()}`,
    fields: { kind: 'email', subject: 'Ciao', body: 'Buongiorno {{name}},\n\nda lunedì i saldi.' },
  });
  await transitionRecord(owner, {
    collection: 'templates',
    recordId: template.id,
    version: 1,
    transition: 'activate',
  });
  await verifiedDomain(owner, 'corvane.example');
  const sender = await createRecord(owner, {
    collection: 'senders',
    name: `Corvane ${v7()}`,
    fields: { kind: 'email', email: 'ciao@corvane.example' },
  });
  const fields = {
    subject: 'I saldi',
    list,
    sender: sender.id,
    template: template.id,
    link: 'https://corvane.example/saldi?a=1&b=2',
  };
  const input = { collection: 'email-campaigns', name: `Saldi ${v7()}`, fields };
  const { id: recordId } = await createRecord(owner, input);
  return { ...input, recordId, version: 1 };
}

/** The same as a text message, through a gateway. */
export async function smsCampaign(owner: WorkspaceContext, list: string, url = 'https://sms.example/out') {
  const sender = await createRecord(owner, {
    collection: 'senders',
    name: `Gateway ${v7()}`,
    fields: { kind: 'sms', url },
  });
  const fields = { text: 'Ciao {{name}}, i saldi.', list, sender: sender.id, link: '' };
  const input = { collection: 'sms-campaigns', name: `SMS ${v7()}`, fields };
  const { id: recordId } = await createRecord(owner, input);
  return { ...input, recordId, version: 1, secret: sender.secrets.secret };
}
