// What is wrong with a value, in words; "" if nothing is. The check of a pull request knows more.

// Characters that nobody sees: controls, directions, what is no character.
const UNSEEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\u{e0000}-\u{e007f}\p{Noncharacter_Code_Point}]/u;
const PILE = /[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{6,}/;
const ADDRESS = "^https?://";

// Two names in one, as the rule joined-authors has it: a test compares both.
const COMMA = /\S\s*[,;](?!\s*(?:jr|sr|ii|iii|iv)(?![\p{L}\p{N}_]))\s*\S/iu;
const AND = /\S\s+(?:and|&)\s+\S+\s+\S/i;

const SEVERAL = "This looks like several names: give each its own line, given name first, without a comma.";

export function fault(value, field) {
  if (value === "") return "";
  if (UNSEEN.test(value)) return "There is a character in it that nobody sees: type it anew.";
  if (PILE.test(value)) return "Marks are piled on one letter: keep those that belong to it.";
  if (field.ofPeople && (COMMA.test(value) || AND.test(value))) return SEVERAL;
  if (field.minimum !== undefined) return numberFault(value, field);
  const most = field.maxLength ?? Infinity;
  const count = [...value].length;
  if (count > most) return `At most ${most} characters fit; these are ${count}.`;
  if (field.pattern === ADDRESS) return addressFault(value);
  if (field.kind === "choice" || field.kind === "choices") return "";
  if (field.pattern && !new RegExp(field.pattern, "u").test(value)) return `This does not fit. ${field.help}`;
  return "";
}

export function missing(field) {
  return `${field.label} is needed.`;
}

function numberFault(value, { minimum, maximum }) {
  const fits = /^\d+$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
  return fits ? "" : `A whole number from ${minimum} to ${maximum} is expected.`;
}

export function addressFault(value) {
  if (!/^https?:\/\//i.test(value)) return "An address begins with https:// or http://.";
  let address;
  try { address = new URL(value); } catch { address = null; }
  if (!address || /[\s<>"\\^`{|}]/.test(value)) return "This is no address: copy it anew from the browser.";
  if (address.username || address.password) return "An address must not hold a user name or password.";
  return /[^.]\.[^.]/.test(address.hostname) ? "" : "The name of a host has a dot in it, as in github.com.";
}
