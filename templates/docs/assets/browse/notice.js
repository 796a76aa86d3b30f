// One line that says what a reader has to know, as what of an address was left out.

const SHOWN = 4;
const LONGEST = 60;
const CALLED = { sort: "order", select: "selected paper", health: "links" };

export function startNotice(place) {
  return (text) => {
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text;
  };
}

// ignored: [parameter, value]
export function sayIgnored(say, ignored, facets) {
  const titles = new Map(facets.map(({ name, title }) => [name, title.toLowerCase()]));
  const told = ignored.slice(0, SHOWN).map(([name, value]) => {
    const short = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
    return `${CALLED[name] ?? titles.get(name)} “${short}”`;
  });
  const left = ignored.length - told.length;
  if (left) told.push(`${left} more`);
  say(told.length ? `Not known here, and left out: ${told.join(", ")}.` : "");
}
