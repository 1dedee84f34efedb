import type postgres from 'postgres';
import { v7 } from 'uuid';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { account, endpointOf, invite } from '@/lib/access/endpoints/test-support/run-endpoints';
import { cover, team } from '@/lib/access/members/cover/test-support/cover';
import { datesOf } from '@/lib/access/members/dates/test-support/dates';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { askForAccess } from '@/lib/access/members/requests/test-support/ask-for-access';
import { requestReset } from '@/lib/access/passwords/request-reset';
import { createRecord, sendTest, transitionRecord } from '@/lib/modules';
import { advertiser, payingOwner } from '@/lib/test-support/ads';
import { emailCampaign, emailReaders, listOf } from '@/lib/test-support/campaigns';
import type { MailProvider } from '@/lib/test-support/mail-provider';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { world } from '@/lib/test-support/world';
import { sendBroadcast } from '@/lib/work/broadcasts/send-broadcast';
import { addContacts, connectChannel, draft } from '@/lib/work/broadcasts/test-support/broadcast-workspace';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { requestDataExport } from '@/lib/work/data-exports/request-data-export';
import { submitForm } from '@/lib/work/forms/submit-form';
import { connectMailbox } from '@/lib/work/inbox/channels/mailbox/connect-mailbox';
import { startShortcut } from '@/lib/work/shortcuts/start-shortcut';
import { defineShortcut, workspaceWithAgent } from '@/lib/work/shortcuts/test-support/agent';

interface Surroundings {
  admin: postgres.Sql;
  /** Where gateways, ad accounts, integrations and endpoints are. */
  url: string;
  provider: MailProvider;
}

/** A workspace with jobs that are due, by name: together they have every kind of work that a worker does. */
export type Situations = Record<string, () => Promise<WorkspaceContext>>;

export function jobSituations({ admin, url, provider }: Surroundings): Situations {
  const { ask, team: askers } = askForAccess(admin);
  const { date, team: dated } = datesOf(admin);
  const shop = async () => (await world({ model: 'feature-grants', people: { owner: 'owner' } })).owner;
  const office = async () => (await world({ people: { olga: 'owner' } })).olga;
  const parent = async () => (await world({ model: 'account-tree', people: { pia: 'parent-admin' } })).pia;
  const add = (ctx: WorkspaceContext, collection: string, fields: Record<string, unknown>) =>
    createRecord(ctx, { collection, name: `${collection} ${v7()}`, fields });
  const step = (ctx: WorkspaceContext, collection: string, recordId: string, transition: string) =>
    transitionRecord(ctx, { collection, recordId, version: 1, transition });
  const newcomer = (ctx: WorkspaceContext) =>
    createContact(ctx, { name: 'Ginevra', phone: '+390612345678', keepDuplicate: true });
  const campaign = async (owner: WorkspaceContext) =>
    emailCampaign(owner, await listOf(owner, emailReaders(3)));

  return {
    async mails() {
      const olga = await office();
      await inviteMembers(olga, { emails: ['lorenzo@example.com'], role: 'agent', restrictions: [] });
      await requestReset(olga.person.email, 'en');
      return olga;
    },
    async 'membership end'() {
      const { olga, ana } = await dated();
      await date(olga, ana, { ends: '2099-12-31' });
      return olga;
    },
    async cover() {
      const { olga, ana, ben } = await team();
      await cover(olga, ana, ben);
      return olga;
    },
    async 'access request'() {
      const { olga, mia } = await askers();
      await ask(mia);
      return olga;
    },
    async endpoint() {
      const { pia } = await account();
      await endpointOf(pia, url);
      await invite(pia);
      return pia;
    },
    async shortcut() {
      const { owner, ctx, conversationId } = await workspaceWithAgent(admin);
      const shortcutId = await defineShortcut(owner, [
        { do: 'tag', name: 'Return' },
        { do: 'assign', to: { kind: 'starter' } },
        { do: 'close' },
      ]);
      await startShortcut(ctx, { conversationId, shortcutId });
      return owner;
    },
    async broadcast() {
      const workspace = await openTestWorkspace(admin);
      const owner = await (await workspace.addMember('owner')).context();
      await addContacts(admin, workspace, 3);
      await sendBroadcast(owner, {
        ...(await draft(owner, (await connectChannel(owner, url)).id)),
        at: null,
      });
      return owner;
    },
    async 'scheduled ad'() {
      const { owner, ad } = await advertiser(url);
      const startAt = new Date(Date.now() + 86_400_000).toISOString();
      await transitionRecord(owner, { ...ad, transition: 'schedule', fields: { startAt } });
      await admin`update collection_records set fields = fields || '{"startAt":"2020-01-01T00:00:00Z"}'
        where id = ${ad.recordId}`;
      return owner;
    },
    async 'payment expiry'() {
      const owner = await payingOwner();
      await admin`update payment_methods set expires_on = '2020-01-31' where workspace_id = ${owner.workspace.id}`;
      return owner;
    },
    async integration() {
      const olga = await office();
      await add(olga, 'integrations', { url, events: ['contact-created'] });
      await newcomer(olga);
      return olga;
    },
    async 'data export'() {
      const olga = await office();
      await requestDataExport(olga);
      return olga;
    },
    async 'daily export'() {
      const owner = await shop();
      await add(owner, 'daily-exports', { list: '', format: 'programs' });
      return owner;
    },
    async mailbox() {
      const olga = await office();
      await connectMailbox(olga, { name: `Shop ${v7()}`, ...provider.signIn });
      return olga;
    },
    async campaign() {
      const owner = await shop();
      await transitionRecord(owner, { ...(await campaign(owner)), transition: 'send' });
      return owner;
    },
    async 'campaign test'() {
      const owner = await shop();
      await sendTest(owner, { ...(await campaign(owner)), to: 'me' });
      return owner;
    },
    async form() {
      const owner = await shop();
      const words = { heading: 'News', text: 'Once a month', consent: 'I agree', thanks: 'Thanks' };
      const form = await add(owner, 'forms', { purpose: 'sign-up', list: await listOf(owner, []), ...words });
      await step(owner, 'forms', form.id, 'publish');
      const typed = {
        email: 'zoe@example.com',
        name: '',
        isAgreed: true,
        website: '',
        locale: 'en',
      } as const;
      await submitForm({ workspaceId: owner.workspace.id, formId: form.id, ...typed }, '192.0.2.7');
      return owner;
    },
    async automation() {
      const pia = await parent();
      await add(pia, 'channels', { connection: 'webhook', kind: 'sms', url });
      const { id } = await add(pia, 'automations', { event: 'contact-created', minutes: 0, text: 'Hello' });
      await step(pia, 'automations', id, 'switch-on');
      await newcomer(pia);
      return pia;
    },
    async domain() {
      const owner = await shop();
      await createRecord(owner, { collection: 'domains', name: `${v7()}.example`, fields: {} });
      return owner;
    },
  };
}
