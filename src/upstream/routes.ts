/** Stands for every path that no template matches, so that there are never more routes than templates. */
const OTHER_ROUTE = 'other';

/**
 * Makes the function that names the route of a path, for metrics and traces: the template that it matches. No id
 * and no query is part of the name.
 * @param templates paths with `{name}` in place of one segment that varies, such as `/api/Document/{id}`
 */
export function routesOf(templates: readonly string[]): (path: string) => string {
  const routes = templates.map((template) => ({
    template,
    pattern: new RegExp(`^${template.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/?]+')}/?(?:\\?|$)`, 'i'),
  }));
  return (path) => routes.find(({ pattern }) => pattern.test(path))?.template ?? OTHER_ROUTE;
}
