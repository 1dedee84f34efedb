import { expect, test } from '../fixtures/as';
import { addContact, statusOf, storedContact } from '../fixtures/work';

test('an agent reads a conversation, closes it, finds it among the closed ones and opens it again', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { ana } = await people({ ana: { role: 'agent', restrictions: ['visibility-own'] } });
  const { conversationId } = await addContact(ana, {
    name: 'Ginevra Malatesta',
    of: ana,
    says: 'Buongiorno!',
  });
  await as(ana, { path: 'messages' });
  await page.getByRole('link', { name: /Ginevra Malatesta/ }).click();
  await expect(page.getByRole('region', { name: 'Ginevra Malatesta' })).toContainText('Buongiorno!');
  await expectAccessible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText('Conversation with Ginevra Malatesta closed')).toBeVisible();
  expect(await statusOf(conversationId)).toBe('closed');

  await page.getByRole('button', { name: 'Closed', exact: true }).click();
  await page.getByRole('link', { name: /Ginevra Malatesta/ }).click();
  await page.getByRole('main').getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect.poll(() => statusOf(conversationId)).toBe('open');
});

test('S1.23 a conversation that an agent hands over leaves their inbox, and its address answers like a missing one', async ({
  as,
  people,
  page,
}) => {
  const { ana, tom } = await people({
    ana: { role: 'agent', restrictions: ['visibility-own'] },
    tom: 'agent',
  });
  const { id, conversationId } = await addContact(ana, {
    name: 'Ginevra Malatesta',
    of: ana,
    says: 'Buongiorno!',
  });
  await as(ana, { path: `messages/mine?conversation=${conversationId}` });
  await page
    .getByRole('button', { name: /^Ginevra Malatesta, assigned to/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: tom.name, exact: true }).click();
  await expect(page.getByText('This conversation no longer exists, or you can’t see it')).toBeVisible();
  await expect(page.getByRole('link', { name: /Ginevra Malatesta/ })).toHaveCount(0);
  expect((await storedContact(id))?.held_by).toBe(tom.ctx.member.id);
});

test('S1.22 the locked inbox, by its address, explains why and lists nothing', async ({
  as,
  people,
  page,
}) => {
  const { ana, owner } = await people({ ana: { role: 'agent', restrictions: ['visibility-team'] } });
  await addContact(owner, { name: 'Nobody’s Contact', says: 'Hello?' });
  await as(ana, { path: 'messages/unassigned' });
  await expect(page.getByRole('heading', { name: 'Unassigned is locked' })).toBeVisible();
  expect(await page.content()).not.toContain('Nobody’s Contact');
});

test('Messages shows one pane at a time on a phone, accessible', async ({
  as,
  people,
  page,
  expectAccessible,
}) => {
  const { owner } = await people({});
  await addContact(owner, { name: 'Ginevra Malatesta', phone: '+393471234541', says: 'Buongiorno!' });
  await page.setViewportSize({ width: 390, height: 844 });
  await as(owner, { path: 'messages' });
  const item = page.getByRole('link', { name: /Ginevra Malatesta/ });
  await expect(item).toBeVisible();
  await expectAccessible();
  await item.click();
  await expect(page.getByText('Buongiorno!').last()).toBeVisible();
  await expect(item).toBeHidden();
  await expectAccessible();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(item).toBeVisible();
});
