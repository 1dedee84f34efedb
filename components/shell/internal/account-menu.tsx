'use client';

import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useTransition } from 'react';
import { useLanguage } from '@/components/shell/use-language';
import { Avatar } from '@/components/ui/avatar';
import { ChevronsUpDown, LogOut, UserRound } from '@/components/ui/icons';
import {
  Menu,
  MenuChoices,
  MenuContent,
  MenuItem,
  MenuLink,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import { languageNames, locales } from '@/lib/platform/i18n/locales';
import type { Me } from '../menu-data';

/** The menu of the signed-in person at the bottom of the sidebar: profile, language, theme, sign out. */
export function AccountMenu({ me, signOut }: { me: Me; signOut: () => Promise<void> }) {
  const t = useTranslations('shell');
  const words = useTranslations('theme');
  const { theme = 'system', setTheme } = useTheme();
  const language = useLanguage();
  const [, startTransition] = useTransition();
  return (
    <Menu>
      <MenuTrigger
        aria-label={t('account', { name: `${me.name}, ${me.role}` })}
        className="flex w-full min-w-0 items-center gap-2.5 rounded-2 px-2 py-1 text-left hover:bg-press"
      >
        <Avatar id={me.id} name={me.name} size={28} online={me.online} />
        <span className="min-w-0 flex-1">
          <b className="block truncate font-medium text-[13px] leading-[17px]">{me.name}</b>
          <small className="block text-[12px] text-ink-3 leading-[15px]">{me.role}</small>
        </span>
        <ChevronsUpDown className="icon-14 text-ink-3" aria-hidden />
      </MenuTrigger>
      <MenuContent side="top" align="start" className="w-[216px]">
        <MenuLink href={me.profile.href}>
          <UserRound aria-hidden />
          {me.profile.label}
        </MenuLink>
        <MenuSeparator />
        <MenuChoices
          label={t('language')}
          value={language.current}
          onChange={language.choose}
          choices={locales.map((locale) => ({
            value: locale as string,
            label: languageNames[locale],
            lang: locale,
          }))}
        />
        <MenuSeparator />
        <MenuChoices
          label={words('theme')}
          value={theme}
          onChange={setTheme}
          choices={[
            { value: 'system', label: words('system') },
            { value: 'light', label: words('light') },
            { value: 'dark', label: words('dark') },
          ]}
        />
        <MenuSeparator />
        <MenuItem onClick={() => startTransition(signOut)}>
          <LogOut aria-hidden />
          {t('signOut')}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
