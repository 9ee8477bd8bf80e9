import { isJsonObject } from '../core/json.ts';
import { exampleDemand, jsonDemand, propertyName } from '../core/reply-structure.ts';

/** Returns the properties that a prompt asks for in JSON, each with whether it is a list; null when it asks for sections. */
export function demandedProperties(instructions: string): ReadonlyMap<string, 'list' | 'text'> | null {
  const shown = instructions.lastIndexOf(exampleDemand);
  if (shown >= 0) return kindsIn(jsonAfter(instructions, shown), Array.isArray);
  const at = instructions.lastIndexOf(jsonDemand);
  if (at < 0) return null;
  const schema = jsonAfter(instructions, at);
  if (!isJsonObject(schema) || !isJsonObject(schema['properties'])) return null;
  return kindsIn(schema['properties'], (property) => isJsonObject(property) && property['type'] === 'array');
}

function jsonAfter(instructions: string, at: number): unknown {
  return JSON.parse(instructions.slice(instructions.indexOf('\n{', at)));
}

function kindsIn(
  properties: unknown,
  isList: (property: unknown) => boolean,
): ReadonlyMap<string, 'list' | 'text'> | null {
  if (!isJsonObject(properties)) return null;
  return new Map(
    Object.entries(properties).map(([name, property]) => [name, isList(property) ? 'list' : 'text']),
  );
}

/** Writes a reply in sections as the JSON object with these properties; one that has no section is null. */
export function asJson(sections: string, properties: ReadonlyMap<string, 'list' | 'text'>): string {
  const lines = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of sections.split('\n')) {
    const [, label = '', rest = ''] = /^([A-Z][A-Za-z ]*):(.*)$/u.exec(line) ?? [];
    if (properties.has(propertyName(label))) {
      current = [rest];
      lines.set(propertyName(label), current);
    } else current.push(line);
  }
  const contentOf = (name: string, kind: 'list' | 'text'): unknown => {
    const own = lines.get(name);
    if (own === undefined) return null;
    if (kind === 'text') return own.join('\n').trim();
    return own.filter((line) => line.trim() !== '' && line !== 'None');
  };
  return JSON.stringify(
    Object.fromEntries([...properties].map(([name, kind]) => [name, contentOf(name, kind)])),
    null,
    2,
  );
}
