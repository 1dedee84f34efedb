'use client';

import type { ComponentProps } from 'react';
import { floating } from './internal/floating';
import { Layer, LayerContent, LayerTrigger, type TriggerProps } from './internal/layer';
import type * as Parts from './internal/popover-parts';
import { lazyPart } from './lazy-code';

/** The state of a non-modal layer. Escape and a press outside close it; the focus returns to its trigger. */
export const Popover = Layer;

/** Opens the popover: `<PopoverTrigger render={<Button />}>…`; carries `aria-expanded`. */
export function PopoverTrigger(props: TriggerProps) {
  return <LayerTrigger {...props} opens="dialog" />;
}

const PopoverLayer = lazyPart(floating, (parts) => parts.PopoverLayer);

/** The layer beside its trigger. `sheetOnPhone` makes it a bottom sheet on phones. */
export function PopoverContent(props: Omit<ComponentProps<typeof Parts.PopoverLayer>, 'layer'>) {
  return <LayerContent>{(layer) => <PopoverLayer {...props} layer={layer} />}</LayerContent>;
}

/** Names the dialog; an `<h2>`. */
export const PopoverTitle = lazyPart(floating, (parts) => parts.PopoverTitle);
export const PopoverClose = lazyPart(floating, (parts) => parts.PopoverClose);
