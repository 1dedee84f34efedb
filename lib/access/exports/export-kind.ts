import type { AuditEvent } from '@/lib/access/audit/event-names';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Permission } from '@/lib/policy/catalogue';
import type { Column, Layout } from './layout';

/** Writes a piece of the file; resolves once the reader wants more. */
export type Write = (bytes: Uint8Array) => Promise<void>;

/** One kind of export: its permission, its audit record, and its lines. */
export interface ExportKind {
  /** The stored identifier of the kind. */
  id: string;
  permission: Permission;
  event: AuditEvent;
  /** The second part of the file's name, after the workspace's. */
  name: string;
  /** The columns; requests cannot add others (CS4). */
  header: readonly Column[] | ((ctx: WorkspaceContext) => Promise<readonly Column[]>);
  /**
   * Writes every line below the header, from one snapshot (CS3), with the scope and the mask of `ctx`.
   *
   * @param query the filters stored when the export was requested
   * @param signal aborts when the reader disconnects or access ends
   * @param layout the format of codes and timestamps
   */
  write(
    ctx: WorkspaceContext,
    query: unknown,
    write: Write,
    signal: AbortSignal,
    layout: Layout,
  ): Promise<void>;
}

/** Kinds of export, by id. */
export type ExportKinds = Readonly<Record<string, ExportKind>>;

/** The kinds as one table. Throws where two have the same id. */
export function exportKindsOf(kinds: readonly ExportKind[]): ExportKinds {
  const table = Object.fromEntries(kinds.map((kind) => [kind.id, kind]));
  if (Object.keys(table).length < kinds.length) throw new Error('Two kinds of export have the same id.');
  return table;
}
