/** The address of a view, including its id. */
export function withView(address: string, id: string): string {
  const params = new URLSearchParams(address);
  params.set('saved', id);
  return params.toString();
}
