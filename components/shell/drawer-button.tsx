'use client';

import { useTranslations } from 'next-intl';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/icons';
import { useShell } from './internal/shell-context';

/** Opens the menu at 1024 px and less, where the sidebar is hidden. */
export function DrawerButton() {
  const t = useTranslations('shell');
  const shell = useShell();
  if (!shell) return null;
  return (
    <IconButton
      label={t('menu')}
      icon={<Menu className="icon-20" aria-hidden />}
      onClick={shell.openDrawer}
      className="size-11 max-tablet:size-11 desk:hidden print:hidden"
    />
  );
}
