import 'server-only';
import { and, count, eq, type SQL, sql, sum } from 'drizzle-orm';
import { contains } from '@/db/contains';
import { files } from '@/db/schema/work/files';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { type Cursor, readCursor } from '@/lib/platform/paging/cursor';
import { readMomentCursor } from '@/lib/platform/paging/moment-cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';
import type { FileSearch } from './file-search';
import { completeFiles, type FileView, selectFiles } from './file-view';

export interface FilePage extends Page<FileView> {
  /** The size of all files of the workspace, in bytes. */
  used: number;
}

/**
 * A page of the workspace's files.
 *
 * @throws Denied (S1.16)
 */
export async function listFiles(ctx: WorkspaceContext, search: FileSearch): Promise<FilePage> {
  authorize(ctx, 'files.view', { kind: 'workspace' });
  const sort = search.sort.replace(/^-/, '') as keyof typeof orders;
  const { key, read, place } = orders[sort];
  const cursor = read(search.cursor);
  const isDescending = search.sort.startsWith('-') !== (cursor?.isBackward ?? false);
  const way = sql.raw(isDescending ? 'desc' : 'asc');
  const matched = search.q ? contains(files.name, search.q) : undefined;
  return inWorkspace(ctx, async (tx) => {
    const beyond =
      cursor &&
      sql`(${key}, ${files.id}) ${sql.raw(isDescending ? '<' : '>')} (${place(cursor.key)}, ${cursor.id}::uuid)`;
    const found = await selectFiles(tx, ctx, and(matched, beyond ?? undefined), key)
      .orderBy(sql`${key} ${way}`, sql`${files.id} ${way}`)
      .limit(search.size + 1);
    const [counted] = await tx
      .select({ total: count() })
      .from(files)
      .where(and(completeFiles(ctx), matched));
    const [weighed] = await tx
      .select({ used: sum(files.size).mapWith(Number) })
      .from(files)
      .where(eq(files.workspaceId, ctx.workspace.id));
    const page = pageOf({
      found,
      size: search.size,
      total: counted?.total ?? 0,
      cursor,
      positionOf: ({ id, key }) => ({ id, key }),
    });
    const rows = page.rows.map(({ key: _, ...row }): FileView => row);
    return { ...page, rows, used: weighed?.used ?? 0 };
  });
}

/**
 * The order of the list. A cursor comes from the address, so only keys that PostgreSQL can parse are
 * accepted.
 */
interface Order {
  key: SQL;
  read: (written: string | null | undefined) => Cursor | null;
  place: (key: string) => SQL;
}

const orders = {
  name: { key: sql`${files.nameKey}`, read: readCursor, place: (key) => sql`${key}` },
  added: { key: sql`${files.createdAt}`, read: readMomentCursor, place: (key) => sql`${key}::timestamptz` },
  size: { key: sql`${files.size}`, read: readSizeCursor, place: (key) => sql`${key}::integer` },
} satisfies Record<string, Order>;

function readSizeCursor(written: string | null | undefined): Cursor | null {
  const cursor = readCursor(written);
  return cursor && /^\d{1,9}$/.test(cursor.key) ? cursor : null;
}
