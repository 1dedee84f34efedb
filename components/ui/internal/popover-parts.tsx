'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ComponentProps } from 'react';
import { cn } from '../class-names';
import type { LayerControl } from './layer';
import { layerClass } from './layer-class';

export const PopoverTitle = Base.Title;
export const PopoverClose = Base.Close;

type Position = Pick<ComponentProps<typeof Base.Positioner>, 'side' | 'align' | 'anchor' | 'sideOffset'>;

export function PopoverLayer({
  layer,
  side = 'bottom',
  align = 'start',
  sideOffset = 6,
  anchor,
  sheetOnPhone = false,
  finalFocus,
  className,
  ...props
}: Position &
  Omit<ComponentProps<typeof Base.Popup>, 'className'> & {
    layer: LayerControl;
    sheetOnPhone?: boolean;
    className?: string;
  }) {
  return (
    <Base.Root {...layer.root}>
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={sideOffset}
          anchor={anchor ?? layer.button}
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
            finalFocus={finalFocus ?? (() => layer.button ?? true)}
            className={cn(
              layerClass,
              sheetOnPhone &&
                'max-tablet:max-h-[85dvh] max-tablet:w-auto max-tablet:max-w-none max-tablet:rounded-4 max-tablet:rounded-b-none max-tablet:data-starting-style:translate-y-8',
              className,
            )}
          />
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
