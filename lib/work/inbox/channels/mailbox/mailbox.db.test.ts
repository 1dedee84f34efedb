import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createRecord, deleteRecord } from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { env } from '@/lib/platform/settings/settings';
import { world } from '@/lib/test-support/world';
import { changeSignIn, connectMailbox, testMailbox } from './connect-mailbox';
import { readMailboxNow, readMailboxView } from './mailbox-view';
import { mailboxJobs } from './read-mailbox';
import { startMailbox } from './test-support/mailbox-tests';

const { admin } = await testDatabase();

const { provider, connected, read, write, stored } = await startMailbox(admin);

describe('S1.20 connecting a mailbox', () => {
  it('each server tells why it refused, and nothing is connected', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { signIn } = provider;
    const wrong = { ...signIn, password: 'wrong' };
    expect(await testMailbox(olga, wrong)).toEqual({ imap: 'sign-in', smtp: 'sign-in' });
    const smtp = { ...signIn.smtp, port: '1' };
    expect(await connectMailbox(olga, { name: 'Shop', ...signIn, smtp })).toEqual({
      faults: { imap: null, smtp: 'unreachable' },
      id: null,
    });
    const imap = { ...signIn.imap, host: 'imap.nowhere.invalid' };
    expect(await testMailbox(olga, { ...signIn, imap })).toEqual({ imap: 'unknown-host', smtp: null });
    const [tls, starttls] = (['tls', 'starttls'] as const).map((security) => ({ ...signIn.imap, security }));
    expect(await testMailbox(olga, { ...signIn, imap: tls ?? signIn.imap })).toMatchObject({
      imap: 'encryption',
    });
    expect(await testMailbox(olga, { ...signIn, imap: starttls ?? signIn.imap })).toMatchObject({
      imap: 'encryption',
    });
    expect(await admin`select 1 from collection_records where workspace_id = ${olga.workspace.id}`).toEqual(
      [],
    );
  });

  it('private addresses are refused unless they are allowed, and public ones without encryption', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const allowed = env().OUTBOUND_ALLOWED.splice(0);
    const refused = await testMailbox(olga, provider.signIn);
    env().OUTBOUND_ALLOWED.push(...allowed);
    expect(refused).toEqual({ imap: 'private-address', smtp: 'private-address' });
    const open = { ...provider.signIn.imap, host: '8.8.8.8' };
    expect(await testMailbox(olga, { ...provider.signIn, imap: open })).toEqual({
      imap: 'unencrypted',
      smtp: null,
    });
  });

  it('IN10 the password is stored encrypted, and no view holds it', async () => {
    const { olga, id } = await connected();
    const [row] = await admin`select * from mailboxes where channel_id = ${id}`;
    const { password } = provider.signIn;
    expect(Buffer.from(row?.password).toString('latin1')).not.toContain(password);
    expect(JSON.stringify(await readMailboxView(olga, id))).not.toContain(password);
    expect(JSON.stringify(await admin`select * from audit_events`)).not.toContain(password);
  });

  it('S1.20 R6 a channel without a mailbox is not read', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const fields = { connection: 'webhook', kind: 'sms', url: '' };
    const { id } = await createRecord(olga, { collection: 'channels', name: 'Paris SMS', fields });
    await expect(readMailboxNow(olga, id)).rejects.toEqual(new NotFound());
    expect(await admin`select 1 from outbox where job ->> 'channelId' = ${id}`).toEqual([]);
  });

  it('S1.20 members without the permission connect, change and read nothing', async () => {
    const { ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    await expect(testMailbox(ana, provider.signIn)).rejects.toBeInstanceOf(Denied);
    await expect(connectMailbox(ana, { name: 'Mine', ...provider.signIn })).rejects.toBeInstanceOf(Denied);
    await expect(readMailboxView(ana, crypto.randomUUID())).rejects.toBeInstanceOf(Denied);
    await expect(readMailboxNow(ana, crypto.randomUUID())).rejects.toBeInstanceOf(Denied);
    await expect(
      changeSignIn(ana, { recordId: crypto.randomUUID(), ...provider.signIn }),
    ).rejects.toBeInstanceOf(Denied);
  });
});

describe('receiving', () => {
  it('new mail becomes a message of its sender; mail from before the connection does not', async () => {
    const { olga, id } = await connected();
    write(['X-Bad: \0'], 'Dove è il mio ordine?');
    await read(olga, id);
    await read(olga, id);
    expect(await stored(olga)).toMatchObject([
      { kind: 'inbound', body: 'Dove è il mio ordine?', subject: 'Order 7', contact: 'ada@customer.example' },
    ]);
    expect(await readMailboxView(olga, id)).toMatchObject({ fault: null, readAt: expect.any(Date) });
  });

  it('workers of two processes read a mailbox once', async () => {
    const { olga, id } = await connected();
    write();
    await readMailboxNow(olga, id);
    const [job] = await admin`select job from outbox`;
    await admin`insert into outbox (id, job, recipient) values (${crypto.randomUUID()}, ${admin.json(job?.job)}, '')`;
    await Promise.all([drain(mailboxJobs), drain(mailboxJobs)]);
    expect(await stored(olga)).toHaveLength(1);
  });

  it('mail is found again after the server numbered its folder anew, each once', async () => {
    const { olga, id } = await connected();
    write();
    await read(olga, id);
    await admin`update mailboxes set uid_validity = '99', last_uid = 4000 where channel_id = ${id}`;
    write([], 'Ancora io');
    await read(olga, id);
    const bodies = (await stored(olga)).map(({ body }) => body);
    expect(bodies.filter((body) => body === 'Ancora io')).toHaveLength(1);
  });

  it('a failing sign-in is named, and a changed sign-in reads on', async () => {
    const { olga, id } = await connected();
    await admin`update mailboxes set username = 'other' where channel_id = ${id}`;
    write();
    await read(olga, id);
    expect(await readMailboxView(olga, id)).toMatchObject({ fault: 'sign-in' });
    await admin`update mailboxes set username = ${provider.address} where channel_id = ${id}`;
    await changeSignIn(olga, { recordId: id, ...provider.signIn });
    await read(olga, id);
    expect(await stored(olga)).toHaveLength(1);
  });

  it('nothing is read for a channel that is deleted', async () => {
    const { olga, id } = await connected();
    write();
    await deleteRecord(olga, { collection: 'channels', recordId: id, version: 1 });
    await admin`update outbox set due_at = now()`;
    await drain(mailboxJobs);
    expect(await stored(olga)).toEqual([]);
  });
});
