'use client';

import {
  type AriaAttributes,
  type ComponentProps,
  cloneElement,
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  Suspense,
  use,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { floating } from './floating';

/** The state and anchor of a layer, for the parts of Base UI that render it. */
export interface LayerControl {
  /** The props of the root of such a part. */
  root: {
    open: boolean;
    onOpenChange: (isOpen: boolean, details: { event: Event; cancel: () => void }) => void;
    onOpenChangeComplete: (isOpen: boolean) => void;
  };
  /** Whether a key opened it: the first item is then highlighted. */
  isByKey: boolean;
  /** The button that opens it; null without one. */
  button: HTMLElement | null;
}

interface LayerState extends LayerControl {
  isOpen: boolean;
  isThere: boolean;
  isLoading: boolean;
  setLoading: (isLoading: boolean) => void;
  attach: (button: HTMLElement | null) => void;
  toggle: (isByKey: boolean) => void;
}

const Around = createContext<LayerState | null>(null);

function useLayer(): LayerState {
  const layer = use(Around);
  if (!layer) throw new Error('Used outside a Layer.');
  return layer;
}

/**
 * A button and the menu, popover or list that it opens. The button is a native one: Base UI is loaded with the first
 * press and mounted only while a layer is open, whatever the number of rows with a menu.
 */
export function Layer(props: {
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  const [isOwnOpen, setOwnOpen] = useState(false);
  const isOpen = props.open ?? isOwnOpen;
  const [isThere, setThere] = useState(isOpen);
  const [isByKey, setByKey] = useState(false);
  const [isLoading, setLoading] = useState(false);
  const [button, attach] = useState<HTMLElement | null>(null);
  if (isOpen && !isThere) setThere(true);

  function change(next: boolean) {
    if (next) floating.ask();
    setOwnOpen(next);
    props.onOpenChange?.(next);
  }

  const layer: LayerState = {
    isOpen,
    isByKey,
    button,
    isThere,
    isLoading,
    setLoading,
    attach,
    toggle: (byKey) => {
      setByKey(byKey);
      change(!isOpen);
    },
    root: {
      open: isOpen,
      onOpenChange: (next, { event, cancel }) => {
        // A press on the button is not a press outside: the button closes the layer itself.
        if (event.type !== 'keydown' && event.target instanceof Node && button?.contains(event.target))
          cancel();
        else change(next);
      },
      onOpenChangeComplete: (next) => next || setThere(false),
    },
  };
  return <Around value={layer}>{props.children}</Around>;
}

export interface TriggerProps extends Omit<ComponentProps<'button'>, 'ref'> {
  /** Replaces the plain button. */
  render?: ReactElement<ComponentProps<'button'>>;
  ref?: Ref<HTMLButtonElement>;
}

/** The button. `wakes` adds keys that open the layer, besides Enter and Space, which click. */
export function LayerTrigger({
  opens,
  wakes,
  render = <button type="button" />,
  ref,
  ...props
}: TriggerProps & { opens: AriaAttributes['aria-haspopup']; wakes?: (event: KeyboardEvent) => boolean }) {
  const { isOpen, isLoading, attach, toggle } = useLayer();
  const id = useId();
  const refs = useMemo(() => bothRefs(attach, ref), [attach, ref]);
  const own = render.props;
  const classes = [own.className, props.className].filter(Boolean).join(' ');
  return cloneElement(render, {
    id,
    ...props,
    ...own,
    className: classes || undefined,
    children: own.children ?? props.children,
    'aria-haspopup': opens,
    'aria-expanded': isOpen,
    'aria-busy': isLoading || own['aria-busy'] || undefined,
    ...(isOpen ? { 'data-popup-open': '' } : {}),
    onPointerEnter: floating.ask,
    onFocus: floating.ask,
    onClick: (event) => {
      props.onClick?.(event);
      // A trigger may be a link, which can be opened in a new tab.
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      toggle(event.detail === 0);
    },
    onKeyDown: (event) => {
      if (isOpen || !wakes?.(event)) return;
      event.preventDefault();
      toggle(true);
    },
    ref: refs,
  });
}

/** The content of the layer. The button is busy until its code is loaded. */
export function LayerContent({ children }: { children: (layer: LayerControl) => ReactNode }) {
  const layer = useLayer();
  if (!layer.isThere) return null;
  return <Suspense fallback={<Loading of={layer} />}>{children(layer)}</Suspense>;
}

function Loading({ of: { setLoading } }: { of: LayerState }) {
  useLayoutEffect(() => {
    setLoading(true);
    return () => setLoading(false);
  }, [setLoading]);
  return null;
}

function bothRefs(attach: (button: HTMLElement | null) => void, other: Ref<HTMLButtonElement> | undefined) {
  return (button: HTMLButtonElement | null) => {
    attach(button);
    if (typeof other === 'function') other(button);
    else if (other) other.current = button;
  };
}
