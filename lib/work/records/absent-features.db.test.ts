import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import {
  createRecord,
  deleteRecord,
  exportReaders,
  follow,
  previewRecord,
  readProgress,
  renewSecret,
  reportRecord,
  transitionRecord,
} from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';
import { openLandingPage } from '@/lib/work/landing-pages/open-landing-page';
import { trackingToken } from './tracking-token';

const { admin } = await testDatabase();

const stored = async (ctx: WorkspaceContext) => ({
  ...(await recordsOf(admin, ctx)),
  figures: await admin`select * from record_figures where workspace_id = ${ctx.workspace.id}`,
  exports: await admin`select * from exports where workspace_id = ${ctx.workspace.id}`,
});

async function notFound(ctx: WorkspaceContext, attempts: (() => unknown)[]) {
  const before = await stored(ctx);
  for (const attempt of attempts) await expect((async () => attempt())()).rejects.toEqual(new NotFound());
  expect(await stored(ctx)).toEqual(before);
}

async function owner() {
  return (await world({ model: 'feature-grants', people: { olga: 'owner' } })).olga;
}

async function landingPage(ctx: WorkspaceContext, link = 'https://corvane.example/saldi') {
  const fields = { title: 'Saldi', text: 'Da lunedì', link };
  const { id: recordId } = await createRecord(ctx, {
    collection: 'landing-pages',
    name: `Page ${v7()}`,
    fields,
  });
  const at = { collection: 'landing-pages', recordId };
  await transitionRecord(ctx, { ...at, version: 1, transition: 'publish' });
  return { at, recordId };
}

test('S2.6 R6 a kind of record without a preview, figures, readers or secrets has none to show, send or renew', async () => {
  const olga = await owner();
  const fields = { kind: 'email', email: 'ciao@corvane.example' };
  const { id: recordId } = await createRecord(olga, { collection: 'senders', name: 'Corvane', fields });
  const { recordId: pageId } = await landingPage(olga);
  const sender = { collection: 'senders', recordId };
  await notFound(olga, [
    () => previewRecord(olga, sender),
    () => reportRecord(olga, sender),
    () => readProgress(olga, sender),
    () => exportReaders(olga, sender),
    () => exportReaders(olga, { collection: 'email-campaigns', recordId: v7() }),
    () => renewSecret(olga, { collection: 'landing-pages', recordId: pageId, version: 2 }),
  ]);
});

test('S2.16 a landing page is open only while it is published, and counts no visit before and after', async () => {
  const olga = await owner();
  const { at, recordId } = await landingPage(olga);
  const { workspace } = olga;
  await expect(openLandingPage(workspace.id, recordId)).resolves.toMatchObject({ heading: 'Saldi' });
  await transitionRecord(olga, { ...at, version: 2, transition: 'hide' });
  await notFound(olga, [
    () => openLandingPage(workspace.id, recordId),
    () => openLandingPage(workspace.id, v7()),
    () => openLandingPage(v7(), recordId),
    () => openLandingPage(workspace.id, 'x'),
    () => openLandingPage('x', recordId),
  ]);
});

test('S2.16 the link of a deleted page, and of one without a link, leads nowhere and is not counted', async () => {
  const olga = await owner();
  const [linked, unlinked] = [await landingPage(olga), await landingPage(olga, '')];
  const token = (id: string) => trackingToken({ kind: 'link', workspaceId: olga.workspace.id, id });
  await expect(follow(token(linked.recordId))).resolves.toBe('https://corvane.example/saldi');
  await deleteRecord(olga, { ...linked.at, version: 2 });
  await notFound(olga, [
    () => follow(token(linked.recordId)),
    () => follow(token(unlinked.recordId)),
    () => follow(token(v7())),
    () => follow(`${token(linked.recordId)}x`),
  ]);
});
