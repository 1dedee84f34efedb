import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { world } from '@/lib/test-support/world';
import { messageJobs } from '../../messages/deliver';
import { listMessages } from '../../messages/list-messages';
import { reply } from '../../messages/reply-to-conversation';
import { startMailbox } from './test-support/mailbox-tests';

const { admin } = await testDatabase();

const { provider, connected, read, write, stored } = await startMailbox(admin);

async function answered() {
  const { olga, id } = await connected();
  const received = write();
  await read(olga, id);
  const conversationId = (await stored(olga))[0]?.conversation_id as string;
  const answer = await reply(olga, { conversationId, body: 'Eccoci', requestId: crypto.randomUUID() });
  await drain(messageJobs);
  return { olga, id, received, conversationId, messageId: answer.id };
}

describe('answering', () => {
  it('a reply goes out by SMTP, in the thread of the mail and with its subject', async () => {
    const { olga, received } = await answered();
    expect(provider.sent).toHaveLength(1);
    expect(provider.sent[0]).toMatchObject({
      ...{ subject: 'Re: Order 7', inReplyTo: received, references: received },
      text: expect.stringContaining('Eccoci'),
      to: { value: [{ address: 'ada@customer.example' }] },
      from: { value: [{ address: provider.address }] },
    });
    expect((await stored(olga))[1]).toMatchObject({ kind: 'outbound', delivery: 'delivered' });
  });

  it('the answer to it lands in the same conversation, also from another address, which is named', async () => {
    const { olga, id, conversationId } = await answered();
    write([`In-Reply-To: ${provider.sent[0]?.messageId}`], 'Grazie', 'Ada <ada@private.example>');
    await read(olga, id);
    expect((await stored(olga)).at(-1)).toMatchObject({
      ...{ conversation_id: conversationId, body: 'Grazie', contact: 'ada@customer.example' },
      email: { from: 'ada@private.example' },
    });
  });

  it('a forged Message-ID of ours opens no conversation of another contact', async () => {
    const { olga, id, messageId, conversationId } = await answered();
    const forged = `<${messageId}.${'A'.repeat(22)}@example.com>`;
    write([`In-Reply-To: ${forged}`], 'Spam', 'Eve <eve@evil.example>');
    await read(olga, id);
    const last = (await stored(olga)).at(-1);
    expect(last).toMatchObject({ contact: 'eve@evil.example' });
    expect(last?.conversation_id).not.toBe(conversationId);
  });

  it('a recipient that the server refuses marks the message failed at once', async () => {
    const { olga, conversationId } = await answered();
    provider.refused.add('ada@customer.example');
    await reply(olga, { conversationId, body: 'Ancora', requestId: crypto.randomUUID() });
    await drain(messageJobs);
    expect((await stored(olga)).at(-1)).toMatchObject({ body: 'Ancora', delivery: 'failed' });
  });

  it('a bounce marks its message failed and is no message; a forged one changes nothing', async () => {
    const { olga, id, messageId } = await answered();
    const bounce = (original: string) =>
      provider.arrive([
        ...['From: MAILER-DAEMON@mx.example', 'Return-Path: <>', 'Subject: Undelivered'],
        ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', ''],
        ...[
          '--b',
          'Content-Type: text/plain',
          '',
          'Sorry',
          '--b',
          'Content-Type: message/delivery-status',
          '',
        ],
        ...['Action: failed', 'Status: 5.1.1', '', '--b', 'Content-Type: message/rfc822', ''],
        ...[`Message-ID: ${original}`, '', 'Eccoci', '--b--'],
      ]);
    bounce(`<${messageId}.${'A'.repeat(22)}@example.com>`);
    await read(olga, id);
    expect((await stored(olga))[1]).toMatchObject({ delivery: 'delivered' });
    bounce(provider.sent[0]?.messageId ?? '');
    await read(olga, id);
    const rows = await stored(olga);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({ delivery: 'failed' });
  });

  it('an automatic answer is shown and triggers nothing; own mail is left out', async () => {
    const { olga, id } = await answered();
    await admin`insert into collection_records (workspace_id, id, collection, name, state, fields) values
      (${olga.workspace.id}, ${crypto.randomUUID()}, 'integrations', 'Bot', 'on', '{"events": ["message-received"]}')`;
    write(['Auto-Submitted: auto-replied'], 'Sono in ferie');
    write([], 'Copia', `Shop <${provider.address.toUpperCase()}>`);
    await read(olga, id);
    expect((await stored(olga)).at(-1)).toMatchObject({
      body: 'Sono in ferie',
      email: { isAutomatic: true },
    });
    expect(await admin`select 1 from outbox where job ->> 'kind' = 'event'`).toEqual([]);
    write([], 'Di nuovo qui');
    await read(olga, id);
    expect(await admin`select 1 from outbox where job ->> 'kind' = 'event'`).toHaveLength(1);
  });

  it('MA10 quoted text, subject and file names are masked like the text', async () => {
    const { olga, id } = await answered();
    const quote = 'Ok\r\n\r\nOn Monday, ada@customer.example wrote:\r\n> Buongiorno';
    write([], quote);
    await read(olga, id);
    const masked = await world({
      people: { olga: 'owner', ana: { role: 'agent', restrictions: ['mask'] } },
      plan: 'advanced',
    });
    const conversationId = (await stored(olga))[0]?.conversation_id as string;
    const seen = await listMessages({ ...olga, access: masked.ana.access }, conversationId);
    expect(JSON.stringify(seen)).toContain('wrote');
    expect(JSON.stringify(seen)).not.toContain('ada@customer.example');
    expect(seen.messages.at(-1)).toMatchObject({ body: 'Ok' });
  });
});
