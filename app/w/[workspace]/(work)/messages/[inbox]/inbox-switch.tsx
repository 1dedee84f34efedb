'use client';

import { useTranslations } from 'next-intl';
import { ChevronDown } from '@/components/ui/icons';
import { Menu, MenuContent, MenuLink, MenuTrigger } from '@/components/ui/menu';
import type { WorkView } from '@/lib/work/assignment/work-views';

/** The name of the inbox; pressing it lists the other open ones. */
export function InboxSwitch(props: { inbox: WorkView; others: readonly WorkView[]; base: string }) {
  const t = useTranslations('inbox');
  const names = useTranslations('inbox.names');
  if (props.others.length === 0) return <span className="truncate">{names(props.inbox)}</span>;
  return (
    <Menu>
      <MenuTrigger
        aria-label={t('switch', { inbox: names(props.inbox) })}
        className="-mx-1.5 inline-flex min-w-0 items-center gap-1 rounded-2 px-1.5 hover:bg-press"
      >
        <span className="truncate">{names(props.inbox)}</span>
        <ChevronDown className="icon-14 text-ink-3" aria-hidden />
      </MenuTrigger>
      <MenuContent align="start">
        {props.others.map((inbox) => (
          <MenuLink key={inbox} href={`${props.base}/${inbox}`}>
            {names(inbox)}
          </MenuLink>
        ))}
      </MenuContent>
    </Menu>
  );
}
