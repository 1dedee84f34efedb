'use client';

import { Menu as Base } from '@base-ui/react/menu';
import Link from 'next/link';
import { type ComponentProps, type ReactNode, useLayoutEffect, useRef } from 'react';
import { cn } from '../class-names';
import { Check } from '../icons';
import type { LayerControl } from './layer';
import { layerClass } from './layer-class';
import { dangerItemClass, menuItemClass } from './menu-item-class';
import type { MenuItemProps, MenuLinkProps } from './menu-item-props';

export function MenuLayer({
  layer,
  side = 'bottom',
  align = 'end',
  className,
  children,
}: Pick<ComponentProps<typeof Base.Positioner>, 'side' | 'align'> & {
  layer: LayerControl;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Root {...layer.root}>
      <Base.Portal>
        <Base.Positioner
          anchor={layer.button}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            data-floating
            aria-labelledby={layer.button?.id}
            finalFocus={() => layer.button}
            className={cn(layerClass, 'min-w-48 p-1', className)}
          >
            {children}
            {layer.isByKey && <FirstItemFocus />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The last child of a menu that was opened by key: moves the focus to the first item. */
function FirstItemFocus() {
  const here = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const menu = here.current?.parentElement;
    menu?.querySelector<HTMLElement>('[role^=menuitem]')?.focus({ preventScroll: true });
  }, []);
  return <span ref={here} hidden />;
}

export function MenuItem({ danger, className, type: _, name: __, value: ___, ...props }: MenuItemProps) {
  return <Base.Item {...props} className={cn(menuItemClass, danger && dangerItemClass, className)} />;
}

export function MenuLink({ href, download, danger, className, children }: MenuLinkProps) {
  return (
    <Base.LinkItem
      {...(download ? { href, download } : { render: <Link href={href} prefetch={false} /> })}
      closeOnClick
      className={cn(menuItemClass, danger && dangerItemClass, className)}
    >
      {children}
    </Base.LinkItem>
  );
}

export function MenuChoices(props: {
  label: string;
  choices: readonly { value: string; label: ReactNode; lang?: string }[];
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="type-12 px-2 pt-2 pb-1.5 text-ink-3">{props.label}</Base.GroupLabel>
      <Base.RadioGroup value={props.value} onValueChange={(next: string) => props.onChange(next)}>
        {props.choices.map(({ value, label, lang }) => (
          <Base.RadioItem key={value} value={value} className={menuItemClass} lang={lang}>
            <span className="flex-1">{label}</span>
            <Base.RadioItemIndicator className="flex text-accent">
              <Check className="icon-14" aria-hidden />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export function MenuCheck(props: {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem
      className={menuItemClass}
      checked={props.checked}
      closeOnClick={false}
      onCheckedChange={(checked) => props.onCheckedChange(checked)}
    >
      <span className="grid size-4 flex-none place-items-center rounded-1 border border-line-control bg-raised text-on-accent in-aria-checked:border-accent in-aria-checked:bg-accent">
        <Base.CheckboxItemIndicator className="grid">
          <Check className="size-3 stroke-[3.5]" aria-hidden />
        </Base.CheckboxItemIndicator>
      </span>
      {props.children}
    </Base.CheckboxItem>
  );
}

export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group className="-mx-1 mt-1 border-t px-1 pt-1 first:mt-0 first:border-t-0 first:pt-0">
      <Base.GroupLabel className="type-12 px-2 pt-1 pb-1.5 text-ink-3">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}
