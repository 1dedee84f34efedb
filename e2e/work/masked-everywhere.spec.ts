import fc from 'fast-check';
import { v7 } from 'uuid';
import { leakyTexts, reachable } from '@/lib/access/masking/test-support/leaky-texts';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { everyAddress } from '../fixtures/every-address';
import { everythingStored } from '../fixtures/everything-stored';
import { revealedAddresses } from '../fixtures/revealed-addresses';
import { addContact } from '../fixtures/work';

const story = reachable.chain((addresses) =>
  fc.record({
    addresses: fc.constant(addresses),
    name: leakyTexts(addresses).map((text) => clean(text.slice(0, 200))),
    text: leakyTexts(addresses).map((text) => clean(text.slice(0, 4_000))),
  }),
);
const clean = (text: string) => Buffer.from(text.replaceAll('\0', '')).toString();
const stories = fc.sample(story, { seed: 2026, numRuns: 3 });

/** A contact of that person whose name, thread and preview contain its addresses, and a notification of it. */
async function mentionedContact(who: Actor, { addresses, name, text }: (typeof stories)[number]) {
  const { phone, email } = addresses;
  const says = `${text} ${phone} ${email}`;
  const made = await addContact(who, { name: `Zoé ${name} ${phone}`, phone, email, of: who, says });
  await everythingStored()`insert into notifications
    (workspace_id, id, member_id, event, actor_name, subject, in_console)
    values (${who.ctx.workspace.id}, ${v7()}, ${who.ctx.member.id}, 'work-assigned', 'Olga',
      ${everythingStored().json({ contactId: made.id })}, true)`;
  return made;
}

/** The answer; of a stream its first chunk. */
async function answer(path: string, token: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch(`${process.env.APP_ORIGIN}${path}`, {
    headers: { ...headers, cookie: `latchkey.session=${token}` },
    redirect: 'manual',
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return Buffer.from(first?.value ?? []).toString();
}

/** For a page as HTML, and as data of React. */
const requests: Record<string, string>[] = [{}, { rsc: '1' }];

/** The addresses whose pages, as HTML or as data of React, reveal masked values. */
async function revealingAddresses(
  who: Actor,
  { id, conversationId }: { id: string; conversationId: string },
  story: (typeof stories)[number],
) {
  const token = await sessionOf(who);
  const { workspace, organisation } = who.ctx;
  const revealing = new Set<string>();
  for (const address of everyAddress({
    workspace: workspace.slug,
    organisation: organisation.slug,
    contact: id,
  })) {
    for (const query of ['', `?conversation=${conversationId}`]) {
      for (const headers of requests) {
        const body = await answer(`${address}${query}`, token, headers);
        for (const found of revealedAddresses(body, story.addresses))
          revealing.add(`${address}${query}: ${found}`);
      }
    }
  }
  return [...revealing];
}

for (const [index, each] of stories.entries()) {
  test(`S1.26 MA1 MA10 MA11 no page or route shows a masked agent more than the hint, contact ${index + 1}`, async ({
    people,
  }) => {
    const { ana } = await people({ ana: { role: 'agent', restrictions: ['mask'] } });
    expect(await revealingAddresses(ana, await mentionedContact(ana, each), each)).toEqual([]);
  });
}

test('S1.26 the same pages show them to an agent without the restriction', async ({ people }) => {
  const { ben } = await people({ ben: 'agent' });
  const [each] = stories;
  if (!each) throw new Error('There is no story.');
  expect((await revealingAddresses(ben, await mentionedContact(ben, each), each)).length).toBeGreaterThan(2);
});

test('MA11 S1.26 a contact without a name is shown by its hint where the phone is masked, else by the phone', async ({
  as,
  people,
}) => {
  const { ana, ben } = await people({ ana: { role: 'agent', restrictions: ['mask'] }, ben: 'agent' });
  const { conversationId } = await addContact(ana, {
    name: '',
    phone: '+33698076529',
    of: ana,
    says: 'Bonjour',
  });
  const path = `messages/all?conversation=${conversationId}`;
  const hers = await as(ana, { path });
  await expect(hers.getByRole('heading', { level: 1 })).toHaveText('No name (+33 ••• 29)');
  const his = await as(ben, { path });
  await expect(his.getByRole('heading', { level: 1 })).toHaveText('No name (+33698076529)');
});
