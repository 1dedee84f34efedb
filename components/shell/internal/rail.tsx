'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { ChevronDown, Search } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import { Bell, type BellProps } from '../bell';
import { currentEntry, type Me, type MenuSection, type WorkspaceChoice } from '../menu-data';
import { AccountMenu } from './account-menu';
import { RailItem } from './rail-item';
import { useShell } from './shell-context';
import { useFolded } from './use-folded';
import { WorkspaceSwitcher } from './workspace-switcher';

export interface RailProps {
  workspace: WorkspaceChoice;
  workspaces: readonly WorkspaceChoice[];
  /** The number of workspaces that the person is invited to. */
  invitations: number;
  menu: readonly MenuSection[];
  me: Me;
  signOut: () => Promise<void>;
  /** The notifications; absent where there are none. */
  bell?: BellProps;
}

/** The sidebar at the left: workspace, search, sections, account. `onGo` closes the drawer around it. */
export function Rail(props: RailProps & { onGo?: () => void }) {
  const { workspace, workspaces, invitations, menu, me, bell, signOut, onGo } = props;
  const t = useTranslations('shell');
  const shell = useShell();
  const { folded, fold } = useFolded();
  const current = currentEntry(menu, usePathname());
  return (
    <nav
      aria-label={t('main')}
      className="flex h-full min-h-0 flex-col gap-0.5 px-2 pt-3 pb-2 [--ring:var(--canvas)]"
    >
      <WorkspaceSwitcher current={workspace} choices={workspaces} invitations={invitations} />
      <div className="mb-2 flex flex-none items-center gap-1">
        <button
          type="button"
          onClick={() => {
            onGo?.();
            shell?.openPalette();
          }}
          className="flex h-8 min-w-0 flex-1 items-center gap-2.5 rounded-2 border bg-surface px-2 text-left text-ink-3 hover:bg-press hover:text-ink max-desk:h-11"
        >
          <Search aria-hidden />
          <span className="flex-1">{t('search')}</span>
          <Kbd>⌘K</Kbd>
        </button>
        {bell && <Bell {...bell} />}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto py-0.5 [scrollbar-color:var(--line-strong)_transparent] [scrollbar-width:thin]">
        {menu.map((section) => (
          <section key={section.id} aria-labelledby={section.label ? `menu-${section.id}` : undefined}>
            {section.label && (
              <SectionHead
                section={section}
                isFolded={folded.includes(section.id)}
                fold={(isFolded) => fold(section.id, isFolded)}
              />
            )}
            <ul hidden={folded.includes(section.id)}>
              {section.entries.map((entry) => (
                <li key={entry.href}>
                  <RailItem entry={entry} isCurrent={entry === current} onGo={onGo} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="-mx-2 border-t px-2 pt-2">
        <AccountMenu me={me} signOut={signOut} />
      </div>
    </nav>
  );
}

/** The heading of a section; a press folds it. */
function SectionHead(props: { section: MenuSection; isFolded: boolean; fold: (isFolded: boolean) => void }) {
  const { section, isFolded } = props;
  return (
    <h2 id={`menu-${section.id}`} className="pt-3">
      <button
        type="button"
        aria-expanded={!isFolded}
        onClick={() => props.fold(!isFolded)}
        className="type-12 group flex min-h-7 w-full items-center gap-1 rounded-2 px-2 py-1 text-left text-ink-3 hover:bg-press hover:text-ink max-desk:min-h-11"
      >
        <span className="min-w-0 flex-1 text-balance">{section.label}</span>
        <ChevronDown
          className={cn(
            'icon-14 transition-transform',
            isFolded
              ? '-rotate-90'
              : 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 max-desk:opacity-100',
          )}
          aria-hidden
        />
      </button>
    </h2>
  );
}
