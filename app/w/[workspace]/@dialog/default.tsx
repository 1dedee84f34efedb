/** The default of the parallel route: no dialog. */
export default function NoDialog() {
  return null;
}
