import * as shapes from './internal/icon-shapes';

interface Shape {
  /** Elements with their attributes. */
  node: [element: string, attributes: Record<string, string>][];
}

/** The file of all icons: a symbol each, drawn with the stroke of the element that refers to it. */
export function iconSprite(): string {
  const symbols = Object.entries(shapes).map(([name, shape]) => symbol(name, shapeOf(shape)));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

/** The types of Lucide describe only the component of an icon, beside which its module exports the shape. */
function shapeOf(module: unknown): Shape {
  return (module as { __iconData: Shape }).__iconData;
}

function symbol(name: string, { node }: Shape): string {
  return `<symbol id="${name}" viewBox="0 0 24 24">${node.map(element).join('')}</symbol>`;
}

function element([name, { key: _, ...attributes }]: Shape['node'][number]): string {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${value}"`);
  return `<${name}${written.join('')}/>`;
}
