'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { startExport } from '@/lib/access/exports/start-export';
import { action, creating } from '@/lib/access/gate/action';
import { log } from '@/lib/platform/log';
import { claimRun } from '@/lib/work/imports/claim-run';
import { createImport } from '@/lib/work/imports/create-import';
import { viewImport } from '@/lib/work/imports/import-view';
import { readImport } from '@/lib/work/imports/read-import';
import { refusedRowsExport } from '@/lib/work/imports/refused-file';
import { runImport } from '@/lib/work/imports/run-import';
import { CreateImport, OneImport, StartImport } from './inputs';

export const createImportAction = action('contacts.import', creating(CreateImport), (ctx, input) =>
  createImport(ctx, input),
);

export const readImportAction = action('contacts.import', OneImport, (ctx, input) =>
  readImport(ctx, input.importId),
);

/** Answers at once; the import runs in the background and has its page. */
export const startImportAction = action('contacts.import', StartImport, async (ctx, input) => {
  const runId = await claimRun(ctx, input);
  after(() =>
    runImport(ctx, input, runId).catch((error: unknown) =>
      log.warn(
        { importId: input.importId, error: error instanceof Error ? error.name : typeof error },
        'import failed',
      ),
    ),
  );
  refresh();
});

export const refusedRowsAction = action('contacts.import', OneImport, async (ctx, input) => {
  const { id } = await viewImport(ctx, input.importId);
  return startExport(ctx, refusedRowsExport, { importId: id });
});
