'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { MenuSection, PaletteAction } from './menu-data';
import { paletteScore } from './palette-score';

const itemClass =
  'flex h-9 cursor-pointer select-none items-center gap-2.5 rounded-2 px-2 font-medium text-ink-2 data-[selected=true]:bg-press data-[selected=true]:text-ink max-tablet:h-11 [&>.lucide]:text-ink-3';
const headingClass =
  '[&_[cmdk-group-heading]]:type-12 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1.5 [&_[cmdk-group-heading]]:text-ink-3';

interface Destination extends PaletteAction {
  under?: string;
}

/** ⌘K: every page that the person can open, and the actions available everywhere. */
export function Palette(props: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  menu: readonly MenuSection[];
  actions: readonly PaletteAction[];
}) {
  const t = useTranslations('shell');
  const router = useRouter();
  const pages = props.menu.flatMap(({ label, entries }) =>
    entries.filter((entry) => !entry.locked).map((entry): Destination => ({ ...entry, under: label })),
  );

  function go(href: string) {
    props.onOpenChange(false);
    router.push(href);
  }

  const group = (heading: string, destinations: readonly Destination[]) =>
    destinations.length > 0 && (
      <Command.Group heading={heading} className={headingClass}>
        {destinations.map((to) => (
          <Command.Item
            key={to.href + to.label}
            value={`${to.label} ${to.href}`}
            keywords={[to.label, to.under ?? '']}
            onSelect={() => go(to.href)}
            className={itemClass}
          >
            {to.icon}
            <span className="min-w-0 flex-1 truncate">{to.label}</span>
            {to.under && <small className="text-[12px] text-ink-3">{to.under}</small>}
          </Command.Item>
        ))}
      </Command.Group>
    );

  return (
    <Dialog open={props.isOpen} onOpenChange={props.onOpenChange}>
      <DialogContent
        aria-label={t('search')}
        className="tablet:top-[20vh] tablet:translate-y-0 tablet:data-starting-style:-translate-y-2"
      >
        <Command
          label={t('searchFor')}
          loop
          filter={(_, typed, [label = '', section] = []) => paletteScore(typed, label, section)}
        >
          <div className="flex items-center gap-2.5 border-b px-4 text-ink-3">
            <Search aria-hidden />
            <Command.Input
              placeholder={t('searchFor')}
              className="h-12 min-w-0 flex-1 bg-transparent text-ink outline-none focus-visible:outline-none max-tablet:text-[16px]"
            />
          </div>
          <Command.List className="max-h-[50dvh] overflow-auto p-1.5">
            <Command.Empty className="px-2 py-6 text-center text-ink-2">{t('nothingFound')}</Command.Empty>
            {group(t('pages'), pages)}
            {group(t('actions'), props.actions)}
          </Command.List>
        </Command>
      </DialogContent>
    </Dialog>
  );
}
