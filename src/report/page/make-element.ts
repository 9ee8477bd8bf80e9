/** What is in an element. Text becomes a text node: nothing that a model wrote is ever read as markup. */
export type Child = Node | string | number | null | undefined;

/** Attributes by name, none of them from data; false and null leave one out, true gives it no value. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** Makes an element with its attributes and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...shown(children));
  return element;
}

/** Text from the data, kept apart from its surroundings in left-to-right and right-to-left scripts. */
export function data(text: string): HTMLElement {
  return make('bdi', {}, text);
}

export function shown(children: readonly Child[]): readonly (Node | string)[] {
  return children.flatMap((child) => {
    if (child === null || child === undefined) return [];
    return [typeof child === 'number' ? String(child) : child];
  });
}
