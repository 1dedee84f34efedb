'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { IconButton } from '@/components/ui/icon-button';
import { Zap } from '@/components/ui/icons';
import { Menu, MenuContent, MenuItem, MenuLink, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { StartableShortcut } from '@/lib/work/shortcuts/startable-shortcuts';
import { useContactsPage } from '../../contacts/contacts-page-context';
import { startShortcutAction } from '../actions';

/** Starts a shortcut in a conversation (S1.25), unless one is running there. */
export function ShortcutMenu(props: {
  conversationId: string;
  shortcuts: readonly StartableShortcut[];
  isRunning: boolean;
}) {
  const t = useTranslations('shortcuts');
  const fail = useFailureToast();
  const { workspace } = useContactsPage();
  const [isBusy, start] = useTransition();
  const startShortcut = useRequest(startShortcutAction);
  const { conversationId, shortcuts, isRunning } = props;

  const run = (shortcutId: string) =>
    start(async () => {
      const answer = await startShortcut({ workspace, conversationId, shortcutId });
      if (!answer.ok) fail(answer.error);
    });

  return (
    <Menu>
      <MenuTrigger render={<IconButton label={t('start')} busy={isBusy} icon={<Zap aria-hidden />} />} />
      <MenuContent className="max-h-[min(var(--available-height),420px)] w-72">
        {shortcuts.map(({ id, name, steps }) => (
          <MenuItem key={id} label={name} disabled={isRunning} onClick={() => run(id)} className="py-1.5">
            <span className="min-w-0 flex-1">
              <span className="block truncate">{name}</span>
              <small className="type-12 block truncate font-normal text-ink-3">
                {steps.map((step) => t(`steps.kinds.${step}`)).join(' → ')}
              </small>
            </span>
          </MenuItem>
        ))}
        {shortcuts.length === 0 && <p className="type-13 px-2 py-1.5 text-ink-2">{t('none')}</p>}
        <MenuSeparator />
        <MenuLink href={`/w/${workspace}/shortcuts`}>{t('all')}</MenuLink>
      </MenuContent>
    </Menu>
  );
}
