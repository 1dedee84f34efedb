import { v7 } from 'uuid';
import { createRecord } from '@/lib/modules';
import { sign, signatureHeader } from '@/lib/platform/http/signature';
import { type Actor, expect, sessionOf, test } from '../fixtures/as';
import { postAction } from '../fixtures/post-action';
import { addContact, statusOf, storedThread } from '../fixtures/work';

const contact = { name: 'Ginevra Malatesta', says: 'Buongiorno, l’anta è graffiata.' };
const at = (conversationId: string, inbox = 'all') => ({
  path: `messages/${inbox}?conversation=${conversationId}`,
});

test('an answer and a note appear on a colleague’s page by themselves, with their author', async ({
  as,
  elsewhere,
  page,
  people,
}) => {
  const { ana, ben } = await people({ ana: 'agent', ben: 'agent' });
  const { conversationId } = await addContact(ana, { ...contact, of: ana });
  const his = await as(ben, { ...at(conversationId), on: await elsewhere() });
  const hisThread = his.getByRole('log', { name: `Messages with ${contact.name}` });
  await expect(hisThread).toContainText(contact.says);

  await as(ana, at(conversationId, 'mine'));
  await page.getByRole('textbox', { name: 'Reply' }).fill('Buongiorno Ginevra, la sostituiamo.');
  await page.keyboard.press('Control+Enter');
  const herThread = page.getByRole('log');
  await expect(herThread.getByRole('article', { name: /^You, / })).toContainText('la sostituiamo');
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('');
  await expect(hisThread.getByRole('article', { name: new RegExp(`^${ana.name}, `) })).toContainText(
    'la sostituiamo',
  );
  // The list shows the latest message as well.
  await expect(his.getByRole('link', { name: /Ginevra Malatesta/ }).first()).toContainText('la sostituiamo');

  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await page.getByRole('textbox', { name: 'Note for the team' }).fill('In magazzino da lunedì');
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(hisThread.getByRole('article', { name: new RegExp(`^Note by ${ana.name}`) })).toContainText(
    'In magazzino da lunedì',
  );
  await expect(his.getByRole('link', { name: /Ginevra Malatesta/ }).first()).not.toContainText('magazzino');
  expect(await storedThread(conversationId)).toEqual([
    `inbound ${contact.says}`,
    'outbound Buongiorno Ginevra, la sostituiamo.',
    'note In magazzino da lunedì',
  ]);
});

test('closing, answering a closed conversation and handing over appear in the thread', async ({
  as,
  page,
  people,
}) => {
  const { ana, ben } = await people({ ana: 'agent', ben: 'agent' });
  const { conversationId } = await addContact(ana, { ...contact, of: ana });
  await as(ana, at(conversationId));
  const thread = page.getByRole('log');
  await page.getByRole('main').getByRole('button', { name: 'Close', exact: true }).click();
  await expect(thread).toContainText('You closed this');
  await page.getByRole('textbox', { name: 'Reply' }).fill('Un’ultima cosa');
  await expect(page.getByText('Sending reopens the conversation')).toBeVisible();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(thread).toContainText('You reopened this');
  expect(await statusOf(conversationId)).toBe('open');
  await page
    .getByRole('button', { name: /^Ginevra Malatesta, assigned to/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: ben.name, exact: true }).click();
  await expect(thread).toContainText(`You assigned this to ${ben.name}`);
});

test('an empty message is not sent, and the form says so', async ({ as, page, people }) => {
  const { ana } = await people({ ana: 'agent' });
  const { conversationId } = await addContact(ana, { ...contact, of: ana });
  await as(ana, at(conversationId));
  await page.getByRole('textbox', { name: 'Reply' }).fill('  ');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Required.')).toBeVisible();
  expect(await storedThread(conversationId)).toHaveLength(1);
});

test('S1.23 R6 a thread of another member answers 404, like a missing one, by address and posted directly', async ({
  as,
  page,
  people,
}) => {
  const { ana, ben } = await people({
    ana: { role: 'agent', restrictions: ['visibility-own'] },
    ben: 'agent',
  });
  const { conversationId } = await addContact(ana, { ...contact, of: ben });
  const before = await storedThread(conversationId);
  for (const id of [conversationId, v7()]) {
    await as(ana, at(id, 'mine'));
    await expect(page.getByText('This conversation no longer exists, or you can’t see it')).toBeVisible();
    expect(await page.content()).not.toContain('graffiata');
    for (const name of ['replyAction', 'noteAction']) {
      const posted = await post(ana, name, id);
      expect(posted).toMatchObject({ ok: false, error: { kind: 'not-found', status: 404 } });
    }
  }
  expect(await storedThread(conversationId)).toEqual(before);
});

