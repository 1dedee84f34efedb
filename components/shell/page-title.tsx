/** The title of a page for the tab, the history and screen readers. Without a name it is the product's name. */
export function PageTitle({ name }: { name?: string }) {
  return <title>{name ? `${name} · Latchkey` : 'Latchkey'}</title>;
}
