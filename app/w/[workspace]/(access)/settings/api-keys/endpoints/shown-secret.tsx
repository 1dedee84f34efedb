'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { DialogBody, DialogClose, DialogFoot, DialogHead } from '@/components/ui/dialog';

/** A secret, this one time. */
export function ShownSecret({ title, secret }: { title: string; secret: string }) {
  const t = useTranslations('endpoints');
  return (
    <>
      <DialogHead title={title} />
      <DialogBody>
        <p className="text-ink-2">{t('once')}</p>
        <CopyField value={secret} label={t('copy')} />
      </DialogBody>
      <DialogFoot>
        <DialogClose render={<Button size="lg" variant="primary" />}>{t('done')}</DialogClose>
      </DialogFoot>
    </>
  );
}
