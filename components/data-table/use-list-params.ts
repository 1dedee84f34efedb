'use client';

import { debounce, useQueryStates } from 'nuqs';
import { useTransition } from 'react';
import { cursor, filter, listParams } from './search-params';

/** The list's search, sort, cursor and page size. Setting any of them requests the page from the server again. */
export function useListParams() {
  const [isPending, startTransition] = useTransition();
  const [params, set] = useQueryStates(listParams, { shallow: false, startTransition });
  return {
    params,
    isPending,
    search: (q: string) =>
      set({ q: q || null, cursor: null }, { limitUrlUpdates: q ? debounce(250) : undefined }),
    sortBy: (sort: string | null) => set({ sort, cursor: null }),
    turnTo: (to: string | null) => set({ cursor: to }, { history: 'push' }),
    showRows: (size: (typeof params)['size']) => set({ size, cursor: null }),
  };
}

/** One filter of the list, by its key in the address. */
export function useListFilter(name: string) {
  const [isPending, startTransition] = useTransition();
  const [params, set] = useQueryStates({ [name]: filter, cursor }, { shallow: false, startTransition });
  const values = params[name];
  return {
    values: Array.isArray(values) ? values : [],
    isPending,
    choose: (next: readonly string[]) => set({ [name]: next.length ? [...next] : null, cursor: null }),
  };
}

/** The values of several filters of the list, by their keys in the address. */
export function useListFilters(names: readonly string[]): string[][] {
  const [params] = useQueryStates(Object.fromEntries(names.map((name) => [name, filter])));
  return names.map((name) => params[name] ?? []);
}

/** Removes the search and every named filter. */
export function useClearList(filters: readonly string[]) {
  const [, startTransition] = useTransition();
  const parsers = { ...listParams, ...Object.fromEntries(filters.map((name) => [name, filter])) };
  const [, set] = useQueryStates(parsers, { shallow: false, startTransition });
  const cleared = Object.fromEntries(filters.map((name) => [name, null]));
  return {
    clearSearch: () => set({ q: null, cursor: null }),
    clearFilters: () => set({ ...cleared, cursor: null }),
    clearAll: () => set({ ...cleared, q: null, cursor: null }),
  };
}
