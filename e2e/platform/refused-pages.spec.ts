import { contact } from '../fixtures/action-samples/targets';
import { assembled } from '../fixtures/assembled';
import { type Caller, type Callers, createCallers, tokenOf } from '../fixtures/callers';
import { everyAddress } from '../fixtures/every-address';
import { expect, test } from '../fixtures/test';

/** A workspace with work, and an owner of another organisation. */
async function twoOrganisations() {
  const callers = await createCallers();
  const { contactId } = await contact(callers.host, callers.host);
  const stranger: Caller = { who: 'a stranger', person: callers.elsewhere.person, membership: null };
  const values = {
    workspace: callers.host.workspace.slug,
    organisation: callers.host.organisation.slug,
    contact: contactId,
  };
  return { callers, stranger, values };
}

async function open(path: string, token?: string, headers: Record<string, string> = {}) {
  const cookie = token ? { cookie: `latchkey.session=${token}` } : undefined;
  const response = await fetch(`${process.env.APP_ORIGIN}${path}`, { headers: { ...headers, ...cookie } });
  return { status: response.status, body: await response.text() };
}

/** Data that people of other organisations may not read in any form. */
function secretsOf({ host, all }: Callers): string[] {
  const emails = all.flatMap(({ membership }) => membership?.member.email ?? []);
  return [
    ...emails,
    host.member.email,
    host.workspace.name,
    host.organisation.name,
    host.workspace.id,
    'Kéromnès',
  ];
}

test('TE1 R6 every address of another organisation answers like a missing one', async ({ page }) => {
  const { callers, stranger, values } = await twoOrganisations();
  const secrets = secretsOf(callers);
  const token = await tokenOf(stranger);
  const absent = { ...values, workspace: 'there-is-no-such-place', organisation: 'there-is-no-such-place' };
  // Routes that only accept posts answer every GET alike.
  const isPage = (address: string) => !address.includes('/contacts/imports/');
  const addresses = everyAddress(values).filter(isPage);
  const none = everyAddress(absent).filter(isPage);
  expect(addresses.length).toBeGreaterThan(10);
  const compared = addresses.map(async (address, index) => {
    const [theirs, nothing] = await Promise.all([open(address, token), open(none[index] ?? '', token)]);
    expect([theirs.status, nothing.status], address).toEqual([404, 404]);
    for (const secret of secrets) expect(theirs.body, address).not.toContain(secret);
    const content = await assembled(page, withoutNames(theirs.body, values));
    expect(content, address).toEqual(await assembled(page, withoutNames(nothing.body, absent)));
  });
  await Promise.all(compared);
});

/** The page without the words of its address. */
function withoutNames(body: string, { workspace, organisation }: Record<string, string>): string {
  return body.replaceAll(workspace ?? '', 'place').replaceAll(organisation ?? '', 'place');
}

test('TE1 R6 a contact or an export of another workspace answers like a missing one in the person’s own workspace', async () => {
  const { callers, values } = await twoOrganisations();
  const own = callers.elsewhere.workspace.slug;
  const token = await tokenOf({ who: 'a stranger', person: callers.elsewhere.person, membership: null });
  for (const path of ['contacts', 'exports']) {
    const [theirs, nothing] = [
      await open(`/w/${own}/${path}/${values.contact}`, token),
      await open(`/w/${own}/${path}/00000000-0000-7000-8000-000000000000`, token),
    ];
    expect([theirs.status, nothing.status], path).toEqual([404, 404]);
    for (const secret of secretsOf(callers)) expect(theirs.body, path).not.toContain(secret);
  }
});

const disguises: Record<string, (path: string) => [string, Record<string, string>?]> = {
  'as it is': (path) => [path],
  'with x-middleware-subrequest': (path) => [
    path,
    { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') },
  ],
  'as data of React': (path) => [path, { rsc: '1' }],
  'as data prefetched': (path) => [path, { rsc: '1', 'next-router-prefetch': '1' }],
  'as data by its parameter': (path) => [`${path}?_rsc=1`, { rsc: '1' }],
  'with the suffix .rsc': (path) => [`${path}.rsc`],
  'with the suffix .txt': (path) => [`${path}.txt`],
  encoded: (path) => [path.replaceAll(/[a-z]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)],
  'with encoded slashes': (path) => [`/${path.slice(1).replaceAll('/', '%2f')}`],
  'with doubled slashes': (path) => [path.replaceAll('/', '//')],
  'with dots': (path) => [`/sign-in/..${path}`],
  'as another host': (path) => [path, { 'x-forwarded-host': 'evil.example', 'x-rewrite-url': path }],
};

for (const [disguise, dress] of Object.entries(disguises)) {
  test(`SA5 requested with ${disguise}, no page reveals data without a session or from another organisation`, async () => {
    const { callers, stranger, values } = await twoOrganisations();
    const secrets = secretsOf(callers);
    for (const token of [undefined, await tokenOf(stranger)]) {
      const asked = everyAddress(values).map(async (address) => {
        const [path, headers] = dress(address);
        const { body } = await open(path, token, headers);
        return secrets.filter((secret) => body.includes(secret)).map((secret) => `${path}: ${secret}`);
      });
      expect((await Promise.all(asked)).flat()).toEqual([]);
    }
  });
}

test('SA5 the same pages contain these data for people who may see them', async () => {
  const { callers, values } = await twoOrganisations();
  const token = await tokenOf({
    who: 'the first owner',
    person: callers.host.person,
    membership: callers.host,
  });
  const bodies = await Promise.all(
    ['settings/users', 'contacts'].map(
      async (page) => (await open(`/w/${values.workspace}/${page}`, token)).body,
    ),
  );
  for (const secret of secretsOf(callers))
    expect(
      bodies.some((body) => body.includes(secret)),
      secret,
    ).toBe(true);
});
