// Where the forge begins a file, with everything filled in.

// GitHub refuses an address of more than 8 KB.
const MOST = 8000;

// The address, and whether the text of the file is in it: a long one does not fit.
export function newFile(forge, path, text) {
  const begin = `${forge}?filename=${encodeURIComponent(path).replaceAll("%2F", "/")}`;
  const whole = `${begin}&value=${encodeURIComponent(text.toWellFormed())}`;
  return whole.length <= MOST ? { address: whole, isWhole: true } : { address: begin, isWhole: false };
}
