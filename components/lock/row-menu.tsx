'use client';

import { Ellipsis } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuTrigger } from '@/components/ui/menu';
import { useWhy } from './use-why';

/**
 * The actions of a row on a phone; what is locked opens Why (R5).
 *
 * @param props `label` says whose actions; `children` makes the items, and gives `ask` to those that are locked
 */
export function RowMenu(props: {
  label: string;
  children: (ask: ReturnType<typeof useWhy>['ask']) => ReactNode;
}) {
  const trigger = useRef<HTMLButtonElement>(null);
  const why = useWhy(trigger);
  return (
    <>
      <Menu>
        <MenuTrigger
          ref={trigger}
          render={<IconButton label={props.label} icon={<Ellipsis />} className="max-tablet:size-11" />}
        />
        <MenuContent>{props.children(why.ask)}</MenuContent>
      </Menu>
      {why.panel}
    </>
  );
}
