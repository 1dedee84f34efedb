'use client';

import type { ComponentProps, KeyboardEvent } from 'react';
import { floating } from './floating';
import { Layer, LayerContent, LayerTrigger, type TriggerProps } from './layer';
import { lazyPart } from './lazy-code';
import type * as Parts from './menu-parts';

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

/** An action. `danger` turns red on hover only. */
export const MenuItem = lazyPart(floating, (parts) => parts.MenuItem);
/** A link, or an action that has an address. */
export const MenuLink = lazyPart(floating, (parts) => parts.MenuLink);
/** A radio group; the chosen item has a check. */
export const MenuChoices = lazyPart(floating, (parts) => parts.MenuChoices);
/** A checkbox item; the menu stays open. */
export const MenuCheck = lazyPart(floating, (parts) => parts.MenuCheck);
/** Items that belong together, under a heading. */
export const MenuGroup = lazyPart(floating, (parts) => parts.MenuGroup);
export const MenuSeparator = lazyPart(floating, (parts) => parts.MenuSeparator);
