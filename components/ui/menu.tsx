'use client';

import { type ComponentProps, type ReactNode, useMemo } from 'react';
import { floating } from './floating';
import type * as Parts from './menu-parts';
import {
  both,
  SleeperProvider,
  SleepingTrigger,
  type TriggerProps,
  useSleeper,
  useSleeperAround,
} from './sleeper';

/** Keys that open it, beside Enter and Space, which make a click. */
const opensByKey = ({ key }: KeyboardEvent) => key === 'ArrowDown' || key === 'ArrowUp';

/** A list of acts that opens from a button: `<Menu><MenuTrigger render={…}/><MenuContent>…`. */
export function Menu({ children }: { children: ReactNode }) {
  const sleeper = useSleeper(floating, { wakes: opensByKey });
  const Awake = sleeper.isAwake ? floating.here().Menu : null;
  return <SleeperProvider value={sleeper}>{Awake ? <Awake>{children}</Awake> : children}</SleeperProvider>;
}

export function MenuTrigger({ ref, ...props }: TriggerProps) {
  const sleeper = useSleeperAround();
  const { trigger, isAwake } = sleeper;
  const refs = useMemo(() => both(trigger, ref), [trigger, ref]);
  if (!isAwake) return <SleepingTrigger {...props} ref={ref} sleeper={sleeper} opens="menu" />;
  const Awake = floating.here().MenuTrigger;
  return <Awake {...props} ref={refs} />;
}

export function MenuContent(props: ComponentProps<typeof Parts.MenuContent>) {
  if (!useSleeperAround().isAwake) return null;
  const Awake = floating.here().MenuContent;
  return <Awake {...props} />;
}

/** An act. `danger` turns red under the pointer only. */
export function MenuItem(props: ComponentProps<typeof Parts.MenuItem>) {
  const Awake = floating.here().MenuItem;
  return <Awake {...props} />;
}

/** A place to go. */
export function MenuLink(props: ComponentProps<typeof Parts.MenuLink>) {
  const Awake = floating.here().MenuLink;
  return <Awake {...props} />;
}

/** One of several, the chosen one with a check. */
export function MenuChoices<Value extends string>(props: ComponentProps<typeof Parts.MenuChoices<Value>>) {
  const Awake = floating.here().MenuChoices;
  return <Awake {...props} />;
}

/** One of several that may be chosen together. */
export function MenuCheck(props: ComponentProps<typeof Parts.MenuCheck>) {
  const Awake = floating.here().MenuCheck;
  return <Awake {...props} />;
}

/** Items that belong together, under a heading. */
export function MenuGroup(props: ComponentProps<typeof Parts.MenuGroup>) {
  const Awake = floating.here().MenuGroup;
  return <Awake {...props} />;
}

export function MenuSeparator() {
  const Awake = floating.here().MenuSeparator;
  return <Awake />;
}
