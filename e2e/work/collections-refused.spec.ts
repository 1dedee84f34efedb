import { createRecord } from '@/lib/modules';
import { expect, sessionOf, test } from '../fixtures/as';
import { row, stored } from '../fixtures/collection-page';
import { postAction } from '../fixtures/post-action';

const connecting = [
  {
    rule: 'S1.20',
    collection: 'channels',
    name: 'Paris SMS',
    fields: { connection: 'webhook', kind: 'sms', url: 'https://sms.example/out' },
    add: 'Connect channel',
    off: 'disconnect',
    offWord: 'Disconnect',
  },
  {
    rule: 'S1.19',
    collection: 'integrations',
    name: 'CRM',
    fields: { url: 'https://crm.example/hook', events: ['message-received'] },
    add: 'Connect integration',
    off: 'switch-off',
    offWord: 'Switch off',
  },
] as const;

for (const { rule, collection, name, fields, add, off, offWord } of connecting) {
  test(`${rule} a manager restricted from integrations sees ${collection} with locks that explain why, and posted directly is refused`, {
    tag: '@core',
  }, async ({ as, expectAccessible, page, people }) => {
    const { owner, iris } = await people({ iris: { role: 'manager', restrictions: ['integrations'] } });
    const { id: recordId } = await createRecord(owner.ctx, { collection, name, fields });
    await as(iris, { path: `settings/${collection}` });
    await expect(row(page, name)).toBeVisible();
    for (const lock of ['Edit', offWord, 'Remove']) {
      await expect(row(page, name).getByRole('button', { name: `${lock}, locked: why` })).toBeVisible();
    }
    await page.getByRole('button', { name: `${add}, locked: why` }).click();
    const why = page.getByRole('dialog', { name: `${add} is locked` });
    await expect(why).toContainText('Integrations');
    await expect(why).toContainText(owner.name);
    await expectAccessible();

    const before = await stored(owner);
    const { slug: workspace } = owner.ctx.workspace;
    const seen = { workspace, collection, recordId, version: 1 };
    const sender = { token: await sessionOf(iris), params: { workspace, collection } };
    const askings: [string, object][] = [
      ['createRecordAction', { workspace, collection, name: 'Mine', fields }],
      ['updateRecordAction', { ...seen, name: 'Mine', fields }],
      ['transitionRecordAction', { ...seen, transition: off }],
      ['renewSecretAction', seen],
      ['deleteRecordAction', seen],
      ['restoreRecordAction', seen],
    ];
    for (const [action, input] of askings) {
      const { result } = await postAction(action, input, sender);
      const decision = { rule: { kind: 'restriction', id: 'integrations' } };
      expect(result, action).toMatchObject({ ok: false, error: { kind: 'denied', status: 403, decision } });
    }
    expect(await stored(owner)).toEqual(before);
  });
}

test('S1.16 a manager without workspace settings finds the collections locked, in menu and by address', async ({
  as,
  page,
  people,
}) => {
  const { max, owner } = await people({ max: { role: 'manager', restrictions: ['workspace-settings'] } });
  await createRecord(owner.ctx, { collection: 'snippets', name: 'Greeting', fields: { text: 'Ciao' } });
  await as(max, { path: 'settings/snippets' });
  await expect(page.getByRole('heading', { name: 'Snippets is locked' })).toBeVisible();
  for (const feature of ['Channels', 'Contact fields', 'Integrations', 'Snippets', 'WhatsApp templates']) {
    await expect(page.getByRole('button', { name: `${feature}, locked: why` })).toBeVisible();
  }
  expect(await page.content()).not.toContain('Greeting');
});
