// One text -> one YAML scalar: as site_builder/formatting/scalars.py has it, which a test compares.

const TYPED = new RegExp(
  "^(?:~|null|true|false|yes|no|on|off|y|n|=|<<|\\.\\.\\..*"
  + "|[-+]?\\.?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:e[-+]?[0-9]+)?"
  + "|[-+]?0(?:b[01_]+|o[0-7_]+|x[0-9a-f_]+)"
  + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?"
  + "|[-+]?\\.(?:[iİı]nf|nan)"
  + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?)$",
  "iu",
);
const BAD_START = /^[-?:,[\]{}#&*!|>'"%@`\s]/u;
const BAD_INSIDE = /:[\s,[\]{}]|\s#|:$|\s$/u;
const BAD_IN_FLOW = /[,[\]{}?]/u;
// Line ends, invisible characters and lone surrogates are visible only as escapes.
const ESCAPED = /[\\"\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]/u;
const ALL_ESCAPED = new RegExp(ESCAPED.source, "gu");
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r" };

export function quoted(text) {
  return `"${text.replace(ALL_ESCAPED, escaped)}"`;
}

// Without quotes if that is safe, within [ ] and { } if inFlow.
export function scalar(text, inFlow) {
  return isPlain(text, inFlow) ? text : quoted(text);
}

function isPlain(text, inFlow) {
  if (!text || BAD_START.test(text) || ESCAPED.test(text)) return false;
  if (BAD_INSIDE.test(text) || TYPED.test(text)) return false;
  return !(inFlow && BAD_IN_FLOW.test(text));
}

// The lines of a text under a |-, the indicator first; null if it must be in quotes.
export function literal(text) {
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const lines = body.split("\n");
  if (lines.length === 1 || !lines[0] || !lines.at(-1) || lines[0].startsWith(" ")) return null;
  if (lines.some((line) => line !== line.trimEnd() || ESCAPED.test(harmless(line)))) return null;
  return [text === body ? "|-" : "|", ...lines];
}

function harmless(line) {
  return line.replace(/[\\"\xa0]/g, "");
}

function escaped(char) {
  if (ESCAPES[char]) return ESCAPES[char];
  const code = char.codePointAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
