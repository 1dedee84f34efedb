const longestName = 80;

/** Marks that reorder or hide text, and control characters. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Text that a mail program would turn into a link: a scheme, an address, a name with a dot and a top-level domain. */
const linkLike = /:\/\/|@|\p{L}\p{L}:|[\p{L}\p{N}-]\.\p{L}\p{L}/u;

/**
 * A name or note written by a user, made harmless for a mail (IN13): no link, no hidden or reordered characters, no line
 * break, a bounded length. The template escapes it for HTML.
 */
export function inert(text: string, most = longestName): string {
  const visible = text.replace(invisible, ' ');
  const unlinked = linkLike.test(visible) ? visible.replace(/[.:/@\\]+/g, ' ') : visible;
  const tidy = unlinked.replace(/\s+/g, ' ').trim();
  return [...tidy].length > most ? `${[...tidy].slice(0, most - 1).join('')}…` : tidy;
}
