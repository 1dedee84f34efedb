'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** The state of a non-modal layer. Escape and a press outside close it; focus returns to what opened it. */
export const Popover = Base.Root;
/** Opens it: `<PopoverTrigger render={<Button />}>…`; carries `aria-expanded`. */
export const PopoverTrigger = Base.Trigger;
/** Names the dialog; an `<h2>`. */
export const PopoverTitle = Base.Title;
export const PopoverClose = Base.Close;

type Position = Pick<ComponentProps<typeof Base.Positioner>, 'side' | 'align' | 'anchor' | 'sideOffset'>;

/** The layer, beside its trigger. `sheetOnPhone` makes it rise from the bottom edge there. */
export function PopoverContent({
  side = 'bottom',
  align = 'start',
  sideOffset = 6,
  anchor,
  sheetOnPhone = false,
  className,
  ...props
}: Position &
  Omit<ComponentProps<typeof Base.Popup>, 'className'> & { sheetOnPhone?: boolean; className?: string }) {
  return (
    <Base.Portal>
      <Base.Positioner
        side={side}
        align={align}
        sideOffset={sideOffset}
        anchor={anchor}
        collisionPadding={8}
        className={cn(
          'z-50',
          sheetOnPhone &&
            'max-tablet:fixed! max-tablet:inset-x-0! max-tablet:top-auto! max-tablet:bottom-0! max-tablet:transform-none!',
        )}
      >
        <Base.Popup
          data-floating
          {...props}
          className={cn(
            'grow-from-anchor max-h-(--available-height) max-w-[calc(100vw-16px)] overflow-auto rounded-3 bg-raised shadow-float outline-none [--ring:var(--raised)]',
            sheetOnPhone &&
              'max-tablet:max-h-[85dvh] max-tablet:w-auto max-tablet:max-w-none max-tablet:rounded-4 max-tablet:rounded-b-none max-tablet:data-starting-style:translate-y-8',
            className,
          )}
        />
      </Base.Positioner>
    </Base.Portal>
  );
}
