import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';
import type { TestReaders } from './test-readers';

/** The progress of a sending: the messages whose outcome is known, and all of them. */
export interface RecordProgress {
  settled: number;
  total: number;
}

interface OneRecord {
  collection: string;
  recordId: string;
}

/** The services of records that are sent to many readers. Each checks its permission. */
export interface SentRecord {
  readProgress(ctx: WorkspaceContext, input: OneRecord): Promise<RecordProgress>;
  /** Starts the file of the readers. */
  exportReaders(ctx: WorkspaceContext, input: OneRecord): Promise<{ exportId: string }>;
  /** Sends a test. Resolves to the number of recipients. */
  sendTest(ctx: WorkspaceContext, input: OneRecord & { to: TestReaders }): Promise<number>;
}

/** By collection. */
export type SentRecords = Readonly<Record<string, SentRecord>>;

/** @throws NotFound for a collection whose records are not sent */
function sentRecord(sent: SentRecords, { collection }: OneRecord): SentRecord {
  const services = Object.hasOwn(sent, collection) ? sent[collection] : undefined;
  if (!services) throw new NotFound();
  return services;
}

/** The services of the module whose record the input names. */
export const sentRecordServices = (sent: SentRecords): SentRecord => ({
  readProgress: async (ctx, input) => sentRecord(sent, input).readProgress(ctx, input),
  exportReaders: async (ctx, input) => sentRecord(sent, input).exportReaders(ctx, input),
  sendTest: async (ctx, input) => sentRecord(sent, input).sendTest(ctx, input),
});
