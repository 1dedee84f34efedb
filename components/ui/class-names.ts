import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge<'type' | 'icon'>({
  extend: {
    theme: { radius: ['1', '2', '3', '4'], shadow: ['float', 'modal'], container: ['form', 'wide'] },
    classGroups: {
      type: [{ type: ['12', '13', '14', '16', '18', '22', '28'] }],
      icon: [{ icon: ['12', '14', '18', '20'] }],
    },
  },
});

/** Joins class names; the later of two conflicting utilities wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
