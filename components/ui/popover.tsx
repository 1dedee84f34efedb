'use client';

import { type ComponentProps, type ReactNode, useMemo } from 'react';
import { floating } from './floating';
import { bothOf, type Later } from './later';
import type * as Parts from './popover-parts';
import {
  both,
  SleeperProvider,
  SleepingTrigger,
  type TriggerProps,
  useSleeper,
  useSleeperAround,
} from './sleeper';

interface PopoverProps {
  /** What stands in it, where that is loaded with it. */
  needs?: Later<unknown>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}

/** The state of a non-modal layer. Escape and a press outside close it; focus returns to what opened it. */
export function Popover({ needs, ...props }: PopoverProps) {
  const code = useMemo(() => (needs ? bothOf(floating, needs) : floating), [needs]);
  const sleeper = useSleeper(code, { isOpen: props.open });
  const Awake = sleeper.isAwake ? floating.here().Popover : null;
  return <SleeperProvider value={sleeper}>{Awake ? <Awake {...props} /> : props.children}</SleeperProvider>;
}

/** Opens it: `<PopoverTrigger render={<Button />}>…`; carries `aria-expanded`. */
export function PopoverTrigger({ ref, ...props }: TriggerProps) {
  const sleeper = useSleeperAround();
  const { trigger, isAwake } = sleeper;
  const refs = useMemo(() => both(trigger, ref), [trigger, ref]);
  if (!isAwake) return <SleepingTrigger {...props} ref={ref} sleeper={sleeper} opens="dialog" />;
  const Awake = floating.here().PopoverTrigger;
  return <Awake {...props} ref={refs} />;
}

/** The layer, beside its trigger. `sheetOnPhone` makes it rise from the bottom edge there. */
export function PopoverContent(props: ComponentProps<typeof Parts.PopoverContent>) {
  if (!useSleeperAround().isAwake) return null;
  const Awake = floating.here().PopoverContent;
  return <Awake {...props} />;
}

/** Names the dialog; an `<h2>`. */
export function PopoverTitle(props: ComponentProps<typeof Parts.PopoverTitle>) {
  const Awake = floating.here().PopoverTitle;
  return <Awake {...props} />;
}

export function PopoverClose(props: ComponentProps<typeof Parts.PopoverClose>) {
  const Awake = floating.here().PopoverClose;
  return <Awake {...props} />;
}
