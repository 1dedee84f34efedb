import type { AuditEvent } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Permission } from '@/lib/policy/catalogue';
import type { Column, Layout } from './layout';

/** Takes a piece of the file; resolves once the reader wants more. */
export type Write = (bytes: Uint8Array) => Promise<void>;

/** One kind of file that can be asked for: who may, what is recorded, and how its lines are written. */
export interface ExportKind {
  /** The word by which it is stored. */
  id: string;
  permission: Permission;
  event: AuditEvent;
  /** Stands in the file's name, after the workspace's. */
  name: string;
  /** The columns; nothing else can be asked for (CS4). */
  header: readonly Column[] | ((ctx: WorkspaceContext) => Promise<readonly Column[]>);
  /**
   * Writes every line below the header, as of one moment (CS3), with the reach and the mask of `ctx`.
   *
   * @param query what was stored when the export was asked for
   * @param signal aborts when the reader left or access ended
   * @param layout how codes and moments are written
   */
  write(
    ctx: WorkspaceContext,
    query: unknown,
    write: Write,
    signal: AbortSignal,
    layout: Layout,
  ): Promise<void>;
}

/** Kinds of export, by their ids. */
export type ExportKinds = Readonly<Record<string, ExportKind>>;

/** Kinds as one table. Throws where two have the same id. */
export function exportKindsOf(kinds: readonly ExportKind[]): ExportKinds {
  const table = Object.fromEntries(kinds.map((kind) => [kind.id, kind]));
  if (Object.keys(table).length < kinds.length) throw new Error('Two kinds of export have the same id.');
  return table;
}
