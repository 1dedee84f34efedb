import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import {
  createRecord,
  deleteRecord,
  previewRecord,
  reportRecord,
  transitionRecord,
  updateRecord,
} from '@/lib/modules';
import { emailCampaign, listOf, smsCampaign } from '@/lib/test-support/campaigns';
import { expectDenied } from '@/lib/test-support/expect-denied';
import { recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();
process.env.SMTP_URL = 'smtp://localhost:1';

type Attempt = (ctx: WorkspaceContext) => Promise<unknown>;
type Campaign = Awaited<ReturnType<typeof emailCampaign>> | Awaited<ReturnType<typeof smsCampaign>>;

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const step =
  (campaign: Campaign, version: number, transition: string): Attempt =>
  (ctx) =>
    transitionRecord(ctx, { ...campaign, version, transition, fields: { sendAt: tomorrow } });

const editing = (campaign: Campaign): Attempt[] => [
  (ctx) => createRecord(ctx, { ...campaign, name: 'Another' }),
  (ctx) => updateRecord(ctx, { ...campaign, name: 'Anew' }),
  (ctx) => deleteRecord(ctx, campaign),
];

const refused = (who: WorkspaceContext, attempts: readonly Attempt[], right: string) =>
  expectDenied((at) => recordsOf(admin, at), who, attempts, { kind: 'right', id: right });

describe.each([
  ['email-campaigns', emailCampaign, 'Buongiorno {{name}}'],
  ['sms-campaigns', smsCampaign, 'Ciao {{name}}'],
] as const)('S2.6, S2.7 %s', (area, make, preview) => {
  const all = ['contacts-view', 'templates-edit'];

  test('are created, edited and deleted with the edit right, which does not send', async () => {
    const { owner, edda } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', edda: { role: 'additional-user', grants: [`${area}-edit`, ...all] } },
    });
    const campaign = await make(owner, await listOf(owner, []));
    await refused(
      edda,
      ['send', 'schedule'].map((transition) => step(campaign, 1, transition)),
      `${area}-send`,
    );
    const [create, update] = editing(campaign);
    await create?.(edda);
    await update?.(edda);
    await deleteRecord(edda, { ...campaign, version: 2 });
  });

  test('are sent, scheduled, suspended and requeued with the send right, which does not edit', async () => {
    const { owner, sergio, edda } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        sergio: { role: 'additional-user', grants: [`${area}-send`] },
        edda: { role: 'additional-user', grants: [`${area}-edit`] },
      },
    });
    const campaign = await make(owner, await listOf(owner, []));
    await refused(sergio, editing(campaign), `${area}-edit`);
    await step(campaign, 1, 'schedule')(sergio);
    await refused(edda, [step(campaign, 2, 'suspend')], `${area}-send`);
    await step(campaign, 2, 'suspend')(sergio);
    await refused(edda, [step(campaign, 3, 'requeue')], `${area}-send`);
    await step(campaign, 3, 'requeue')(sergio);
    await step(campaign, 4, 'send')(sergio);
  });

  test('show preview and report data without either right', async () => {
    const { owner, vera } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', vera: { role: 'additional-user', grants: [] } },
    });
    const campaign = await make(owner, await listOf(owner, []));
    expect((await previewRecord(vera, campaign)).preview.text).toContain(preview);
    expect((await reportRecord(vera, campaign)).totals).toMatchObject({ sent: 0, failed: 0 });
    await refused(vera, editing(campaign), `${area}-edit`);
    await refused(vera, [step(campaign, 1, 'send')], `${area}-send`);
  });
});
