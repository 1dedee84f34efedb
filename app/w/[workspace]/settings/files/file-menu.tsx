'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { LockedItem, useWhy } from '@/components/lock/use-why';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { Decision } from '@/lib/policy/model';
import type { FileView } from '@/lib/services/files/view';
import { download } from './file-columns';

/** The actions of a file on a phone. */
export function FileMenu(props: {
  file: FileView;
  workspace: string;
  decision: Decision;
  remove: (file: FileView) => void;
}) {
  const t = useTranslations('files');
  const { file, workspace, decision, remove } = props;
  const trigger = useRef<HTMLButtonElement>(null);
  const why = useWhy(trigger);
  return (
    <>
      <Menu>
        <MenuTrigger
          ref={trigger}
          render={
            <IconButton
              label={t('actionsOf', { name: file.name })}
              icon={<Ellipsis />}
              className="max-tablet:size-11"
            />
          }
        />
        <MenuContent>
          <MenuItem onClick={() => download(workspace, file)}>{t('download')}</MenuItem>
          {decision.allowed ? (
            <MenuItem danger onClick={() => remove(file)}>
              {t('delete')}
            </MenuItem>
          ) : (
            <LockedItem lock={{ label: t('delete'), decision }} ask={why.ask} />
          )}
        </MenuContent>
      </Menu>
      {why.panel}
    </>
  );
}
