'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { lazyCode, lazyPart } from '@/components/ui/lazy-code';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { WorkspaceChoice } from '../menu-data';
import { WorkspaceName } from './workspace-name';

const WorkspaceTree = lazyPart(
  lazyCode(() => import('./workspace-tree')),
  (module) => module.WorkspaceTree,
);

/** The current workspace and the tree of those the person can switch to. With a single one it is a heading. */
export function WorkspaceSwitcher(props: { current: WorkspaceChoice; choices: readonly WorkspaceChoice[] }) {
  const t = useTranslations('shell');
  const { current, choices } = props;
  const calls = current.calls ?? 'workspace';
  const [isOpen, setOpen] = useState(false);
  const isAlone = choices.every(({ id }) => id === current.id);
  if (isAlone) {
    return (
      <div className="mb-1.5 flex items-center gap-2.5 px-2 py-1.5">
        <WorkspaceName workspace={current} />
      </div>
    );
  }
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger
        // Contains the whole visible text, for people who control the page by voice (WCAG 2.5.3).
        aria-label={t('switchWorkspace', { calls, workspace: `${current.name}, ${current.organisation}` })}
        className="mb-1.5 flex items-center gap-2.5 rounded-2 px-2 py-1.5 text-left hover:bg-press"
      >
        <WorkspaceName workspace={current} />
        <ChevronsUpDown className="icon-14 text-ink-3" aria-hidden />
      </PopoverTrigger>
      <PopoverContent aria-label={t('workspaces', { calls })} className="w-[320px]">
        <WorkspaceTree current={current} choices={choices} onGo={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}
