import { type ComponentType, createElement, type ReactElement, use } from 'react';

/** A module that is loaded when it is first needed. */
export interface LazyCode<Code> {
  /** Starts loading, once; again after a failure. Called by a press or by a pointer that comes near. */
  ask: () => void;
  /** The module, for `use`. It stays rejected until the next `ask`, so that a render never repeats a failed request. */
  read: () => Promise<Code>;
}

export function lazyCode<Code>(load: () => Promise<Code>): LazyCode<Code> {
  let requested: Promise<Code> | undefined;
  let hasFailed = false;

  function ask(): Promise<Code> {
    if (requested && !hasFailed) return requested;
    hasFailed = false;
    requested = load();
    requested.catch(() => {
      hasFailed = true;
    });
    return requested;
  }

  return { ask: () => void ask(), read: () => requested ?? ask() };
}

/**
 * A component of a lazily loaded module. It suspends until the module is loaded; when loading fails, for instance
 * after a new deployment, it throws to the nearest error boundary.
 */
export function lazyPart<Code, Props extends object>(
  code: LazyCode<Code>,
  pick: (code: Code) => ComponentType<Props>,
): (props: Props) => ReactElement {
  return (props) => createElement(pick(use(code.read())), props);
}
