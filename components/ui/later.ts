/** Code that is not loaded before somebody needs it. */
export interface Later<Code> {
  /** Asks for it, once; after a failure, again. */
  load: () => Promise<Code>;
  /** What was loaded. To be called only after that. */
  here: () => Code;
}

export function later<Code>(ask: () => Promise<Code>): Later<Code> {
  let loading: Promise<Code> | undefined;
  let loaded: Code | undefined;

  async function load(): Promise<Code> {
    try {
      loaded = await ask();
      return loaded;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  }

  return {
    load: () => {
      loading ??= load();
      return loading;
    },
    here: () => {
      if (loaded === undefined) throw new Error('Not loaded yet.');
      return loaded;
    },
  };
}

/** One and the other, asked for together. */
export function bothOf(one: Later<unknown>, other: Later<unknown>): Later<unknown> {
  return later(() => Promise.all([one.load(), other.load()]));
}
