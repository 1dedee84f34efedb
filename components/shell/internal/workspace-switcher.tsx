'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChevronsUpDown, MailOpen } from '@/components/ui/icons';
import { lazyCode, lazyPart } from '@/components/ui/lazy-code';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { WorkspaceChoice } from '../menu-data';
import { WorkspaceName } from './workspace-name';

const WorkspaceTree = lazyPart(
  lazyCode(() => import('./workspace-tree')),
  (module) => module.WorkspaceTree,
);

/**
 * The current workspace and the tree of those the person can switch to, with a link to their invitations. With a single
 * one and no invitation it is a heading.
 */
export function WorkspaceSwitcher(props: {
  current: WorkspaceChoice;
  choices: readonly WorkspaceChoice[];
  /** The number of workspaces that the person is invited to. */
  invitations: number;
}) {
  const t = useTranslations('shell');
  const { current, choices, invitations } = props;
  const calls = current.calls ?? 'workspace';
  const [isOpen, setOpen] = useState(false);
  const isAlone = invitations === 0 && choices.every(({ id }) => id === current.id);
  const invited = invitations > 0 ? t('invitations', { count: invitations }) : null;
  const label = t('switchWorkspace', { calls, workspace: `${current.name}, ${current.organisation}` });
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
        aria-label={invited ? `${label}. ${invited}` : label}
        className="mb-1.5 flex items-center gap-2.5 rounded-2 px-2 py-1.5 text-left hover:bg-press"
      >
        <WorkspaceName workspace={current} />
        {invited && <span aria-hidden className="size-2 flex-none rounded-full bg-accent" />}
        <ChevronsUpDown className="icon-14 text-ink-3" aria-hidden />
      </PopoverTrigger>
      <PopoverContent aria-label={t('workspaces', { calls })} className="w-[320px]">
        <WorkspaceTree current={current} choices={choices} onGo={() => setOpen(false)} />
        {invited && (
          <Link
            href="/workspaces"
            className="flex min-h-11 items-center gap-2.5 border-t px-3 font-medium hover:bg-hover"
          >
            <MailOpen className="text-accent" aria-hidden />
            {invited}
          </Link>
        )}
      </PopoverContent>
    </Popover>
  );
}
