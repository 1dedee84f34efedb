'use client';

import {
  type AriaAttributes,
  type ComponentProps,
  cloneElement,
  createContext,
  type ReactElement,
  type Ref,
  type RefCallback,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Later } from './later';

/** What a press consists of, in the order in which it happens. */
const pressed = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'keydown', 'keyup', 'click'] as const;
const begins = new Set(['pointerdown', 'keydown']);

export interface Sleeper {
  isAwake: boolean;
  /** The button while it sleeps, and the one that takes its place. */
  trigger: RefObject<HTMLButtonElement | null>;
  /** Listens to the button while it sleeps; returns what stops that. */
  watch: (button: HTMLElement) => () => void;
}

/**
 * A control that opens something sleeps as a plain button until it is pressed: what it opens, and all that keeps that
 * in its place, is loaded when somebody comes near. Then the press is done again to the button that took its place.
 * Where it cannot be loaded, as after a new build, a press ends in the nearest error page, which says so.
 *
 * @param code what the control is made of
 * @param options `isOpen` wakes it without a press; `wakes` tells the keys that open it beside Enter and Space
 */
export function useSleeper(
  code: Later<unknown>,
  options: { isOpen?: boolean; wakes?: (event: KeyboardEvent) => boolean } = {},
): Sleeper {
  const { isOpen = false, wakes } = options;
  const [isAwake, setAwake] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const press = useRef<Event[]>([]);
  const hadFocus = useRef(false);
  const [failure, setFailure] = useState<{ reason: unknown } | null>(null);
  if (failure) throw failure.reason;

  useEffect(() => {
    if (!isOpen) return;
    code.load().then(
      () => setAwake(true),
      (reason: unknown) => setFailure({ reason }),
    );
  }, [isOpen, code]);

  useLayoutEffect(() => {
    if (isAwake && hadFocus.current) trigger.current?.focus({ preventScroll: true });
  }, [isAwake]);

  // After all effects of what woke up.
  useEffect(() => {
    if (!isAwake) return;
    for (const event of press.current.splice(0)) trigger.current?.dispatchEvent(again(event));
  }, [isAwake]);

  const watch = useCallback(
    (button: HTMLElement) => {
      // Nobody has pressed yet: if it fails, the press asks again.
      const comeNear = () => void code.load().catch(() => {});
      const record = (event: Event) => {
        if (begins.has(event.type)) press.current = [];
        press.current.push(event);
        const isOpening = event instanceof KeyboardEvent && event.type === 'keydown' && wakes?.(event);
        if (event.type !== 'click' && !isOpening) return;
        // Whoever is around the button hears of the press when it is done again.
        event.stopPropagation();
        event.preventDefault();
        code.load().then(
          () => {
            hadFocus.current = document.activeElement === button;
            setAwake(true);
          },
          (reason: unknown) => setFailure({ reason }),
        );
      };
      const listeners: [string, (event: Event) => void][] = [
        ['pointerenter', comeNear],
        ['focus', comeNear],
        ...pressed.map((type): [string, typeof record] => [type, record]),
      ];
      for (const [type, listener] of listeners) button.addEventListener(type, listener);
      return () => {
        for (const [type, listener] of listeners) button.removeEventListener(type, listener);
      };
    },
    [code, wakes],
  );

  return { isAwake, trigger, watch };
}

const Around = createContext<Sleeper | null>(null);

/** Tells a trigger, and what it opens, of their sleeper. */
export const SleeperProvider = Around.Provider;

export function useSleeperAround(): Sleeper {
  const sleeper = use(Around);
  if (!sleeper) throw new Error('Stands outside the layer that it belongs to.');
  return sleeper;
}

/** The same event once more. */
function again(event: Event): Event {
  const Kind = event.constructor as new (type: string, init: EventInit) => Event;
  return new Kind(event.type, event);
}

export interface TriggerProps extends Omit<ComponentProps<'button'>, 'ref'> {
  /** The button, where it is another than a plain one. */
  render?: ReactElement<ComponentProps<'button'>>;
  ref?: Ref<HTMLButtonElement>;
}

/** The button while it sleeps, with the props that the awake one gets. */
export function SleepingTrigger({
  sleeper,
  opens,
  render = <button type="button" />,
  ref,
  ...props
}: TriggerProps & { sleeper: Sleeper; opens: AriaAttributes['aria-haspopup'] }) {
  const { trigger, watch } = sleeper;
  const give = useMemo(() => both(trigger, ref), [trigger, ref]);
  const attach = useCallback(
    (button: HTMLButtonElement | null) => {
      if (!button) return;
      const release = give(button);
      const unwatch = watch(button);
      return () => {
        release?.();
        unwatch();
      };
    },
    [give, watch],
  );
  const own = render.props;
  const classes = [own.className, props.className].filter(Boolean).join(' ');
  return cloneElement(render, {
    ...props,
    ...own,
    className: classes || undefined,
    children: own.children ?? props.children,
    'aria-haspopup': opens,
    'aria-expanded': false,
    ref: attach,
  });
}

/** Gives a button to both refs. */
export function both(
  own: RefObject<HTMLButtonElement | null>,
  other: Ref<HTMLButtonElement> | undefined,
): RefCallback<HTMLButtonElement> {
  const give = (button: HTMLButtonElement | null) => {
    own.current = button;
    if (typeof other === 'function') return other(button);
    if (other) other.current = button;
  };
  return (button) => {
    const release = give(button);
    return () => void (release ? release() : give(null));
  };
}
