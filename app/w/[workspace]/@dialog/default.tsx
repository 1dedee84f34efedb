/** Nothing opens over this page. */
export default function NoDialog() {
  return null;
}
