/** A pull request's body up to the end of "Needs an eye", or to its first heading where nothing does; its comments are left out. */
export function excerpt(body: string): string {
  const visible = body.replace(/\r|<!--[\s\S]*?-->/g, '').trim();
  const [first = '', ...sections] = visible.split(/^(?=#### )/m);
  const eye = sections.findIndex((section) => section.startsWith('#### Needs an eye'));
  return [first, ...sections.slice(0, eye + 1)].join('').trim();
}
