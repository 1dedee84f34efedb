'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Rail, type RailProps } from './internal/rail';
import { ShellContext } from './internal/shell-context';
import { usePaletteTyping } from './internal/use-palette-typing';

// Loaded on first use: few people press ⌘K, and few windows are narrow.
const Drawer = dynamic(() => import('./internal/drawer').then((module) => module.Drawer), { ssr: false });
const Palette = dynamic(() => import('./internal/palette').then((module) => module.Palette), { ssr: false });

/** Sidebar and page; at 1024 px and less the sidebar is a drawer. The children are the `Page`. */
export function Shell({
  finds = null,
  notice,
  children,
  ...rail
}: RailProps & {
  /** The address that answers the palette's searches. */
  finds?: string | null;
  /** A line above sidebar and page, on every page. */
  notice?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations('shell');
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [hasDrawer, setHasDrawer] = useState(false);
  const [hasPalette, setHasPalette] = useState(false);
  const { query, setQuery } = usePaletteTyping(isPaletteOpen);

  const controls = useMemo(
    () => ({
      openDrawer: () => {
        setHasDrawer(true);
        setDrawerOpen(true);
      },
      openPalette: () => {
        setHasPalette(true);
        setPaletteOpen(true);
      },
    }),
    [],
  );

  useEffect(() => {
    function openOnShortcut(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
      event.preventDefault();
      controls.openPalette();
    }
    document.addEventListener('keydown', openOnShortcut);
    return () => document.removeEventListener('keydown', openOnShortcut);
  }, [controls]);

  return (
    <ShellContext value={controls}>
      <a
        href="#main"
        className="sr-only z-50 rounded-2 bg-raised px-3 py-2 font-medium focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <div className="flex h-full min-h-0 flex-col">
        {notice}
        <div className="flex min-h-0 flex-1">
          <div data-screen-only className="w-(--rail) flex-none border-r max-desk:hidden">
            <Rail {...rail} />
          </div>
          {children}
        </div>
      </div>
      {hasDrawer && (
        <Drawer isOpen={isDrawerOpen} onOpenChange={setDrawerOpen}>
          <Rail {...rail} onGo={() => setDrawerOpen(false)} />
        </Drawer>
      )}
      {hasPalette && (
        <Palette
          isOpen={isPaletteOpen}
          onOpenChange={setPaletteOpen}
          query={query}
          onQuery={setQuery}
          menu={rail.menu}
          finds={finds}
          signOut={rail.signOut}
        />
      )}
    </ShellContext>
  );
}
