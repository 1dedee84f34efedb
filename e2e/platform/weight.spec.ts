import { giveContacts } from '@/lib/test-support/work';
import { join, person, world } from '@/lib/test-support/world';
import { sessionOf } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';
import { expect, test } from '../fixtures/test';

/** The most kB of HTML, before compression, that a page may be. */
const bars = {
  'settings/users': 130,
  contacts: 190,
  'messages/all': 44,
  'settings/roles': 152,
  dashboard: 85,
} as const;

test('a page is no more HTML than it was', async () => {
  const { owner } = await world({ people: { owner: 'owner' }, plan: 'enterprise' });
  for (let members = 1; members < 17; members++) await join(owner, await person(`p${members}`), 'agent');
  await giveContacts(everythingStored(), owner, 25);
  const cookie = `latchkey.session=${await sessionOf({ name: 'owner', email: owner.person.email, ctx: owner })}`;
  for (const [path, kB] of Object.entries(bars)) {
    const address = `${process.env.APP_ORIGIN}/w/${owner.workspace.slug}/${path}`;
    const answer = await fetch(address, { headers: { cookie } });
    expect(answer.status, path).toBe(200);
    expect(Buffer.byteLength(await answer.text()) / 1000, `HTML of ${path}`).toBeLessThanOrEqual(kB);
  }
});
