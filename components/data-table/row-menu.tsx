'use client';

import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useWhy } from '@/components/lock/use-why';
import { DialogForm, dialogOf, submits, useDialogAddress } from '@/components/shell/dialog-address';
import { IconButton } from '@/components/ui/icon-button';
import { Ellipsis } from '@/components/ui/icons';
import { Menu, MenuContent, MenuTrigger, PlainMenu } from '@/components/ui/menu';

/** The name of a dialog that is the menu of a row. */
const act = 'actions';

/**
 * The actions of a row on a phone; locked ones open the explanation (R5). A press before the script loads the page with
 * the actions listed below the button (359).
 *
 * @param props `label` names the row; `children` renders the items and passes `ask` to the locked ones
 */
export function RowMenu(props: {
  row: { id: string };
  label: string;
  children: (ask: ReturnType<typeof useWhy>['ask']) => ReactNode;
}) {
  const { row, label, children } = props;
  const trigger = useRef<HTMLButtonElement>(null);
  const why = useWhy(trigger);
  const { opened, close } = useDialogAddress();
  const opens = dialogOf(act, row);
  const isListed = opened === opens;
  const look = { label, icon: <Ellipsis aria-hidden />, className: 'max-tablet:size-11' };

  function closeByKey({ key }: KeyboardEvent) {
    if (key === 'Escape') void close();
  }

  return (
    <>
      {isListed ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list, wherever in it the focus is.
        <div className="relative" onKeyDown={closeByKey}>
          <DialogForm>
            <IconButton
              {...look}
              ref={trigger}
              type="submit"
              aria-expanded
              onClick={(event) => {
                event.preventDefault();
                close();
              }}
            />
          </DialogForm>
          <PlainMenu label={label} className="absolute top-full right-1 z-50">
            {children(why.ask)}
          </PlainMenu>
        </div>
      ) : (
        <DialogForm>
          <Menu>
            <MenuTrigger ref={trigger} render={<IconButton {...look} {...submits(opens)} />} />
            <MenuContent>{children(why.ask)}</MenuContent>
          </Menu>
        </DialogForm>
      )}
      {why.panel}
    </>
  );
}
