import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { outbox } from '@/db/schema/platform/outbox';
import { messages } from '@/db/schema/work/messages';
import { inTenant } from '@/db/tenant';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { createList } from '@/lib/work/contacts/lists/create-list';
import { addToList } from '@/lib/work/contacts/lists/membership';
import { topUp } from '@/lib/work/credit/top-up';
import { sendMessage } from '@/lib/work/sending/send-message';
import { shareRecord } from '@/lib/work/shares/share-record';

const drivers = ['Callum Reid', 'Nadia Farrow', 'Tomasz Wilk', 'Grace Oyelaran', 'Huw Bevan'];
const clients = ['Larkspur Books', 'Oakmont Pharmacy', 'Studio Verrill', 'Tidewater Foods'];

const templates = {
  'Delivery today': 'Your parcel is with us and arrives today between 14:00 and 18:00.',
  'Missed delivery': 'We missed you. Answer with a day that suits you, and we come again.',
};

/** Credit, channels, groups, templates and a few messages, in the parent and in one of its regions. */
export async function fillAccountTree(parent: WorkspaceContext, region: WorkspaceContext): Promise<void> {
  await topUp(parent, { credits: 2_000, reference: 'Order 2026-118', requestId: v7() });
  for (const ctx of [parent, region]) {
    await createRecord(ctx, {
      collection: 'channels',
      name: 'Text messages',
      fields: { connection: 'webhook', kind: 'sms', url: 'https://sms.meridian.example/out' },
    });
  }
  const driverList = await group(parent, 'Drivers', drivers, 100);
  const clientList = await group(region, 'Regular clients', clients, 200);
  for (const [name, body] of Object.entries(templates)) await template(parent, name, body, region);
  await shareRecord(parent, { record: { kind: 'group', id: driverList }, accountIds: [region.workspace.id] });
  await send(parent, driverList, 'The depot opens an hour later on Monday.');
  await send(region, clientList, templates['Delivery today']);
  await setUp(parent);
}

async function setUp(parent: WorkspaceContext): Promise<void> {
  await createRecord(parent, {
    collection: 'webhooks',
    name: 'Dispatch board',
    fields: { url: 'https://dispatch.meridian.example/hooks', events: ['message-received'] },
  });
  await createRecord(parent, {
    collection: 'email-to-sms',
    name: 'alerts@meridian.example',
    fields: { sender: 'Meridian', subject: 'first', parts: 2 },
  });
  await createRecord(parent, {
    collection: 'automations',
    name: 'Thanks for writing',
    fields: {
      event: 'message-received',
      minutes: 5,
      text: 'Thank you. A dispatcher answers within the hour.',
    },
  });
  await createApiKey(parent, { name: 'Payroll', scopes: ['users.view'] });
}

async function group(ctx: WorkspaceContext, name: string, names: readonly string[], first: number) {
  const { id } = await createList(ctx, { name });
  const contactIds: string[] = [];
  for (const [index, contact] of names.entries()) {
    // Numbers that Ofcom reserves for fiction.
    const phone = `+447700900${first + index}`;
    const saved = await createContact(ctx, { name: contact, phone, keepDuplicate: true });
    if (saved.isSaved) contactIds.push(saved.contactId);
  }
  await addToList(ctx, { listId: id, contactIds });
  return id;
}

async function template(ctx: WorkspaceContext, name: string, body: string, sharedWith: WorkspaceContext) {
  const collection = 'templates';
  const { id } = await createRecord(ctx, { collection, name, fields: { kind: 'sms', body } });
  await transitionRecord(ctx, { collection, recordId: id, version: 1, transition: 'activate' });
  await shareRecord(ctx, { record: { kind: 'template', id }, accountIds: [sharedWith.workspace.id] });
}

/** The channels of the demo are not connected to anything, so sent messages count as delivered. */
async function send(ctx: WorkspaceContext, listId: string, body: string): Promise<void> {
  await sendMessage(ctx, { to: { listId }, body, requestId: v7() });
  const workspaceId = ctx.workspace.id;
  await inTenant(tenantOf(ctx), async (tx) => {
    await tx
      .update(outbox)
      .set({ sentAt: sql`now()` })
      .where(sql`${outbox.job} ->> 'kind' = 'message' and ${outbox.job} ->> 'workspaceId' = ${workspaceId}`);
    await tx
      .update(messages)
      .set({ delivery: 'delivered' })
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.kind, 'outbound')));
  });
}
