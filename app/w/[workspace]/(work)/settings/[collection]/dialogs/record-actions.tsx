'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, dialogOf } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { RecordView } from '@/lib/work/records/record-view';
import { useRecordActs } from './record-acts';

/**
 * The actions of a row, locked with the reason where the policy denies them (R5).
 *
 * @param props.isHead in the head of the record's page, where the first action is the primary one
 */
export function RecordActions({ record, isHead = false }: { record: RecordView; isHead?: boolean }) {
  const t = useTranslations('records');
  const acts = useRecordActs(record);
  const quiet = isHead ? undefined : 'font-normal';
  return (
    <div className={isHead ? 'flex flex-row-reverse gap-2' : '-mr-2 flex justify-end gap-0.5'}>
      {acts.map(({ id, label, isDanger, locked, asks, href, run }, index) => {
        if (locked)
          return (
            <LockedButton key={id} quiet={!isHead} label={label} decision={locked} className="font-normal" />
          );
        const look = {
          variant: isDanger ? 'quiet-danger' : isHead ? (index === 0 ? 'primary' : 'secondary') : 'quiet',
          className: quiet,
          'aria-label': t('actOn', { act: label, name: record.name }),
          children: label,
        } as const;
        if (asks) return <DialogButton key={id} opens={dialogOf(id, record)} {...look} />;
        if (href) return <ButtonLink key={id} href={href} {...look} />;
        return <Button key={id} onClick={run} {...look} />;
      })}
    </div>
  );
}
