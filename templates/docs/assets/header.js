// On a narrow screen the theme opens its menu and its search by labels, which no key reaches: each
// becomes a button that says whether it is open. Esc closes the menu, and so does leaving it.
// And until a reader has chosen between light and dark, none of the theme's two inputs is checked,
// so that Tab reaches the one that is hidden and names the wrong mode.

const NAMES = { __drawer: "Menu", __search: "Search" };

export function startHeaderButtons(root) {
  for (const label of root.querySelectorAll("label.md-header__button[for]")) {
    const toggle = root.getElementById(label.htmlFor);
    if (toggle && label.htmlFor in NAMES) startButton(label, toggle);
  }
  const scheme = root.body.dataset.mdColorScheme;
  const mode = root.querySelector(`.md-option[data-md-color-scheme="${scheme}"]`);
  if (mode) mode.checked = true;
}

function startButton(label, toggle) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.setAttribute("for", label.htmlFor); // the theme's style looks for it
  button.setAttribute("aria-label", NAMES[label.htmlFor]);
  button.append(...label.childNodes);
  label.replaceWith(button);
  const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", tell);
  tell();
  if (toggle.id === "__drawer") startDrawer(button, toggle);
}

function startDrawer(button, toggle) {
  const drawer = document.querySelector(".md-sidebar--primary");
  const close = () => { if (toggle.checked) toggle.click(); };
  toggle.addEventListener("change", () => {
    if (toggle.checked) drawer.querySelector("a").focus({ preventScroll: true });
    else if (drawer.contains(document.activeElement)) button.focus();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  drawer.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !drawer.contains(event.relatedTarget)) close();
  });
}
