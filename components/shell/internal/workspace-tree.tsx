'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Check, Search } from '@/components/ui/icons';
import type { WorkspaceChoice } from '../menu-data';
import { WorkspaceName } from './workspace-name';

/** The tree of workspaces; a search lists the matches, each with the names of its ancestors. */
export function WorkspaceTree(props: {
  current: WorkspaceChoice;
  choices: readonly WorkspaceChoice[];
  onGo: () => void;
}) {
  const t = useTranslations('shell');
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const { current, choices, onGo } = props;
  const trails = trailsOf(choices);
  const calls = current.calls ?? 'workspace';

  return (
    <Command label={t('workspaces', { calls })} loop defaultValue={current.id}>
      <div className="flex items-center gap-2.5 border-b px-3 text-ink-3">
        <Search aria-hidden />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={t('findWorkspace', { calls })}
          className="h-10 min-w-0 flex-1 bg-transparent text-ink outline-none focus-visible:outline-none max-tablet:text-[16px]"
        />
      </div>
      <Command.List className="max-h-[50dvh] overflow-auto p-1">
        <Command.Empty className="px-2 py-6 text-center text-ink-2">{t('nothingFound')}</Command.Empty>
        {choices.map((choice) => (
          <Command.Item
            key={choice.id}
            value={choice.id}
            keywords={[choice.name, choice.organisation]}
            onSelect={() => {
              onGo();
              router.push(choice.href);
            }}
            className="flex min-h-11 cursor-pointer select-none items-center gap-2.5 rounded-2 px-2 text-ink-2 data-[selected=true]:bg-press data-[selected=true]:text-ink"
          >
            {!typed && <span style={{ width: (choice.depth ?? 0) * 16 }} className="-mr-2.5 flex-none" />}
            <WorkspaceName workspace={choice} below={typed ? trails.get(choice.id) : undefined} />
            {choice.id === current.id && <Check className="icon-14 text-accent" aria-hidden />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

/** The names of each workspace's ancestors, from the root: search results have no indent to show them. */
function trailsOf(choices: readonly WorkspaceChoice[]): Map<string, string> {
  const above: string[] = [];
  const trails = new Map<string, string>();
  for (const { id, name, organisation, depth = 0 } of choices) {
    above.length = depth;
    trails.set(id, depth === 0 ? organisation : above.join(' › '));
    above.push(name);
  }
  return trails;
}
