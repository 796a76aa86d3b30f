// Values -> the text of a record in canonical form: as site_builder/formatting/layout.py has it.
// A value is a text, true, a list of values, or an object of them; what is empty is left out.

import { literal, quoted, scalar } from "./scalars.js";

const LIST_WIDTH = 100;
const MAPPING_WIDTH = 110;
const PLAIN = { parts: [] };

// head: the line that tells editors the schema; fields: in canonical order.
export function recordText(values, fields, head) {
  const lines = pairs(values, fields).flatMap(([name, value, field]) => pair(name, value, field, 0));
  return `${[head, ...lines].join("\n")}\n`;
}

function pairs(values, fields) {
  return fields
    .filter(({ name }) => !isEmpty(values[name]))
    .map((field) => [field.name, values[field.name], field]);
}

function isEmpty(value) {
  return value === undefined || value === "" || value === false
    || (Array.isArray(value) && value.length === 0);
}

const isMapping = (value) => typeof value === "object" && !Array.isArray(value);
const isScalar = (value) => typeof value !== "object";
const isListOfMappings = (value) => Array.isArray(value) && value.some(isMapping);
const length = (text) => [...text].length;
const indented = (lines) => lines.map((line) => (line ? `  ${line}` : line));

// `name: value` in one line if it is short, else over several.
function pair(name, value, field, indent) {
  if (isScalar(value)) {
    const [first, ...rest] = scalarLines(value, field);
    return [`${name}: ${first}`, ...indented(rest)];
  }
  const short = isListOfMappings(value) ? null : flow(value, field);
  const width = isMapping(value) ? MAPPING_WIDTH : LIST_WIDTH;
  if (short !== null && indent + name.length + 2 + length(short) <= width) return [`${name}: ${short}`];
  const inner = isMapping(value) ? blockMapping(value, field, indent + 2) : blockList(value, field, indent + 2);
  return [`${name}:`, ...indented(inner)];
}

function blockMapping(value, field, indent) {
  return pairs(value, field.parts).flatMap(([name, inner, own]) => pair(name, inner, own, indent));
}

function blockList(values, field, indent) {
  return values.flatMap((value) => {
    const [first, ...rest] = element(value, field, indent + 2);
    return [`- ${first}`, ...indented(rest)];
  });
}

function element(value, field, indent) {
  if (isScalar(value)) return scalarLines(value, field);
  const short = flow(value, field);
  if (short !== null && indent + length(short) <= MAPPING_WIDTH) return [short];
  return blockMapping(value, field, indent);
}

function scalarLines(value, field) {
  const text = String(value);
  return (field.quoted ? null : literal(text)) ?? [oneLine(text, field, false)];
}

function oneLine(text, field, inFlow) {
  if (field.quoted) return quoted(text);
  if (field.typed && /^-*[A-Za-z0-9][A-Za-z0-9-]*$/.test(text)) return text;
  return scalar(text, inFlow);
}

// In one line; null if some part needs lines of its own.
function flow(value, field) {
  if (isScalar(value)) {
    const text = String(value);
    return literal(text) ? null : oneLine(text, field, true);
  }
  const isList = Array.isArray(value);
  const texts = isList
    ? value.map((inner) => flow(inner, PLAIN))
    : pairs(value, field.parts).map(([name, inner, own]) => {
      const text = flow(inner, own);
      return text === null ? null : `${name}: ${text}`;
    });
  if (texts.includes(null)) return null;
  return isList ? `[${texts.join(", ")}]` : `{${texts.join(", ")}}`;
}