test('the same answer posted five times at once is stored once', async ({ people }) => {
  const { ana } = await people({ ana: 'agent' });
  const { conversationId } = await addContact(ana, { ...contact, of: ana });
  const requestId = v7();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => post(ana, 'replyAction', conversationId, requestId)),
  );
  expect(answers.every((each) => each?.ok)).toBe(true);
  expect(await storedThread(conversationId)).toEqual([`inbound ${contact.says}`, 'outbound Grazie!']);
});

test('S1.26 MA1 a masked phone and email are nowhere in the page of a thread that mentions them', async ({
  as,
  page,
  people,
}) => {
  const { ana } = await people({ ana: { role: 'agent', restrictions: ['mask'] } });
  const { conversationId } = await addContact(ana, {
    name: contact.name,
    phone: '+393471234541',
    email: 'ginevra.m@example.it',
    of: ana,
    says: 'Chiamatemi al 347 123 4541 o Ginevra.M@example.it',
  });
  const payloads: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/messages/')) payloads.push(response.text().catch(() => ''));
  });
  await as(ana, at(conversationId, 'mine'));
  await expect(page.getByRole('log')).toContainText('Chiamatemi al ••• o •••');
  for (const sent of [await page.content(), ...(await Promise.all(payloads))]) {
    expect(sent).not.toMatch(/123 ?4541|ginevra\.m@/i);
  }
});

test('a message posted by a channel appears by itself, unassigned; forged or unsigned ones are refused', async ({
  as,
  page,
  people,
}) => {
  const { owner } = await people({});
  const input = {
    collection: 'channels',
    name: 'SMS',
    fields: { connection: 'webhook', kind: 'sms', url: 'http://127.0.0.1:9/closed' },
  };
  const { id, secrets } = await createRecord(owner.ctx, input);
  await as(owner, { path: 'messages/unassigned' });
  await expect(page.getByText('No open conversations')).toBeVisible();

  const body = JSON.stringify({
    id: v7(),
    from: { name: contact.name, phone: '+393471234541' },
    text: contact.says,
  });
  const now = Math.floor(Date.now() / 1_000);
  const post = (signature?: string, channel = id) =>
    fetch(`${process.env.APP_ORIGIN}/api/channels/${channel}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(signature && { [signatureHeader]: signature }) },
      body,
    });
  expect((await post()).status).toBe(401);
  expect((await post(sign('guessed', body, now))).status).toBe(401);
  expect((await post(sign(secrets.secret ?? '', body, now), v7())).status).toBe(401);
  const taken = await post(sign(secrets.secret ?? '', body, now));
  expect(taken.status).toBe(202);

  await page.getByRole('link', { name: /Ginevra Malatesta/ }).click();
  const thread = page.getByRole('log');
  await expect(thread).toContainText(contact.says);
  await page.getByRole('textbox', { name: 'Reply' }).fill('Eccoci');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(thread.getByRole('article', { name: /^You, .* Sending$/ })).toContainText('Eccoci');
});

test('a thread with all kinds of entries is accessible, wide and on a phone', async ({
  as,
  expectAccessible,
  page,
  people,
}) => {
  const { ana } = await people({ ana: 'agent' });
  const { conversationId } = await addContact(ana, { ...contact, of: ana });
  await post(ana, 'replyAction', conversationId);
  await post(ana, 'noteAction', conversationId);
  await as(ana, at(conversationId));
  await page.getByRole('main').getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('log')).toContainText('You closed this');
  await expectAccessible();
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await expectAccessible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('link', { name: 'Contact', exact: true })).toBeVisible();
  await expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

async function post(who: Actor, action: string, conversationId: string, requestId = v7()) {
  const workspace = who.ctx.workspace.slug;
  const input = { workspace, conversationId, requestId, body: 'Grazie!' };
  const posted = await postAction(action, input, { token: await sessionOf(who), params: { workspace } });
  return posted.result;
}
