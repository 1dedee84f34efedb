'use client';

import { Check, ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Menu, MenuContent, MenuLink, MenuTrigger } from '@/components/ui/menu';
import type { WorkspaceChoice } from './menu-data';

/** The workspace one is in, and those one may switch to. With one alone it is a heading, not a button. */
export function WorkspaceSwitcher(props: { current: WorkspaceChoice; choices: readonly WorkspaceChoice[] }) {
  const t = useTranslations('shell');
  const { current, choices } = props;
  const isAlone = choices.every(({ id }) => id === current.id);
  if (isAlone) {
    return (
      <div className="mb-1.5 flex items-center gap-2.5 px-2 py-1.5">
        <Name workspace={current} />
      </div>
    );
  }
  return (
    <Menu>
      <MenuTrigger
        aria-label={t('switchWorkspace', { workspace: current.name })}
        className="mb-1.5 flex items-center gap-2.5 rounded-2 px-2 py-1.5 text-left hover:bg-press"
      >
        <Name workspace={current} />
        <ChevronsUpDown className="icon-14 text-ink-3" aria-hidden />
      </MenuTrigger>
      <MenuContent align="start" className="w-[280px]">
        {choices.map((choice) => (
          <MenuLink key={choice.id} href={choice.href} className="min-h-11">
            <span style={{ width: (choice.depth ?? 0) * 16 }} className="-mr-2.5 flex-none" />
            <Name workspace={choice} />
            {choice.id === current.id && <Check className="icon-14" aria-hidden />}
          </MenuLink>
        ))}
      </MenuContent>
    </Menu>
  );
}

function Name({ workspace }: { workspace: WorkspaceChoice }) {
  return (
    <>
      <Avatar id={workspace.id} name={workspace.name} size={28} shape="square" />
      <span className="min-w-0 flex-1">
        <b className="block truncate font-semibold text-ink leading-[18px]">{workspace.name}</b>
        <small className="block truncate font-normal text-[12px] text-ink-3 leading-4">
          {workspace.organisation}
        </small>
      </span>
    </>
  );
}
