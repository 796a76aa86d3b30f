// "/" leads to the search of the list, and not to the one of the theme; Esc there takes away the
// text, and then the filters.

const OWN_KEYS = "input, select, textarea, [contenteditable], dialog[open] *";

export function startKeys(root, browse) {
  const input = root.querySelector("#find");
  document.addEventListener("keydown", (event) => {
    if (!input.isConnected || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const isWritten = event.target.matches?.(OWN_KEYS) && event.target.type !== "checkbox";
    if (isWritten || root.querySelector("dialog[open]")) return;
    event.preventDefault();
    event.stopPropagation();
    input.focus();
    input.select();
  }, true);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (input.value) browse.change((next) => { next.find = ""; });
    else browse.removeAll();
  });
}
