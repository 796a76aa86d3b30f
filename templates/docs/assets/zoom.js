// The buttons that make the drawing smaller, larger, or as wide as the page.

export function startZoom(page, svg, scroll) {
  const { width } = svg.viewBox.baseVal;
  const labels = page.querySelector(".lane-labels");
  let scale = 1;
  function size(wanted) {
    scale = Math.min(3, Math.max(0.15, wanted));
    svg.setAttribute("width", width * scale);
    const height = svg.viewBox.baseVal.height * scale;
    svg.setAttribute("height", height);
    labels?.setAttribute("height", height);
    for (const label of labels?.children ?? []) placeLabel(label, scale);
  }
  const steps = {
    out: () => size(scale / 1.25), in: () => size(scale * 1.25),
    fit: () => size(scroll.clientWidth / width),
  };
  for (const button of page.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", steps[button.dataset.zoom]);
  }
}

const BELOW = 17;
const SMALLEST = 12;

// The name of a lane keeps its size, and stands below the top of its lane: data-top, at scale 1.
export function placeLabel(label, scale) {
  label.dataset.top ??= label.getAttribute("y") - BELOW;
  label.setAttribute("y", label.dataset.top * scale + Math.max(SMALLEST, BELOW * scale));
}
