'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { ImportView } from '@/lib/services/imports/view';
import { useDownload } from '../../exports/use-download';
import { refusedRowsAction } from './actions';

/** What an import added, and the rows that it did not, as a file. */
export function ImportReport({ found, workspace }: { found: ImportView; workspace: string }) {
  const t = useTranslations('contacts.import');
  const { isBusy, download } = useDownload(workspace);
  return (
    <section className="grid gap-4">
      <p role="status" className="type-16">
        {t('added', { count: found.added })}
      </p>
      {found.filled > 0 && <p className="text-ink-2">{t('filled', { count: found.filled })}</p>}
      {found.refused > 0 && <p className="text-ink-2">{t('refused', { count: found.refused })}</p>}
      <div className="flex flex-wrap gap-2">
        {found.refused > 0 && (
          <Button
            icon={<Download />}
            busy={isBusy}
            onClick={() => download(() => refusedRowsAction({ workspace, importId: found.id }))}
          >
            {t('saveRefused')}
          </Button>
        )}
        <ButtonLink href={`/w/${workspace}/contacts/import`}>{t('another')}</ButtonLink>
      </div>
    </section>
  );
}
