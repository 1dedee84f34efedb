'use client';

import { Ellipsis } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuTrigger } from '@/components/ui/menu';
import { useWhy } from './use-why';

/**
 * The actions of a row on a phone; locked ones open the explanation (R5).
 *
 * @param props `label` names the row; `children` renders the items and passes `ask` to the locked ones
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
