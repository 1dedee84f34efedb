'use client';

import { type ComponentProps, type KeyboardEvent, type ReactNode, use } from 'react';
import { cn } from './class-names';
import { floating } from './internal/floating';
import { Layer, LayerContent, LayerTrigger, type TriggerProps } from './internal/layer';
import type { MenuItemProps, MenuLinkProps } from './internal/menu-item-props';
import type * as Parts from './internal/menu-parts';
import { IsPlain, PlainItem, PlainLink } from './internal/plain-items';
import { lazyPart } from './lazy-code';

const opensByKey = ({ key }: KeyboardEvent) => key === 'ArrowDown' || key === 'ArrowUp';

/** A list of actions that a button opens: `<Menu><MenuTrigger render={…}/><MenuContent>…`. */
export const Menu = Layer;

export function MenuTrigger(props: TriggerProps) {
  return <LayerTrigger {...props} opens="menu" wakes={opensByKey} />;
}

const MenuLayer = lazyPart(floating, (parts) => parts.MenuLayer);

export function MenuContent(props: Omit<ComponentProps<typeof Parts.MenuLayer>, 'layer'>) {
  return <LayerContent>{(layer) => <MenuLayer {...props} layer={layer} />}</LayerContent>;
}

/**
 * Items as a plain list in the page, such as the server renders for the address of a menu. It takes `MenuItem` and
 * `MenuLink` only.
 */
export function PlainMenu({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <IsPlain value>
      <fieldset aria-label={label} className={cn('min-w-48 rounded-3 bg-raised p-1 shadow-float', className)}>
        {children}
      </fieldset>
    </IsPlain>
  );
}

/** Whether the items around are in a `PlainMenu`. */
export const useIsPlainMenu = () => use(IsPlain);

const LayerItem = lazyPart(floating, (parts) => parts.MenuItem);
const LayerLink = lazyPart(floating, (parts) => parts.MenuLink);

/** An action. `danger` turns red on hover only. */
export function MenuItem(props: MenuItemProps) {
  return useIsPlainMenu() ? <PlainItem {...props} /> : <LayerItem {...props} />;
}

/** A link, or an action that has an address. */
export function MenuLink(props: MenuLinkProps) {
  return useIsPlainMenu() ? <PlainLink {...props} /> : <LayerLink {...props} />;
}

/** A radio group; the chosen item has a check. */
export const MenuChoices = lazyPart(floating, (parts) => parts.MenuChoices);
/** A checkbox item; the menu stays open. */
export const MenuCheck = lazyPart(floating, (parts) => parts.MenuCheck);
/** Items that belong together, under a heading. */
export const MenuGroup = lazyPart(floating, (parts) => parts.MenuGroup);
export const MenuSeparator = lazyPart(floating, (parts) => parts.MenuSeparator);
