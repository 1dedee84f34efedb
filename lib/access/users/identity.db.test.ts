import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { admit } from '@/lib/access/sign-in/admit';
import { type OidcProfile, oidcProvider } from '@/lib/access/sign-in/oidc';
import { personWithPassword } from '@/lib/access/sign-in/sign-in';
import { Invalid } from '@/lib/platform/errors';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { person } from '@/lib/test-support/world';
import { findByAccount, findByEmail } from './find-user';
import { linkAccount } from './link-account';
import { signUp } from './sign-up';

const { admin } = await testDatabase();
const account = (providerAccountId: string) =>
  ({ type: 'oauth', provider: 'oidc', providerAccountId }) as const;
const refusedAddress = '/sign-in?error=AddressRefused';
const notVouchedFor = '/sign-in?error=AccessDenied';

const iss = 'https://id.example';

beforeEach(() => {
  vi.stubEnv('OIDC_ISSUER', iss);
  vi.stubEnv('OIDC_CLIENT_ID', 'latchkey');
  vi.stubEnv('OIDC_CLIENT_SECRET', 'a secret');
  forgetSettings();
});

afterEach(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});

/** Characters that look like those of `kia-s…`, or become them where Unicode folds case. */
const lookAlikes = [
  ['KELVIN SIGN', (email: string) => email.replace('k', '\u212a')],
  ['Cyrillic а', (email: string) => email.replace('a', '\u0430')],
  ['İ', (email: string) => email.replace('i', '\u0130')],
  ['ſ', (email: string) => email.replace('s', '\u017f')],
  ['full width', (email: string) => email.replace('a', '\uff41')],
  ['a quoted local part', (email: string) => email.replace(/^[^@]+/, '"$&"')],
  ['a list', (email: string) => `${email},${email}`],
  ['a line break', (email: string) => `${email}\r\nBcc: other@example.com`],
] as const;

describe('an address from an identity provider', () => {
  test.each(lookAlikes)(
    'AU12 with %s is refused, and neither finds nor makes an account',
    async (_, alter) => {
      const kia = await person('kia-s');
      const email = alter(kia.email);
      const users = () => admin`select id, email, password_hash from users order by id`;
      const before = await users();
      expect(await admit(account('sub-of-a-stranger'), { iss, email, email_verified: true })).toBe(
        refusedAddress,
      );
      expect(await findByEmail(email)).toBeUndefined();
      await expect(signUp({ email, name: 'Kia' })).rejects.toEqual(new Invalid({ email: 'email' }));
      expect(await users()).toEqual(before);
    },
  );

  test('AU12 A33 in another case, with spaces around it, is the same account', async () => {
    const kia = await person('kia');
    const email = ` ${kia.email.toUpperCase()} `;
    expect(await admit(account('sub-of-kia'), { iss, email, email_verified: 'true' })).toBe(true);
    expect(await findByEmail(email)).toMatchObject({ id: kia.userId });
  });

  test('A36 IN3 that the provider does not vouch for admits no person', async () => {
    const { email } = await person('kia');
    for (const profile of [{ email }, { email, email_verified: false }, { email_verified: true }, {}]) {
      expect(await admit(account('sub-of-a-stranger'), { iss, ...profile })).toBe(notVouchedFor);
    }
  });
});

test('AU12 A37 a linked sub signs in without an address, with an unverified one, and with one that is not plain', async () => {
  const kia = await person('kia');
  await linkAccount(kia.userId, { provider: 'oidc', providerAccountId: `sub-${kia.userId}` });
  for (const profile of [
    {},
    { email: kia.email, email_verified: false },
    { email: '\u212aia@example.com', email_verified: true },
  ]) {
    expect(await admit(account(`sub-${kia.userId}`), { iss, ...profile })).toBe(true);
  }
  expect(await admit({ ...account(`sub-${kia.userId}`), provider: 'other' }, { iss })).toBe(notVouchedFor);
});

test('AU12 the same sub of another issuer is another account, and signs no one in', async () => {
  const kia = await person('kia');
  const sub = `sub-${kia.userId}`;
  const first = { iss, sub };
  const second = { iss: 'https://two.example', sub };
  const keyOf = async (profile: OidcProfile) => String((await oidcProvider(null)?.profile(profile, {}))?.id);
  await linkAccount(kia.userId, { provider: 'oidc', providerAccountId: await keyOf(first) });
  expect(await findByAccount('oidc', await keyOf(first))).toMatchObject({ id: kia.userId });
  expect(await findByAccount('oidc', await keyOf(second))).toBeUndefined();
  expect(await admit(account(await keyOf(first)), first)).toBe(true);
  expect(await admit(account(await keyOf(second)), { ...second, iss })).toBe(notVouchedFor);
});

test('AU12 a look-alike of an address opens nothing with that account’s password', async () => {
  const kia = await person('kia-s');
  const { hashPassword } = await import('@/lib/access/credentials/password-hash');
  const password = 'quiet river under stones';
  await admin`update users set password_hash = ${await hashPassword(password)} where id = ${kia.userId}`;
  for (const [, alter] of lookAlikes)
    expect(await personWithPassword(alter(kia.email), password, null)).toBeNull();
  expect(await personWithPassword(kia.email.toUpperCase(), password, null)).toMatchObject({ id: kia.userId });
});

test('AU12 the database folds every character of an address like the application, and stores no other', async () => {
  const printable = Array.from({ length: 0x5e }, (_, n) => String.fromCharCode(0x21 + n)).join('');
  const [row] = await admin`
    insert into users (id, email, name) values (gen_random_uuid(), ${printable}, 'All') returning email_key`;
  expect(row?.email_key).toBe(foldEmail(printable));
  await expect(
    admin`insert into users (id, email, name) values (gen_random_uuid(), ${'\u212aia@example.com'}, 'K')`,
  ).rejects.toMatchObject({ constraint_name: 'users_email_plain' });
});
