/** The fields of a JSON Schema as rows of a table, so that the page and the file cannot disagree. */

/** The part of a JSON Schema that is read here. */
export interface SchemaNode {
  title?: string;
  description?: string;
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
}

/** A field; `inner` are those of the object, or of the objects of the list, that it holds. */
export interface FieldRow {
  name: string;
  title: string;
  about: string;
  inner: FieldRow[];
}

/** The properties of an object, of the objects in a list, or of what may be null. */
export function propertiesOf(node: SchemaNode): Record<string, SchemaNode> {
  if (node.properties) return node.properties;
  if (node.items) return propertiesOf(node.items);
  return node.anyOf?.map(propertiesOf).find((found) => Object.keys(found).length > 0) ?? {};
}

/** The rows of a node's fields, in the order of the schema. */
export function fieldRows(node: SchemaNode): FieldRow[] {
  return Object.entries(propertiesOf(node)).map(([name, field]) => ({
    name,
    title: field.title ?? '',
    about: field.description ?? '',
    inner: fieldRows(field),
  }));
}

/** Every field as a path, `lineup[].product` written `lineup.product`: what a promise can be checked against. */
export function fieldPaths(node: SchemaNode, above = ''): string[] {
  return Object.entries(propertiesOf(node)).flatMap(([name, field]) => [above + name, ...fieldPaths(field, `${above}${name}.`)]);
}
