/** What the tab, the history and a screen reader call a page. Without a name it is the console's alone. */
export function PageTitle({ name }: { name?: string }) {
  return <title>{name ? `${name} · Latchkey` : 'Latchkey'}</title>;
}
