import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Asked } from '@/lib/access/exports/layout';
import { collections } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { dataExportJobs } from '../make-due';
import { openDataExport } from '../open-data-export';
import { requestDataExport } from '../request-data-export';

/** Downloads the file, and checks that it is as long as announced. */
export async function download(ctx: WorkspaceContext, exportId: string): Promise<Buffer> {
  const { body, size } = await openDataExport(ctx.person, ctx.workspace.slug, exportId);
  const bytes = Buffer.from(await new Response(body).arrayBuffer());
  expect(bytes).toHaveLength(size);
  return bytes;
}

/** The tables of the file by name, as a program that opens ZIP files finds them. */
export async function tablesOf(
  bytes: Buffer,
  delimiter = ',',
): Promise<Record<string, Record<string, string>[]>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const tables: Record<string, Record<string, string>[]> = {};
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject).on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        text(stream).then((csv) => {
          tables[entry.fileName] = parse(csv, {
            columns: true,
            bom: delimiter === ';',
            delimiter,
            record_delimiter: '\r\n',
          });
          zip.readEntry();
        }, reject);
      });
    });
    zip.readEntry();
  });
  return tables;
}

/** Requests an export and makes its file. Returns the id of the export. */
export async function made(ctx: WorkspaceContext, asked?: Asked): Promise<string> {
  const { exportId } = await requestDataExport(ctx, asked);
  await drain(dataExportJobs(collections));
  return exportId;
}
