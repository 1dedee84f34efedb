import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { exports } from '@/db/schema/access/exports';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { defaultLocale } from '@/lib/platform/i18n/locales';
import { requireId } from '@/lib/platform/require-id';
import type { ExportKinds } from './export-kind';
import { flow } from './internal/export-stream';
import { type Asked, layoutOf } from './layout';

export interface ExportFile {
  filename: string;
  body: ReadableStream<Uint8Array>;
}

/**
 * The file of an export that this person started, from one snapshot (CS3). It breaks off when their access is revoked
 * during the download, or when it is not read for half a minute.
 *
 * @param kinds every kind of export (`lib/modules.ts`)
 * @param asked a spreadsheet has the texts of the person's language and the times of the workspace's zone
 * @throws NotFound for another person's export, an expired one, or an actor who may not see the workspace
 * @throws Denied when they may no longer export
 */
export async function openExport(
  kinds: ExportKinds,
  person: SignedIn,
  slug: string,
  exportId: string,
  asked: Asked = { format: 'programs', language: defaultLocale },
): Promise<ExportFile> {
  const ctx = await loadWorkspaceContext(person, slug);
  const { kind, query } = await readExport(ctx, exportId);
  const file = kinds[kind];
  if (!file) throw new NotFound();
  authorize(ctx, file.permission, { kind: 'workspace' });
  const layout = await layoutOf(asked, ctx.workspace);
  return { filename: `${ctx.workspace.slug}-${file.name}.csv`, body: flow(ctx, file, query, layout) };
}

async function readExport(ctx: WorkspaceContext, exportId: string) {
  const [row] = await inWorkspace(ctx, (tx) =>
    tx
      .select({ kind: exports.kind, query: exports.query })
      .from(exports)
      .where(
        and(
          eq(exports.workspaceId, ctx.workspace.id),
          eq(exports.id, requireId(exportId)),
          eq(exports.userId, ctx.person.userId),
          gt(exports.expiresAt, sql`now()`),
        ),
      ),
  );
  if (!row) throw new NotFound();
  return row;
}
