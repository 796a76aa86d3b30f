// The pedigree: lights the lineage of a method, or the way between two; hides lanes; sizes.
// The drawing is a picture of links without it. What is lit comes from the lines: data-from is a
// parent, data-to its child. ?focus=<id> lights a method, ?from=<id>&to=<id> a way.

import { drawingOf, lineage, way } from "./lineage.js";
import { startLanes } from "./lanes.js";
import { startPathFinder } from "./path_finder.js";
import { startZoom } from "./zoom.js";

document$.subscribe(() => {
  for (const page of document.querySelectorAll("[data-pedigree]:not([data-started])")) {
    page.dataset.started = "";
    if (page.querySelector("svg.pedigree")) startPedigree(page);
  }
});

function startPedigree(page) {
  const svg = page.querySelector("svg.pedigree");
  const scroll = page.querySelector(".stage-scroll");
  const status = page.querySelector("[data-pedigree-status]");
  const graph = drawingOf(svg);
  let pinned = null;

  function clear() {
    svg.classList.remove("lit");
    for (const element of svg.querySelectorAll(".on")) element.classList.remove("on", "down", "lit-self");
    status.textContent = "";
  }

  function light({ methods, steps, selves, text }) {
    clear();
    svg.classList.add("lit");
    for (const id of methods) graph.methods.get(id).classList.add("on");
    for (const id of selves) graph.methods.get(id).classList.add("lit-self");
    for (const { line, isDown } of steps) {
      line.classList.add("on");
      line.classList.toggle("down", isDown);
    }
    status.textContent = text;
  }

  const lightMethod = (id) => light({
    ...lineage(graph, id), selves: [id], text: graph.methods.get(id).getAttribute("aria-label"),
  });
  const settle = () => { if (pinned) pinned(); else clear(); };

  function show(id) {
    const box = graph.methods.get(id).querySelector("rect").getBBox();
    const scale = svg.clientWidth / svg.viewBox.baseVal.width;
    scroll.scrollLeft = (box.x + box.width / 2) * scale - scroll.clientWidth / 2;
  }

  startPointers(svg, lightMethod, settle, () => svg.querySelector(".lit-self")?.dataset.id);
  startKeys(svg, graph, () => { pinned = null; clear(); });
  svg.addEventListener("focusin", (event) => {
    const id = event.target.closest(".method")?.dataset.id;
    if (id) { lightMethod(id); show(id); }
  });
  svg.addEventListener("focusout", settle);
  startZoom(page, svg, scroll);
  startLanes(page, svg, graph);
  const second = page.querySelector("[data-second]");
  second?.addEventListener("change", () => svg.classList.toggle("all-steps", second.checked));

  function lightWay(from, to) {
    const found = way(graph, from, to);
    if (found) {
      pinned = () => light({
        methods: found.methods, steps: found.steps, selves: [from, to],
        text: `From ${graph.name(from)} to ${graph.name(to)}: ${found.steps.length} ${found.steps.length === 1 ? "step" : "steps"}.`,
      });
      pinned();
      show(from);
    }
    return found;
  }

  startPathFinder(page, graph, lightWay, () => { pinned = null; clear(); });

  const asked = new URL(location.href).searchParams.get("focus");
  scroll.scrollLeft = scroll.scrollWidth; // the newest year
  if (asked !== null && !graph.methods.has(asked)) {
    status.textContent = `There is no method “${asked}” in this pedigree.`;
  } else if (asked !== null) {
    pinned = () => lightMethod(asked);
    pinned();
    show(asked);
    graph.methods.get(asked).scrollIntoView({ block: "center", inline: "nearest" });
    show(asked);
  }
}

// A mouse lights what it points at. On touch the first tap lights and the second opens.
function startPointers(svg, lightMethod, settle, litNow) {
  let wasLit = false;
  svg.addEventListener("pointerover", (event) => {
    const method = event.target.closest(".method");
    if (method && event.pointerType === "mouse") lightMethod(method.dataset.id);
  });
  svg.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && event.target.closest(".method")) settle();
  });
  svg.addEventListener("pointerdown", (event) => {
    const method = event.target.closest(".method");
    wasLit = Boolean(method) && litNow() === method.dataset.id;
  });
  svg.addEventListener("click", (event) => {
    const method = event.target.closest(".method");
    if (!method || event.pointerType !== "touch" || wasLit) return;
    event.preventDefault();
    lightMethod(method.dataset.id);
  });
}

// Left leads to the primary parent, Right to the first child, Esc puts out the light.
function startKeys(svg, graph, clear) {
  svg.addEventListener("keydown", (event) => {
    const id = event.target.closest(".method")?.dataset.id;
    if (!id) return;
    const near = { ArrowLeft: graph.parents.get(id), ArrowRight: graph.children.get(id) }[event.key];
    const next = near?.find((step) => step.isPrimary) ?? near?.[0];
    if (near) event.preventDefault();
    if (next) graph.methods.get(event.key === "ArrowLeft" ? next.from : next.to).focus();
    if (event.key === "Escape") clear();
  });
}
