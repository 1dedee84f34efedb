'use client';

import type { ComponentProps, KeyboardEvent } from 'react';
import { floating } from './floating';
import { Layer, LayerContent, LayerTrigger, type TriggerProps } from './layer';
import { lazyPart } from './lazy-code';
import type * as Parts from './menu-parts';

const opensByKey = ({ key }: KeyboardEvent) => key === 'ArrowDown' || key === 'ArrowUp';

/** A list of acts that opens from a button: `<Menu><MenuTrigger render={…}/><MenuContent>…`. */
export const Menu = Layer;

export function MenuTrigger(props: TriggerProps) {
  return <LayerTrigger {...props} opens="menu" wakes={opensByKey} />;
}

const MenuLayer = lazyPart(floating, (parts) => parts.MenuLayer);

export function MenuContent(props: Omit<ComponentProps<typeof Parts.MenuLayer>, 'layer'>) {
  return <LayerContent>{(layer) => <MenuLayer {...props} layer={layer} />}</LayerContent>;
}

/** An act. `danger` turns red under the pointer only. */
export const MenuItem = lazyPart(floating, (parts) => parts.MenuItem);
/** A place to go, or an act that has an address. */
export const MenuLink = lazyPart(floating, (parts) => parts.MenuLink);
/** One of several, the chosen one with a check. */
export const MenuChoices = lazyPart(floating, (parts) => parts.MenuChoices);
/** One of several that may be chosen together; the menu stays open. */
export const MenuCheck = lazyPart(floating, (parts) => parts.MenuCheck);
/** Items that belong together, under a heading. */
export const MenuGroup = lazyPart(floating, (parts) => parts.MenuGroup);
export const MenuSeparator = lazyPart(floating, (parts) => parts.MenuSeparator);
