import { sql } from 'drizzle-orm';
import { pixelDays } from '@/db/schema/work/pixels';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { changeDelegation } from '@/lib/access/delegation/change-delegation';
import { createHostedAccount } from '@/lib/access/hosted-accounts/create-hosted-account';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { createApplication } from '@/lib/work/applications/create-application';
import { assignPixel } from '@/lib/work/pixels/assign-pixel';
import { createPixel } from '@/lib/work/pixels/create-pixel';
import type { DemoLine } from '../demo';
import { addressOf, admit, type DemoOrganisation, openOrganisation } from './demo-organisation';
import { personOf } from './people';

const organisation: DemoOrganisation = {
  name: 'Lumen Host',
  domain: 'lumen.example',
  model: 'hosted-accounts',
  plan: 'enterprise',
  workspace: 'Lumen Host',
  founder: { name: 'Henrike Aldous', language: 'en' },
};

const support = { name: 'Marius Tull', language: 'en', role: 'read-only' } as const;
const admin = { name: 'Clara Winstanley', language: 'en', role: 'admin' } as const;
const standard = { name: 'Jonah Pryce', language: 'en', role: 'standard' } as const;
const apartAdmin = { name: 'Silas Thorne', language: 'en', role: 'admin' } as const;
const readOnly = { name: 'Edith Marlowe', language: 'en', role: 'read-only' } as const;

/** Hosted accounts (S3): a host with its own people, an account with pixels, and one that ended its delegation. */
export async function seedHostedAccounts(password: string): Promise<DemoLine[]> {
  const host = await openOrganisation(organisation, password);
  await admit(host, support, organisation.domain, password);
  const account = await openAccount(host, 'Winstanley Outdoors', admin, password);
  const assignee = await admit(account, standard, organisation.domain, password);
  await admit(account, readOnly, organisation.domain, password);
  await bringPixels(account, assignee);
  const apart = await openAccount(host, 'Kestrel Books', apartAdmin, password);
  await changeDelegation(apart, { isDelegated: false });
  return [
    {
      role: 'Admin of the host',
      email: addressOf(organisation.founder, organisation),
      organisation: organisation.name,
    },
    { role: 'User of the host', email: addressOf(support, organisation), organisation: organisation.name },
    { role: 'Admin', email: addressOf(admin, organisation), organisation: organisation.name },
    { role: 'Standard', email: addressOf(standard, organisation), organisation: organisation.name },
    { role: 'Read-only', email: addressOf(readOnly, organisation), organisation: organisation.name },
  ];
}

/** Creates an account with its first Admin. Resolves to the context of that Admin (S3.4). */
async function openAccount(
  host: WorkspaceContext,
  name: string,
  first: typeof admin | typeof apartAdmin,
  password: string,
): Promise<WorkspaceContext> {
  const email = addressOf(first, organisation);
  const { account, invited } = await createHostedAccount(host, { name, email });
  const token = new URL(invited?.link ?? '').pathname.split('/').at(-1) ?? '';
  await acceptInvitation(token, { as: 'new', name: first.name, password, locale: first.language, ip: null });
  const person = await personOf(email);
  if (!person) throw new Error(`${email} did not join.`);
  return loadWorkspaceContext(person, account.slug);
}

/** Pixels with some weeks of views, one of them assigned; some applications are connected. */
async function bringPixels(account: WorkspaceContext, assignee: WorkspaceContext): Promise<void> {
  const settings = { isOn: true, honoursPrivacy: true, keepDays: 365 };
  const ids: string[] = [];
  for (const [name, site] of [
    ['Shop', 'https://winstanley.example/shop'],
    ['Journal', 'https://winstanley.example/journal'],
    ['Spring landing page', 'https://winstanley.example/spring'],
  ] as const) {
    ids.push((await createPixel(account, { name, site, ...settings })).id);
  }
  const [shop = '', journal = ''] = ids;
  await assignPixel(account, { pixelId: shop, version: 1, memberId: assignee.member.id });
  for (const [name, kind, pixelId] of [
    ['Outdoor shop', 'shop', shop],
    ['Trail journal', 'site', journal],
    ['Warehouse scanner', 'mobile', null],
  ] as const) {
    await createApplication(account, { name, kind, address: '', pixelId });
  }
  await bringViews(account, ids);
}

/** Views of earlier days, written directly: the service counts only those of today. */
async function bringViews(account: WorkspaceContext, ids: readonly string[]): Promise<void> {
  await inWorkspace(account, (tx) =>
    tx.insert(pixelDays).values(
      ids.flatMap((pixelId, at) =>
        Array.from({ length: 30 }, (_, ago) => ({
          workspaceId: account.workspace.id,
          pixelId,
          day: sql`current_date - ${ago}::int`,
          views: 40 + ((ago * 37 + at * 53) % 90),
          keepUntil: sql`current_date - ${ago}::int + 365`,
        })),
      ),
    ),
  );
}
