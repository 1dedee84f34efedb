'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import { RefusedList } from './refused-list';

/** The result of a bulk change: the rows it changed and those it refused (RO9). */
export function BulkReportDialog({ report, onClose }: { report: BulkReport; onClose: () => void }) {
  const t = useTranslations('bulk');
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHead title={t('report.title')}>{t('report.done', { count: report.done })}</DialogHead>
        <DialogBody>
          <RefusedList refused={report.refused} />
        </DialogBody>
        <DialogFoot>
          <DialogClose render={<Button size="lg" variant="primary" />}>{t('report.close')}</DialogClose>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
