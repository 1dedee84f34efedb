'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import type { ReactNode } from 'react';
import { useLanguage } from '@/components/shell/use-language';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import {
  ContactRound,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Search,
  ShieldCheck,
  Sun,
  UserRound,
  UsersRound,
  Zap,
} from '@/components/ui/icons';
import { languageNames, locales } from '@/lib/platform/i18n/locales';
import type { MenuSection } from '../menu-data';
import type { FoundItem, foundKinds } from '../palette-data';
import { paletteScore } from './palette-score';
import { useFound } from './use-found';

const itemClass =
  'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-2 px-2 py-1 font-medium text-ink-2 data-[selected=true]:bg-press data-[selected=true]:text-ink max-tablet:min-h-11 [&>.lucide]:flex-none [&>.lucide]:text-ink-3';
const headingClass =
  '[&_[cmdk-group-heading]]:type-12 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1.5 [&_[cmdk-group-heading]]:text-ink-3';

const foundIcons: Record<(typeof foundKinds)[number], ReactNode> = {
  people: <UserRound aria-hidden />,
  contacts: <ContactRound aria-hidden />,
  teams: <UsersRound aria-hidden />,
  roles: <ShieldCheck aria-hidden />,
  acts: <Zap aria-hidden />,
};
const themes = { light: <Sun aria-hidden />, dark: <Moon aria-hidden />, system: <Monitor aria-hidden /> };

interface Row {
  id: string;
  label: string;
  /** Beside the label: its section, or what tells it apart. */
  beside?: string;
  icon?: ReactNode;
  run: () => void;
}

/**
 * ⌘K: the pages that the person can open, what the server finds for the text (people, contacts, teams, roles and
 * acts), and the choices of theme and language. One row leads to a page or acts at once.
 */
export function Palette(props: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  query: string;
  onQuery: (query: string) => void;
  menu: readonly MenuSection[];
  /** The address that answers `?q=`; null outside a workspace. */
  finds: string | null;
  signOut: () => Promise<void>;
}) {
  const t = useTranslations('shell');
  const words = useTranslations('palette');
  const router = useRouter();
  const { isOpen, onOpenChange, query } = props;
  const { found, isAsking } = useFound(isOpen ? props.finds : null, query);
  const own = useOwnActs(props.signOut);

  const close = (run: () => void) => () => {
    onOpenChange(false);
    run();
  };
  const pages = best(
    query,
    props.menu.flatMap(({ id, label, entries }) =>
      entries
        .filter((entry) => !entry.locked)
        .map((entry) => ({
          id: `${id} ${entry.href}`,
          label: entry.label,
          beside: label,
          icon: entry.icon,
          run: () => router.push(entry.href),
        })),
    ),
  );
  const rowsOf = (kind: (typeof foundKinds)[number]): Row[] =>
    (found?.[kind] ?? []).map(({ id, label, detail, href }: FoundItem) => ({
      id: `${kind} ${id}`,
      label,
      beside: detail,
      icon: foundIcons[kind],
      run: () => router.push(href),
    }));
  const groups = [
    { heading: t('pages'), rows: pages },
    { heading: words('people'), rows: rowsOf('people') },
    { heading: words('contacts'), rows: rowsOf('contacts') },
    { heading: words('teams'), rows: rowsOf('teams') },
    { heading: words('roles'), rows: rowsOf('roles') },
    { heading: t('actions'), rows: [...rowsOf('acts'), ...(query ? best(query, own) : [])] },
  ].filter(({ rows }) => rows.length > 0);
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);

  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        aria-label={t('search')}
        className="tablet:top-[20vh] tablet:translate-y-0 tablet:data-starting-style:-translate-y-2"
      >
        <Command label={t('searchFor')} loop shouldFilter={false}>
          <div className="flex items-center gap-2.5 border-b px-4 text-ink-3">
            <Search aria-hidden />
            <Command.Input
              value={query}
              onValueChange={props.onQuery}
              placeholder={t('searchFor')}
              className="h-12 min-w-0 flex-1 bg-transparent text-ink outline-none focus-visible:outline-none max-tablet:text-[16px]"
            />
          </div>
          <Command.List className="max-h-[50dvh] overflow-auto p-1.5">
            {count === 0 && (
              <p className="px-2 py-6 text-center text-ink-2">
                {isAsking ? words('searching') : t('nothingFound')}
              </p>
            )}
            {groups.map(({ heading, rows }) => (
              <Command.Group key={heading} heading={heading} className={headingClass}>
                {rows.map(({ id, label, beside, icon, run }) => (
                  <Command.Item key={id} value={id} onSelect={close(run)} className={itemClass}>
                    {icon}
                    <span className="min-w-0 flex-1 truncate">{label}</span>
                    {beside && <small className="max-w-1/2 truncate text-[12px] text-ink-3">{beside}</small>}
                  </Command.Item>
                ))}
              </Command.Group>
            ))}
          </Command.List>
          <p role="status" className="sr-only">
            {query && !isAsking && words('found', { count })}
          </p>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** The rows that match, best first; all of them without a text. */
function best(query: string, rows: readonly Row[]): Row[] {
  if (!query.trim()) return [...rows];
  return rows
    .map((row) => ({ row, score: paletteScore(query, row.label, row.beside) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ row }) => row);
}

/** The choices that concern the person alone: theme, language, signing out. */
function useOwnActs(signOut: () => Promise<void>): Row[] {
  const t = useTranslations('shell');
  const words = useTranslations('palette');
  const { setTheme } = useTheme();
  const language = useLanguage();
  return [
    ...(['dark', 'light', 'system'] as const).map((theme) => ({
      id: `theme ${theme}`,
      label: words(`themes.${theme}`),
      icon: themes[theme],
      run: () => setTheme(theme),
    })),
    ...locales
      .filter((locale) => locale !== language.current)
      .map((locale) => ({
        id: `language ${locale}`,
        label: words('language', { language: languageNames[locale] }),
        icon: <Languages aria-hidden />,
        run: () => language.choose(locale),
      })),
    { id: 'sign-out', label: t('signOut'), icon: <LogOut aria-hidden />, run: () => void signOut() },
  ];
}
