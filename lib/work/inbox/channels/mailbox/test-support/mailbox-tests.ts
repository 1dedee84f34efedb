import type postgres from 'postgres';
import { afterAll, beforeEach } from 'vitest';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { startMailProvider } from '@/lib/test-support/mail-provider';
import { world } from '@/lib/test-support/world';
import { connectMailbox } from '../connect-mailbox';
import { readMailboxNow } from '../mailbox-view';
import { mailboxJobs } from '../read-mailbox';

/** Starts a mail provider with one mailbox for one file of tests. */
export async function startMailbox(admin: postgres.Sql) {
  const provider = await startMailProvider();

  afterAll(provider.close);

  beforeEach(async () => {
    await admin`delete from outbox`;
    provider.sent.length = 0;
    provider.refused.clear();
  });

  async function connected() {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id } = await connectMailbox(olga, { name: `Shop ${crypto.randomUUID()}`, ...provider.signIn });
    if (!id) throw new Error('not connected');
    return { olga, id };
  }

  async function read(olga: WorkspaceContext, id: string) {
    await readMailboxNow(olga, id);
    await drain(mailboxJobs);
  }

  let count = 0;

  /** A customer's mail; returns its Message-ID. */
  function write(headers: readonly string[] = [], body = 'Buongiorno', from = 'Ada <ada@customer.example>') {
    const id = `<mail-${++count}@customer.example>`;
    provider.arrive([`From: ${from}`, 'Subject: Order 7', `Message-ID: ${id}`, ...headers, '', body]);
    return id;
  }

  const stored = ({ workspace }: WorkspaceContext) => admin`
  select m.id, m.conversation_id, m.kind, m.body, m.subject, m.delivery, m.email_facts as email, contacts.email as contact
  from messages m join conversations c on c.id = conversation_id join contacts on contacts.id = contact_id
  where m.workspace_id = ${workspace.id} and m.kind <> 'event' order by m.at`;

  return { provider, connected, read, write, stored };
}
