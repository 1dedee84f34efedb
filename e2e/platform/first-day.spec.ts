import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MailProvider, startMailProvider } from '@/lib/test-support/mail-provider';
import { attended } from '../fixtures/attended';
import * as day from '../fixtures/first-day';
import { type PlainSite, startSite } from '../fixtures/plain-site';
import { StartedConsole } from '../fixtures/started-console';
import { test as base, expect } from '../fixtures/test';

interface Fixtures {
  /** An empty installation, served by `npm start -- --empty`. */
  installation: StartedConsole;
  /** A mailbox at a provider. */
  provider: MailProvider;
  /** The organisation's own site. */
  site: PlainSite;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  installation: async ({}, use) => {
    const directory = await mkdtemp(join(tmpdir(), 'latchkey-first-day-'));
    const settings = { DATA_DIRECTORY: directory, OUTBOUND_ALLOWED: '127.0.0.1' };
    const started = await StartedConsole.start(settings);
    await expect.poll(() => started.setupLink ?? started.output).toMatch(/^http:/);
    await use(started);
    started.signal('SIGTERM');
    await started.ended();
    await rm(directory, { recursive: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  provider: async ({}, use) => {
    const provider = await startMailProvider();
    await use(provider);
    await provider.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },
});

test('S1.34 an empty installation becomes a team at work, by links alone', async ({
  browser,
  installation,
  page,
  provider,
  site,
}) => {
  const elsewhere = async () => attended(await (await browser.newContext()).newPage());
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await day.setUp(page, installation.setupLink ?? '');

  await day.followStep(page, /Invite people/);
  const links = await day.inviteAgents(page, ['ana@corvane.example', 'ben@corvane.example']);
  const [ana, ben] = [await elsewhere(), await elsewhere()];
  await day.acceptInvitation(ana, links[0] ?? '', 'Ana Moreau');
  await day.acceptInvitation(ben, links[1] ?? '', 'Ben Rossi');
  await day.followStep(page, /Create a team/);
  await day.makeTeam(page, 'Orders');

  await day.followStep(page, /Connect a channel/);
  await day.connectMailbox(page, provider);
  site.tag = await day.connectWebChat(page, site.origin);
  const visitor = await elsewhere();
  await day.writeInChat(visitor, site.origin, 'Are you open today?');
  await day.answer(page, /Zoé Visitor/, 'Until seven.');
  await expect(day.chatOn(visitor).getByRole('log')).toContainText('Until seven.');

  await day.followStep(page, /Import contacts/);
  await day.importContacts(page, 500);
  await day.writeFirst(page, 'Contact 42', 'Your order is ready.');
  await expect.poll(() => provider.sent.length).toBe(1);
  const [sent] = provider.sent;
  expect(sent?.text).toContain('Your order is ready.');
  provider.arrive([
    'From: Contact 42 <c42@customer.example>',
    `Subject: Re: ${sent?.subject}`,
    'Message-ID: <answer@customer.example>',
    `In-Reply-To: ${sent?.messageId}`,
    '',
    'I will come at five.',
  ]);
  await day.checkForEmails(page);
  await day.answer(page, /Contact 42/, 'See you then.');
  await expect.poll(() => provider.sent.at(-1)?.inReplyTo).toBe('<answer@customer.example>');

  await day.assignTo(page, 'Ana Moreau');
  await day.isAssigned(ana, /Contact 42/);
  await day.revoke(page, 'Ana Moreau', 'Ben Rossi');
  await day.isAssigned(ben, /Contact 42/);
  await day.isOut(ana);
  await day.hasNoStepLeft(page);
});
