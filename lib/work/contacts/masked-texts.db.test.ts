import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { copyOut } from '@/db/copy-out';
import { testDatabase } from '@/db/test-support/database';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { forPrograms } from '@/lib/access/exports/layout';
import { isLeaked } from '@/lib/access/masking/test-support/is-leaked';
import { leakyTexts, type Reachable, reachable } from '@/lib/access/masking/test-support/leaky-texts';
import { latestNotifications } from '@/lib/access/notifications/latest-notifications';
import { collections, work } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { tablesFor } from '@/lib/work/data-exports/exported-tables';
import { conversationSearch } from '@/lib/work/inbox/conversations/conversation-search';
import { viewConversation } from '@/lib/work/inbox/conversations/conversation-view';
import { conversationsOf } from '@/lib/work/inbox/conversations/conversations-of-contact';
import { listConversations } from '@/lib/work/inbox/conversations/list-conversations';
import { listMessages } from '@/lib/work/inbox/messages/list-messages';
import { listSnippets } from '@/lib/work/inbox/snippets/list-snippets';
import { currentFigures } from '@/lib/work/reports/current-figures';
import { viewContact } from './contact-view';
import { contactsExport } from './export-file';
import { listCustomFields } from './fields/read-custom-fields';
import { contactSearch } from './list/contact-search';
import { listContacts } from './list/list-contacts';
import { duplicatesOf, listDuplicates } from './same-contact';
import { maskedReaders, written } from './test-support/masked-readers';

const { admin } = await testDatabase();

const { workspace, owner, agent, masked } = await maskedReaders(admin);
const field = await workspace.addField('Note', 'text');

interface Story extends Reachable {
  name: string;
  text: string;
}

const story: fc.Arbitrary<Story> = reachable.chain((addresses) =>
  fc.record({
    phone: fc.constant(addresses.phone),
    email: fc.constant(addresses.email),
    name: leakyTexts(addresses).map((text) => clean(text.slice(0, 200))),
    text: leakyTexts(addresses).map((text) => clean(text.slice(0, 4_000))),
  }),
);

/** As PostgreSQL accepts texts: without NUL and lone surrogates. */
const clean = (text: string) => Buffer.from(text.replaceAll('\0', '')).toString();

/** A contact with a thread, a custom value and a notification that all contain the secrets. */
async function revealingContact({ name, phone, email, text }: Story) {
  const id = await workspace.addContact({ name, phone, email });
  await admin`update contacts set fields = ${admin.json({ [field]: text })}, unsubscribed_at = now() where id = ${id}`;
  const conversation = await workspace.addConversation(id, {});
  await admin`update conversations set preview = ${text} where id = ${conversation}`;
  for (const kind of ['inbound', 'note', 'outbound']) {
    await admin`insert into messages (workspace_id, id, conversation_id, kind, body)
      values (${workspace.id}, ${v7()}, ${conversation}, ${kind}, ${text})`;
  }
  for (const { member } of [agent, owner]) {
    await admin`insert into notifications (workspace_id, id, member_id, event, actor_name, subject, in_console)
      values (${workspace.id}, ${v7()}, ${member.id}, 'work-assigned', 'Olga', ${admin.json({ contactId: id })}, true)`;
  }
  return { id, conversation };
}

/** Everything that the services return to a person about a contact. */
async function allAnswers(
  ctx: WorkspaceContext,
  { id, conversation }: Awaited<ReturnType<typeof revealingContact>>,
) {
  const never = new AbortController().signal;
  const own = await listCustomFields(ctx);
  const asked: Record<string, () => Promise<unknown>> = {
    list: () => listContacts(ctx, contactSearch.parse({ size: 25 })),
    view: () => viewContact(ctx, id),
    duplicates: () => duplicatesOf(ctx, id),
    groups: () => listDuplicates(ctx),
    inbox: () => listConversations(ctx, 'all', conversationSearch.parse({})),
    conversation: () => viewConversation(ctx, conversation),
    threads: () => conversationsOf(ctx, id),
    messages: () => listMessages(ctx, conversation),
    snippets: () => listSnippets(ctx, conversation),
    notifications: () => latestNotifications(ctx, work),
    dashboard: () => currentFigures(ctx),
    file: () => written((take) => contactsExport.write(ctx, {}, take, never, forPrograms)),
    ...Object.fromEntries(
      tablesFor(ctx, collections, own, forPrograms).map(({ name, columns, more = [], from }) => [
        `data export: ${name}`,
        () =>
          written((take) => {
            const others = more.map(([, value]) => value);
            const values = [...Object.values(columns), ...others].map((value) => sql`${value}`);
            return copyOut(tenantOf(ctx), sql`select ${sql.join(values, sql`, `)} from ${from}`, take, never);
          }),
      ]),
    ),
  };
  const answers = await Promise.all(
    Object.entries(asked).map(async ([name, answer]) => [name, await attempt(answer)] as const),
  );
  return Object.fromEntries(answers);
}

/** A refusal reveals nothing either. */
async function attempt(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Denied) return 'denied';
    throw error;
  }
}

/** Every text in an answer. Ids and timestamps contain other digits. */
function textsIn(answer: unknown): string[] {
  if (answer instanceof Date) return [];
  if (typeof answer === 'string') return [answer.replace(idsAndMoments, ' x ')].concat(decoded(answer));
  if (typeof answer === 'object' && answer !== null) return Object.values(answer).flatMap(textsIn);
  return [];
}

const idsAndMoments =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*(?:Z|\+00)?/g;

/** Cursors are in base64. */
function decoded(text: string): string[] {
  if (!/^[\w-]{40,}$/.test(text)) return [];
  return [Buffer.from(text, 'base64url').toString('utf8').replace(idsAndMoments, ' x ')];
}

describe('S1.26 MA1 MA4 MA10 MA11 the answers of the services to a member with masked phone and email', () => {
  test('contain neither five digits of the phone nor the local part of the email, for random contacts', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (contact) => {
        const made = await revealingContact(contact);
        for (const ctx of [agent, masked]) {
          const answers = await allAnswers(ctx, made);
          const leaks = Object.entries(answers).filter(([, answer]) =>
            textsIn(answer).some((text) => isLeaked(text, contact)),
          );
          expect(leaks.map(([name]) => name)).toEqual([]);
        }
        await admin`delete from contacts where id = ${made.id}`;
      }),
      { seed: 26, numRuns: 20 },
    );
  });

  test('contain both values for a member without masks', async () => {
    const contact = { name: 'Z', phone: '+33612345678', email: 'zo.kero@example.fr', text: '0612345678' };
    const answers = await allAnswers(owner, await revealingContact(contact));
    const telling = Object.entries(answers).filter(([, answer]) =>
      textsIn(answer).some((text) => isLeaked(text, contact)),
    );
    expect(telling.length).toBeGreaterThan(8);
  });
});
