'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { LockedItem, useWhy } from '@/components/lock/use-why';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { RecordView } from '@/lib/services/records/view';
import { useRecordActs } from './record-acts';

/** The actions of a row on a phone; what is locked opens Why (R5). */
export function RecordMenu({ record }: { record: RecordView }) {
  const t = useTranslations('records');
  const trigger = useRef<HTMLButtonElement>(null);
  const why = useWhy(trigger);
  const acts = useRecordActs(record);
  if (acts.length === 0) return null;
  return (
    <>
      <Menu>
        <MenuTrigger
          ref={trigger}
          render={
            <IconButton
              label={t('actionsOf', { name: record.name })}
              icon={<Ellipsis />}
              className="max-tablet:size-11"
            />
          }
        />
        <MenuContent>
          {acts.map(({ id, label, isDanger, locked, run }) =>
            locked ? (
              <LockedItem key={id} lock={{ label, decision: locked }} ask={why.ask} />
            ) : (
              <MenuItem key={id} danger={isDanger} onClick={run}>
                {label}
              </MenuItem>
            ),
          )}
        </MenuContent>
      </Menu>
      {why.panel}
    </>
  );
}
